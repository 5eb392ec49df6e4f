import { useEffect, useMemo } from 'react';
import type { RankedPeople } from '../../../electron/contract/api.ts';
import { personId } from '../../../models/domain/ids.ts';
import { day } from '../../../models/domain/time.ts';
import { at } from '../../../models/figures/scene.ts';
import { useClient, useQuery } from '../../channel/client.tsx';
import { useCase } from '../../channel/use-case.ts';
import { Inspector } from '../../controls/inspector.tsx';
import { Empty, Failure, Progress, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { WhyPanel } from '../../controls/why/why-panel.tsx';
import { goTo, openPerson, openReplay, select, selection } from '../../state/selection.ts';
import { usePreferences, useSelection, useWork } from '../../state/use-state.ts';
import { cancelAnalysis, startAnalysis } from '../../state/work.ts';
import { BudgetDial } from './budget-dial.tsx';
import { Filters } from './filters.tsx';
import { Organisation } from './organisation.tsx';
import { PeopleTable } from './people-table.tsx';
import { sortedRows } from './sorted-rows.ts';

/** Whom to look at first, and why. */
export function Overview() {
  const { data: status } = useCase();
  const brush = useSelection((state) => state.brush);
  const budget = usePreferences((state) => state.budget);
  const scored = status?.model !== null && status !== undefined;
  const input = brush ? { from: day(brush.from), to: day(brush.to - 1) } : {};
  const ranked = useQuery('people.ranked', scored ? input : null);
  useLooked(scored);
  return (
    <div className="overview">
      <section className="overview-strip">
        <BudgetDial
          risks={ranked.data?.people.columns.risk ?? EMPTY}
          budget={budget}
          loading={ranked.asking}
        />
        <Organisation ranked={ranked.data ?? null} budget={budget} />
      </section>
      {scored ? <Ranking ranked={ranked} budget={budget} /> : <Unscored />}
    </div>
  );
}
const EMPTY = new Float64Array();

/** Leaving the overview is what "since you last looked" counts from. */
function useLooked(scored: boolean): void {
  const client = useClient();
  useEffect(() => {
    if (!scored) return undefined;
    return () => void client.call('cases.looked', {}).catch(() => undefined);
  }, [client, scored]);
}

interface RankingProps {
  readonly ranked: ReturnType<typeof useQuery<'people.ranked'>>;
  readonly budget: number;
}

function Ranking({ ranked, budget }: RankingProps) {
  const sort = useSelection((state) => state.sort);
  const preview = useSelection((state) => state.preview);
  const open = useSelection((state) => state.inspector);
  const data = ranked.data;
  const rows = useMemo(() => (data ? sortedRows(data, sort) : []), [data, sort]);
  useRowKeys(data ?? null, rows);
  if (ranked.error && !data) return <Failure error={ranked.error} onRetry={ranked.retry} />;
  const chosen = data ? rows.find((row) => at(data.people.columns.person, row) === preview) : undefined;
  return (
    <div className="with-inspector">
      <div className={ranked.refreshing ? 'overview-list stale' : 'overview-list'}>
        <Filters ranked={data ?? null} />
        {data ? (
          <PeopleTable ranked={data} rows={rows} budget={budget} selected={chosen ?? null} />
        ) : (
          <Skeleton rows={10} tall what="Ranking people" />
        )}
      </div>
      {open && data && chosen !== undefined && (
        <Inspector label="Why">
          <WhyPanel
            person={personId(at(data.people.columns.person, chosen))}
            day={at(data.people.columns.peakDay, chosen)}
            onPick={null}
            onDay={null}
          />
          <div className="inspector-foot">
            <button type="button" className="button primary" onClick={() => openRow(data, chosen)}>
              Open the person <kbd>Enter</kbd>
            </button>
            <button type="button" className="button" onClick={() => replayRow(data, chosen)}>
              Replay that day <kbd>R</kbd>
            </button>
          </div>
        </Inspector>
      )}
    </div>
  );
}

export function openRow(data: RankedPeople, row: number): void {
  openPerson(personId(at(data.people.columns.person, row)), at(data.people.columns.peakDay, row));
}

/** The day of the highest risk as movement on the graph. */
function replayRow(data: RankedPeople, row: number): void {
  const { person, peakDay } = data.people.columns;
  const on = at(peakDay, row);
  if (on > 0) openReplay({ kind: 'day', person: personId(at(person, row)), day: day(on) });
}

function useRowKeys(data: RankedPeople | null, rows: readonly number[]): void {
  const move = (step: number) => {
    if (!data || rows.length === 0) return;
    const current = rows.findIndex(
      (row) => at(data.people.columns.person, row) === selection.getState().preview,
    );
    const next = rows[Math.max(0, Math.min(rows.length - 1, current < 0 ? 0 : current + step))];
    if (next !== undefined)
      select({ preview: personId(at(data.people.columns.person, next)), inspector: true });
  };
  const onChosen = (act: (ranked: RankedPeople, row: number) => void) => () => {
    const row = rows.find(
      (one) => data && at(data.people.columns.person, one) === selection.getState().preview,
    );
    if (data && row !== undefined) act(data, row);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: onChosen(openRow),
    r: onChosen(replayRow),
  });
}

function Unscored() {
  const client = useClient();
  const { data: status } = useCase();
  const analysing = useWork((state) => state.analysing);
  const failed = useWork((state) => state.analysisError);
  if (analysing) {
    const progress = analysing.progress;
    const part = progress
      ? (progress.stageIndex + progress.done / Math.max(1, progress.total)) / progress.stages
      : 0;
    return (
      <div className="pad">
        <Progress
          what={progress?.title ?? 'Analysing'}
          detail={progress ? `stage ${progress.stageIndex + 1} of ${progress.stages}` : ''}
          done={part}
          startedMs={analysing.startedMs}
          onCancel={cancelAnalysis}
        />
      </div>
    );
  }
  if (failed) return <Failure error={failed} onRetry={() => void startAnalysis(client)} />;
  if (!status || status.events === 0)
    return (
      <Empty
        title="No events yet."
        action={
          <button type="button" className="button primary" onClick={() => goTo('import')}>
            Import exports
          </button>
        }
      >
        Import the exports of this case first; then people can be ranked.
      </Empty>
    );
  return (
    <Empty
      title={`No scores yet. Analyse the ${status.events.toLocaleString('en-US')} imported events.`}
      action={
        <button type="button" className="button primary" onClick={() => void startAnalysis(client)}>
          Analyse
        </button>
      }
    >
      Sessions, baselines and scores are worked out on this machine.
    </Empty>
  );
}
