import { useMemo } from 'react';
import type { PersonProfile } from '../../../electron/contract/api.ts';
import { day as dayNumber, timestampUs, US_PER_DAY } from '../../../models/domain/time.ts';
import { cutRisk } from '../../../models/figures/budget.ts';
import { levelOf, shiftInside, spanAt, type Level, type Span } from '../../../models/figures/span.ts';
import type { TimelineDay } from '../../../models/figures/timeline.ts';
import { lived, zoneOn } from '../../../models/figures/zones.ts';
import { riskSays } from '../../../models/figures/risk-track.ts';
import { useQuery } from '../../channel/client.tsx';
import { useCase } from '../../channel/use-case.ts';
import { useKeys } from '../../controls/use-keys.ts';
import { useSize } from '../../controls/use-size.ts';
import { announce } from '../../state/announce.ts';
import { select } from '../../state/selection.ts';
import { usePreferences, useSelection } from '../../state/use-state.ts';
import { AxisTrack } from './axis-track.tsx';
import { LaneTracks } from './lane-tracks.tsx';
import { Minimap } from './minimap.tsx';
import { Overlay } from './overlay.tsx';
import { PRIVILEGE_HEIGHT, PrivilegeTrack, usePrivilegeSteps } from './privilege-track.tsx';
import { RiskTrack } from './risk-track.tsx';
import { SessionTrack } from './session-track.tsx';
import { SIGNAL_HEIGHT, SignalTrack, useSignals } from './signal-track.tsx';
import { useLanes } from './use-lanes.ts';
import { useShownSpan } from './use-shown-span.ts';
import { ZoomBar } from './zoom-bar.tsx';

const GUTTER = 150;
const RIGHT = 16;
const LEAST_RISK_HEIGHT = 170;
const DAY_RISK_HEIGHT = 220;
const ZOOM_BAR = 36;
const MINIMAP = 36;
const AXIS = 30;

interface TimelineProps {
  readonly profile: PersonProfile;
  readonly days: readonly TimelineDay[];
  readonly day: number;
}

/** Everything that happened, stacked under one axis and one cursor. */
export function Timeline({ profile, days, day }: TimelineProps) {
  const [box, ref] = useSize();
  const whole = useWhole(profile);
  const chosen = useSelection((state) => state.span);
  const span = chosen ?? spanAt('weeks', day, whole);
  const shown = useShownSpan(span);
  const width = Math.max(200, Math.floor(box.width) - GUTTER - RIGHT);
  const budget = usePreferences((state) => state.budget);
  const { data: ranked } = useQuery('people.ranked', {});
  const cut = ranked ? cutRisk({ risks: ranked.people.columns.risk, budget }) : null;
  const lanes = useLanes(profile, span);
  const zoom = (step: 1 | -1) => setSpan(zoomed(span, step, day, whole));
  useTimelineKeys({ days, day, zoom, span, whole, usual: profile });
  const privileges = usePrivilegeSteps(profile);
  const signals = useSignals(profile);
  const below =
    lanes.height +
    (privileges.length > 0 ? PRIVILEGE_HEIGHT + 1 : 0) +
    (signals.length > 0 ? SIGNAL_HEIGHT + 1 : 0);
  const riskHeight = riskHeightIn(box.height, span, below + lanes.groups.length);
  const { usualLow, usualHigh } = profile;
  const risk = useMemo(
    () => ({ days, usual: usualHigh > 0 ? { low: usualLow, high: usualHigh } : null, cut, budget }),
    [days, usualLow, usualHigh, cut, budget],
  );
  return (
    <section className="timeline" ref={ref} aria-label="Timeline">
      <ZoomBar whole={whole} span={span} day={day} onSpan={setSpan} onZoom={zoom} />
      {box.width > 0 && (
        <div className="tracks-scroll" tabIndex={-1}>
          <Minimap days={days} whole={whole} span={span} width={width} height={MINIMAP} onSpan={setSpan} />
          <div className="tracks">
            <AxisTrack span={shown} day={day} width={width} height={AXIS} zone={zoneOn(profile.zones, day)} />
            <RiskTrack data={risk} span={shown} width={width} height={riskHeight} />
            <SignalTrack signals={signals} profile={profile} span={shown} width={width} />
            <SessionTrack
              profile={profile}
              span={shown}
              target={span}
              width={width}
              height={sessionHeight(span)}
            />
            <PrivilegeTrack steps={privileges} profile={profile} span={shown} width={width} />
            <LaneTracks lanes={lanes} span={shown} width={width} />
            <Overlay
              days={days}
              privileges={privileges}
              usual={risk.usual}
              span={shown}
              width={width}
              top={AXIS}
              day={day}
              onDay={(next) => select({ day: next, inspector: true })}
              onOpen={(next) => select({ day: next, span: spanAt(deeper(levelOf(span)), next, whole) })}
              onZoom={(next) => setSpan(shiftInside(next, whole))}
              whole={whole}
            />
          </div>
        </div>
      )}
    </section>
  );
}

/** What the other tracks leave; a single day needs no more than its parts' names. */
function riskHeightIn(height: number, span: Span, below: number): number {
  const borders = 4;
  const left = Math.floor(height) - ZOOM_BAR - MINIMAP - AXIS - sessionHeight(span) - below - borders;
  const least = Math.max(LEAST_RISK_HEIGHT, left);
  return levelOf(span) === 'day' ? Math.min(least, DAY_RISK_HEIGHT) : least;
}

const setSpan = (span: Span): void => select({ span });

const sessionHeight = (span: Span) => (levelOf(span) === 'week' || levelOf(span) === 'day' ? 44 : 118);

/** From the first to the last day of the case, so that an absence can be seen. */
function useWhole(profile: PersonProfile): Span {
  const { data: status } = useCase();
  const dayIn = (us: number | null | undefined, fallback: number) =>
    us === null || us === undefined
      ? fallback
      : Math.floor(lived(profile.zones, timestampUs(us)) / US_PER_DAY);
  const from = Math.min(profile.firstDay, dayIn(status?.first, profile.firstDay));
  const to = Math.max(profile.lastDay, dayIn(status?.last, profile.lastDay)) + 1;
  return useMemo(() => ({ from: dayNumber(from), to: dayNumber(to) }), [from, to]);
}

const LEVELS: readonly Level[] = ['case', 'weeks', 'week', 'day'];
const deeper = (level: Level): Level =>
  LEVELS[Math.min(LEVELS.length - 1, LEVELS.indexOf(level) + 1)] ?? 'day';
const wider = (level: Level): Level => LEVELS[Math.max(0, LEVELS.indexOf(level) - 1)] ?? 'case';

function zoomed(span: Span, step: 1 | -1, day: number, whole: Span): Span {
  const level = levelOf(span);
  const next = spanAt(step === 1 ? deeper(level) : wider(level), day, whole);
  const same = next.from === span.from && next.to === span.to;
  return same && step === 1 && level === 'case' ? spanAt('week', day, whole) : next;
}

interface KeysInput extends TimelineProps {
  readonly zoom: (step: 1 | -1) => void;
  readonly span: Span;
  readonly whole: Span;
}
function useTimelineKeys({
  days,
  day,
  zoom,
  span,
  whole,
  usual,
}: Omit<KeysInput, 'profile'> & { usual: PersonProfile }): void {
  const go = (next: TimelineDay | undefined) => {
    if (!next) return;
    const inside = next.day >= span.from && next.day < span.to;
    const width = span.to - span.from;
    const moved =
      width <= 7
        ? spanAt(levelOf(span), next.day, whole)
        : shiftInside({ from: next.day - width / 2, to: next.day + width / 2 }, whole);
    select({ day: next.day, inspector: true, ...(inside ? {} : { span: moved }) });
    announce(riskSays(next, { low: usual.usualLow, high: usual.usualHigh }));
  };
  const above = ({ risk }: TimelineDay) => risk > usual.usualHigh;
  const before = (list: readonly TimelineDay[]) => list.findLast((one) => one.day < day);
  const after = (list: readonly TimelineDay[]) => list.find((one) => one.day > day);
  useKeys({
    ArrowLeft: () => go(before(days)),
    ArrowRight: () => go(after(days)),
    '[': () => go(before(days.filter(above))),
    ']': () => go(after(days.filter(above))),
    '+': () => zoom(1),
    '-': () => zoom(-1),
    Enter: () => zoom(1),
  });
}
