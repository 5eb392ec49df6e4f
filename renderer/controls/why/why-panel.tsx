import type { WhyDay } from '../../../electron/contract/api.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import { day as dayNumber } from '../../../models/domain/time.ts';
import { dayLong } from '../../../models/figures/days.ts';
import { dayLede, restsSentence } from '../../../models/figures/why-words.ts';
import { useQuery } from '../../channel/client.tsx';
import { Failure, Skeleton } from '../states.tsx';
import { FeatureTable } from './feature-table.tsx';
import { ModelTable } from './model-table.tsx';
import { Relief } from './relief.tsx';

interface WhyPanelProps {
  readonly person: PersonId;
  readonly day: number;
  readonly onPick: ((feature: string) => void) | null;
  readonly onDay: ((day: number) => void) | null;
}

/** Why a day of a person ranks where it does, with what speaks for the person at the same size. */
export function WhyPanel({ person, day, onPick, onDay }: WhyPanelProps) {
  const { data, error, retry, refreshing } = useQuery('people.why', { person, day: dayNumber(day) });
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton rows={8} what="Reading what counted on that day" />;
  return (
    <div className={refreshing ? 'why stale' : 'why'}>
      <Title why={data} />
      <p className="why-lede">{dayLede(data)}</p>
      <FeatureTable why={data} onPick={onPick} />
      <Rests why={data} />
      <Relief relief={data.relief} />
      {data.alike && <AlikeDay alike={data.alike} onDay={onDay} />}
      <ModelTable models={data.models} />
    </div>
  );
}

/** Under this share the most alike day is told to be unlike. */
const ALIKE = 0.5;

function AlikeDay({ alike, onDay }: { alike: NonNullable<WhyDay['alike']>; onDay: WhyPanelProps['onDay'] }) {
  const words = dayLong(alike.day);
  const day = onDay ? (
    <button type="button" className="link" onClick={() => onDay(alike.day)}>
      {words}
    </button>
  ) : (
    words
  );
  const share = `${Math.round(alike.similarity * 100)}\u00a0%`;
  return (
    <section className="why-block">
      <h3>A day like this</h3>
      {alike.similarity < ALIKE ? (
        <p className="small">
          No earlier day of this person is much like it. The most alike is {day}, {share} alike.
        </p>
      ) : (
        <p className="small">
          {day} was most like it, {share} alike.
        </p>
      )}
    </section>
  );
}

function Title({ why }: { why: WhyDay }) {
  const usual = why.usual
    ? `usual ${Math.round(why.usual.low)}–${Math.round(why.usual.high)}`
    : 'still learning';
  return (
    <div className="region-head title plain">
      <h2>
        {why.risk === null ? 'No score' : `Why ${Math.round(why.risk)}`} on {dayLong(why.day)}
      </h2>
      <span className="end muted small">{usual}</span>
    </div>
  );
}

function Rests({ why }: { why: WhyDay }) {
  return <p className="why-rests tiny muted">{restsSentence(why.rests)}</p>;
}
