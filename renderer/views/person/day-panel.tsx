import { useState } from 'react';
import type { PersonProfile } from '../../../electron/contract/api.ts';
import type { Stream } from '../../../models/domain/event.ts';
import { dayLong, dayShort } from '../../../models/figures/days.ts';
import { featureOf } from '../../../models/domain/features.ts';
import type { TimelineDay } from '../../../models/figures/timeline.ts';
import { streamWords } from '../../../models/figures/actions.ts';
import { zoneOn } from '../../../models/figures/zones.ts';
import { DayRecords } from '../../controls/records/day-records.tsx';
import { Empty } from '../../controls/states.tsx';
import { Segments } from '../../controls/segments.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { WhyPanel } from '../../controls/why/why-panel.tsx';
import { Chip } from '../../controls/chip.tsx';
import { dayRange } from './day-range.ts';
import { IdentityPanel } from './identity-panel.tsx';
import { SignalsPanel } from './signals-panel.tsx';

export type PanelTab = 'why' | 'signals' | 'records' | 'identity';
const STREAM_OF_GROUP: Readonly<Record<string, Stream>> = {
  logon: 'logon',
  device: 'device',
  file: 'file',
  web: 'web',
  email: 'email',
};

interface DayPanelProps {
  readonly profile: PersonProfile;
  readonly day: number;
  readonly days: readonly TimelineDay[];
  readonly onDay: (day: number) => void;
  readonly shown: PanelTab;
  readonly onShow: (tab: PanelTab) => void;
}

/** The selected day: why it ranks there, and the records behind it; and who the person is. */
export function DayPanel(props: DayPanelProps) {
  const { day, shown, onShow } = props;
  const [stream, setStream] = useState<Stream | null>(null);
  const pick = (feature: string) => {
    setStream(STREAM_OF_GROUP[featureOf(feature).group] ?? null);
    onShow('records');
  };
  useKeys({ v: () => onShow(shown === 'why' ? 'records' : 'why') });
  return (
    <>
      <div className="day-panel-tabs">
        <Segments
          label="Of this day and person"
          options={[
            { id: 'why', title: `Why, ${dayShort(day)}` },
            { id: 'signals', title: 'Signals' },
            { id: 'records', title: 'Records' },
            { id: 'identity', title: 'Identity' },
          ]}
          value={shown}
          onChange={onShow}
        />
        {shown === 'records' && stream && (
          <Chip name="Kind" value={streamWords(stream)} onRemove={() => setStream(null)} />
        )}
      </div>
      <ShownTab {...props} stream={stream} onPick={pick} />
    </>
  );
}

interface ShownTabProps extends Omit<DayPanelProps, 'onShow'> {
  /** Of the records; null shows all. */
  readonly stream: Stream | null;
  readonly onPick: (feature: string) => void;
}

function ShownTab({ profile, day, days, onDay, shown, stream, onPick }: ShownTabProps) {
  const { person, zones } = profile;
  const zone = zoneOn(zones, day);
  if (shown === 'identity') return <IdentityPanel person={person} zone={zone} />;
  if (shown === 'signals') return <SignalsPanel person={person} zones={zones} day={day} />;
  if (!days.some((one) => one.day === day)) return <NothingThatDay day={day} days={days} onDay={onDay} />;
  if (shown === 'why') return <WhyPanel person={person} day={day} onPick={onPick} onDay={onDay} />;
  const filter = { person, ...dayRange(day, zones), ...(stream ? { stream: [stream] } : {}) };
  return <DayRecords filter={filter} zone={zone} day={day} />;
}

/** A day without events: the nearest ones that have some. */
function NothingThatDay({ day, days, onDay }: Pick<DayPanelProps, 'day' | 'days' | 'onDay'>) {
  const before = days.findLast((one) => one.day < day);
  const after = days.find((one) => one.day > day);
  const near = [before, after].filter((one) => one !== undefined);
  return (
    <Empty
      title={`No events on ${dayLong(day)}.`}
      action={near.map((one) => (
        <button key={one.day} type="button" className="button" onClick={() => onDay(one.day)}>
          Go to {dayShort(one.day)} <kbd>{one === before ? '←' : '→'}</kbd>
        </button>
      ))}
    >
      {near.length > 0 ? 'The nearest days with events:' : 'This person has no events at all.'}
    </Empty>
  );
}
