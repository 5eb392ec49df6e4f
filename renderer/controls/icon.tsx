const PATHS = {
  cases: 'M2 5.5h12v8H2zM5.5 5.5v-2h5v2',
  import: 'M8 2v8M5 7.5 8 10.5l3-3M2.5 11v2.5h11V11',
  overview: 'M2 13.5h12M4 11V7M8 11V3M12 11V8.5',
  stories: 'M2.5 3.5h11M2.5 8h8M2.5 12.5h5.5',
  person: 'M8 7.9a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM3 13.5c.4-3 2.3-4.3 5-4.3s4.6 1.3 5 4.3',
  events: 'M2 3.5h12v9H2zM2 6.5h12M2 9.5h12M6 3.5v9',
  replay:
    'M5.5 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM14 3.8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM14 12.2a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM5.3 7.1l5.3-2.5M5.3 8.9l5.3 2.5',
  report: 'M3.5 1.8h6L12.5 5v9.2h-9zM9.5 1.8V5h3M5.5 8h5M5.5 11h5',
  play: 'M5 3v10l8-5z',
  pause: 'M5.5 3v10M10.5 3v10',
  previous: 'M4 3v10M12.5 3v10L6.5 8z',
  next: 'M12 3v10M3.5 3v10l6-5z',
  search: 'M11.3 7A4.3 4.3 0 1 1 2.7 7a4.3 4.3 0 0 1 8.6 0zM10.3 10.3l3.4 3.4',
  mask: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM3 13 13 3',
  unmask: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM9.8 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0z',
  check: 'm3 8.5 3.3 3.3L13 5',
  cross: 'm4 4 8 8M12 4l-8 8',
  file: 'M4 1.8h5.5L12.5 5v9.2H4z',
  folder: 'M2 4h4.5l1.5 2h6v7.5H2z',
  warn: 'M8 2.5 14.2 13.5H1.8zM8 6.5v3.3M8 11.6v.2',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  right: 'm6.5 4.5 3.5 3.5-3.5 3.5',
  up: 'm4.5 9.5 3.5-3.5 3.5 3.5',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z',
  sun: 'M10.8 8a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0zM8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1',
  system: 'M2 3h12v8H2zM6 13.5h4',
  coverage: 'M2 3h3v3H2zM6.5 3h3v3h-3zM11 3h3v3h-3zM2 10h3v3H2zM11 10h3v3h-3z',
  lists: 'M2.5 4h1M6 4h7.5M2.5 8h1M6 8h7.5M2.5 12h1M6 12h7.5',
  table: 'M2 3.5h12v9H2zM2 6.5h12M8 6.5v6',
  panel: 'M2 3h12v10H2zM10 3v10',
} as const;
export type IconName = keyof typeof PATHS;

/** Line icons on a 16 px grid; always beside a word or inside a control with a name. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'icon small' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Mark() {
  return (
    <svg className="brand-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1.5 4.5h13M4 8.5h8M6.5 12.5h3" />
    </svg>
  );
}
