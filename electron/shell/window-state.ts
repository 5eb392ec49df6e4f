export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface WindowState {
  /** Where it stands when it is neither maximised nor full screen. */
  readonly bounds: Rectangle;
  readonly maximised: boolean;
}

export const LEAST = { width: 1024, height: 640 };
const USUAL = { width: 1440, height: 900 };
/** Of the top edge, what must be in reach of the pointer. */
const GRIP = { width: 120, height: 24 };
const STEP = 28;

/** What was saved; null where it is damaged, which counts as none. */
export function parseWindowState(text: string): WindowState | null {
  try {
    const saved: unknown = JSON.parse(text);
    if (typeof saved !== 'object' || saved === null || !('bounds' in saved)) return null;
    const bounds = rectangle(saved.bounds);
    return bounds && { bounds, maximised: 'maximised' in saved && saved.maximised === true };
  } catch {
    return null;
  }
}

function rectangle(value: unknown): Rectangle | null {
  if (typeof value !== 'object' || value === null) return null;
  const part = (name: string) => {
    const found: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
    return typeof found === 'number' && Number.isSafeInteger(found) ? found : null;
  };
  const [x, y, width, height] = [part('x'), part('y'), part('width'), part('height')];
  if (x === null || y === null || width === null || height === null || width <= 0 || height <= 0) return null;
  return { x, y, width, height };
}

/** Where a window opens: as it was left, if that is still on a screen; without a place it is centred. */
export function placeWindow(
  saved: WindowState | null,
  screens: readonly Rectangle[],
): {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly maximised: boolean;
} {
  const screen = saved && screens.find((each) => isInReach(saved.bounds, each));
  if (!saved || !screen)
    return { bounds: sized(saved?.bounds ?? USUAL, screens[0]), maximised: saved?.maximised ?? false };
  const { width, height } = sized(saved.bounds, screen);
  const x = clamp(saved.bounds.x, screen.x, screen.x + screen.width - width);
  const y = clamp(saved.bounds.y, screen.y, screen.y + screen.height - height);
  return { bounds: { x, y, width, height }, maximised: saved.maximised };
}

/** The next window stands a little below and to the right, so that both can be seen. */
export const besides = ({ bounds }: WindowState): WindowState => ({
  bounds: { ...bounds, x: bounds.x + STEP, y: bounds.y + STEP },
  maximised: false,
});

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** No larger than the screen; below the least size where the screen is smaller. */
function sized(wanted: Pick<Rectangle, 'width' | 'height'>, screen: Rectangle | undefined) {
  const { width, height } = screen ?? USUAL;
  return {
    width: Math.min(Math.max(wanted.width, LEAST.width), width),
    height: Math.min(Math.max(wanted.height, LEAST.height), height),
  };
}

function isInReach(window: Rectangle, screen: Rectangle): boolean {
  const across = overlap(window.x, window.x + window.width, screen.x, screen.x + screen.width);
  const down = overlap(window.y, window.y + GRIP.height, screen.y, screen.y + screen.height);
  return across >= GRIP.width && down >= GRIP.height;
}

const overlap = (from: number, to: number, low: number, high: number) =>
  Math.min(to, high) - Math.max(from, low);
