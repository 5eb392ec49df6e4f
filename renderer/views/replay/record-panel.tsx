import type { ReactNode } from 'react';
import { timestampUs, US_PER_SECOND, type TimestampUs } from '../../../models/domain/time.ts';
import { actionWords } from '../../../models/figures/actions.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import type { ReplayNames } from '../../../models/figures/replay-names.ts';
import { apart, causeWords, stepEvent, stepWords } from '../../../models/figures/replay-words.ts';
import { at } from '../../../models/figures/scene.ts';
import { OriginalRecord } from '../../controls/records/original-record.tsx';
import { openEvents } from '../../state/selection.ts';
import { useRestingStep } from './use-resting.ts';
import type { ReplayModel } from './view-model.ts';

const RECORD_MS = 180;

interface RecordPanelProps {
  readonly model: ReplayModel;
  readonly names: ReplayNames;
  readonly zone: string;
}

/** The step at the playhead: what likely led to it, and its record. */
export function RecordPanel({ model, names, zone }: RecordPanelProps) {
  const { replay, chain, playback } = model;
  const step = useRestingStep(playback, RECORD_MS, false);
  if (step < 0 || step >= replay.steps.rows)
    return (
      <section className="replay-record">
        <p className="pad small muted">Before the first event. Play, or choose an event above.</p>
      </section>
    );
  const number = at(chain.numbers, step);
  const others = at(replay.steps.columns.others, step);
  const cause = causeWords(replay, chain, step, names);
  return (
    <section className="replay-record" aria-label="Step at the playhead">
      <div className="region-head plain">
        <h2>{number > 0 ? `Likely cause of step ${number}` : 'Likely cause'}</h2>
        {others > 0 && <span className="end small muted">{plural(others, 'other', 'others')} possible</span>}
      </div>
      <p className="small replay-cause">
        {cause ?? 'None found: nothing before it in this span leads to the same host or account.'}
      </p>
      <StepFacts model={model} names={names} zone={zone} step={step} />
      <OriginalRecord event={stepEvent(replay, step)} />
    </section>
  );
}

interface StepProps extends RecordPanelProps {
  readonly step: number;
}

function StepFacts({ model, names, zone, step }: StepProps) {
  const { replay } = model;
  const { at: times, until, events, account, target, host, action } = replay.steps.columns;
  const from = timestampUs(at(times, step));
  const to = timestampUs(at(until, step));
  const id = replay.steps.dictionary?.['action']?.[at(action, step)] ?? '';
  const many = at(events, step) > 1;
  const who = [at(account, step), at(target, step)].filter(
    (one, i, all) => one >= 0 && all.indexOf(one) === i,
  );
  return (
    <>
      <div className="region-head plain">
        <h2 className="clip" title={stepWords(replay, step, names)}>
          {actionWords(id)}
        </h2>
        <button type="button" className="link small end" onClick={() => openAround(from, to)}>
          Open in Events
        </button>
      </div>
      <dl className="facts small">
        <Fact name="Time">
          {dateAndClock(from, zone)}
          {many && `, ${count(at(events, step))} within ${apart(to - from)}; the first is below`}
        </Fact>
        {who.length > 0 && <Fact name="Account">{who.map(names.account).join(' as ')}</Fact>}
        {at(host, step) >= 0 && <Fact name="Host">{names.host(at(host, step))}</Fact>}
      </dl>
    </>
  );
}

const openAround = (from: TimestampUs, to: TimestampUs) =>
  openEvents({ from, to: timestampUs(Math.max(to, from + US_PER_SECOND)) });

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
