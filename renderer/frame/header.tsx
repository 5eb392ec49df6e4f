import type { TimestampUs } from '../../models/domain/time.ts';
import { clock, offsetLabel } from '../../models/figures/days.ts';
import { useClient, useQuery } from '../channel/client.tsx';
import { useCase } from '../channel/use-case.ts';
import { Icon, Mark } from '../controls/icon.tsx';
import { announce } from '../state/announce.ts';
import { preferences, shownTheme, type Theme } from '../state/preferences.ts';
import { goTo } from '../state/selection.ts';
import { usePreferences } from '../state/use-state.ts';
import type { Floating } from './app.tsx';

export function Header({ onFloat }: { onFloat: (floating: Floating) => void }) {
  const { data: status } = useCase();
  return (
    <header className="header">
      <div className="header-case">
        <span className="brand">
          <Mark />
          Tracewell
        </span>
        <button
          type="button"
          className="button quiet clip"
          title="Open another case"
          onClick={() => goTo('cases')}
        >
          <span className="strong clip">{status?.name ?? 'No case open'}</span>
          <Icon name="down" small />
        </button>
      </div>
      <button type="button" className="search" onClick={() => onFloat('palette')}>
        <Icon name="search" />
        <span className="clip">Find a person, event or command</span>
        <kbd className="end">Ctrl K</kbd>
      </button>
      <div className="header-right">
        {status && <Pseudonyms onUnmask={() => onFloat('unmask')} zone={status.zone} />}
        {status && <Zone caseZone={status.zone} at={status.last} />}
        <ThemeButton />
      </div>
    </header>
  );
}

function Pseudonyms({ onUnmask, zone }: { onUnmask: () => void; zone: string }) {
  const client = useClient();
  const { data } = useQuery('pseudonyms.status', {});
  if (!data) return null;
  if (data.masked)
    return (
      <button
        type="button"
        className="button small quiet"
        title="Names are replaced. Unmask…"
        onClick={onUnmask}
      >
        <Icon name="mask" />
        Pseudonyms<span className="word"> on</span>
      </button>
    );
  const until = data.until === null ? '' : ` until ${clock(data.until, zone).slice(0, 5)}`;
  return (
    <button
      type="button"
      className="button small quiet unmasked"
      title={`Real names are shown: ${data.reason ?? 'no reason given'}. Mask again.`}
      onClick={() => void client.call('pseudonyms.mask', {}).then(() => announce('Pseudonyms on'))}
    >
      <Icon name="unmask" />
      Names shown to you{until}
    </button>
  );
}

function Zone({ caseZone, at }: { caseZone: string; at: TimestampUs | null }) {
  const chosen = usePreferences((state) => state.zone);
  const local = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([caseZone, 'UTC', local])];
  const label = (zone: string) => {
    const offset = at === null ? '' : offsetLabel(at, zone);
    return offset === '' || offset === zone ? zone : `${zone}, ${offset}`;
  };
  return (
    <select
      className="field low"
      aria-label="Time zone of clock times"
      value={chosen === 'case' || !zones.includes(chosen) ? caseZone : chosen}
      onChange={({ target }) =>
        preferences.setState({ zone: target.value === caseZone ? 'case' : target.value })
      }
    >
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {label(zone)}
        </option>
      ))}
    </select>
  );
}

const NEXT: Readonly<Record<Theme, Theme>> = { light: 'dark', dark: 'system', system: 'light' };
const SAYS: Readonly<Record<Theme, string>> = { light: 'light', dark: 'dark', system: 'as the system' };

function ThemeButton() {
  const theme = usePreferences((state) => state.theme);
  const icon = theme === 'system' ? 'system' : shownTheme(theme) === 'dark' ? 'moon' : 'sun';
  return (
    <button
      type="button"
      className="button small quiet"
      aria-label={`Theme: ${SAYS[theme]}`}
      title={`Theme: ${SAYS[theme]}; next: ${SAYS[NEXT[theme]]}`}
      onClick={() => preferences.setState({ theme: NEXT[theme] })}
    >
      <Icon name={icon} />
    </button>
  );
}
