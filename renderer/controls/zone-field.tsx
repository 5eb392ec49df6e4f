import { useMemo } from 'react';

interface ZoneFieldProps {
  readonly label: string;
  readonly value: string;
  /** What it means to choose none. */
  readonly empty: string;
  readonly asks?: boolean;
  readonly onChange: (zone: string) => void;
}

/** An IANA time zone, or none. */
export function ZoneField({ label, value, empty, asks, onChange }: ZoneFieldProps) {
  const zones = useMemo(
    () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    [],
  );
  return (
    <label>
      {label}
      <select
        className={asks ? 'field asks' : 'field'}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{empty}</option>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </select>
    </label>
  );
}
