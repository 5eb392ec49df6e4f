import { PRIVILEGE_LEVELS } from '../domain/privilege.ts';
import { plural } from './numbers.ts';
import { crisp, px, type Mark, type Scene, type Size } from './scene.ts';
import { calendarMarks, spanScale, type Span } from './span.ts';

/** From `day` on (local days, fractions are times of day) the person holds `level`. */
export interface PrivilegeStep {
  readonly day: number;
  readonly level: number;
  /** At the step itself. */
  readonly words: string;
  /** Beside it by whom, and whether a change record covers it. */
  readonly says: string;
}

const TOP = 10;
const BOTTOM = 8;
const LABEL_PX = 150;

/** Height of a level's line. */
export const levelY = (level: number, height: number): number =>
  px(height - BOTTOM - (level / (PRIVILEGE_LEVELS.length - 1)) * (height - TOP - BOTTOM));

/** What a person may do over time: a step line over named levels, the reason at each step up where it fits. */
export function privilegeTrack(steps: readonly PrivilegeStep[], span: Span, size: Size): Scene {
  const x = spanScale(span, size.width);
  const before = steps.findLast(({ day }) => day <= span.from)?.level ?? 0;
  const inside = steps.filter(({ day }) => day > span.from && day < span.to);
  const marks: Mark[] = calendarMarks(span, size);
  PRIVILEGE_LEVELS.forEach((_, level) => {
    const y = crisp(levelY(level, size.height));
    marks.push({ mark: 'line', x1: 0, x2: size.width, y1: y, y2: y, stroke: 'n-3' });
  });
  let path = `M0 ${levelY(before, size.height)}`;
  for (const { day, level } of inside) path += `H${px(x(day))}V${levelY(level, size.height)}`;
  marks.push({ mark: 'path', d: `${path}H${size.width}`, stroke: 'n-8', strokeWidth: 2 });
  marks.push(...labels(inside, before, x, size));
  return { ...size, marks, stops: [], finding: finding(inside, before) };
}

function labels(
  steps: readonly PrivilegeStep[],
  before: number,
  x: (day: number) => number,
  size: Size,
): Mark[] {
  const marks: Mark[] = [];
  let level = before;
  let free = 0;
  for (const step of steps) {
    const from = x(step.day);
    if (step.level > Math.max(level, 1) && from >= free && from + LABEL_PX <= size.width) {
      marks.push({
        mark: 'text',
        x: px(from + 4),
        y: levelY(step.level, size.height) - 3,
        text: step.words,
        halo: true,
      });
      free = from + LABEL_PX;
    }
    level = step.level;
  }
  return marks;
}

function finding(steps: readonly PrivilegeStep[], before: number): string {
  const highest = Math.max(before, ...steps.map(({ level }) => level));
  const raised = steps.filter(({ level }, i) => level > (steps[i - 1]?.level ?? before) && level > 1).length;
  const held = PRIVILEGE_LEVELS[highest] ?? 'none';
  return raised === 0
    ? `Highest level ${held}.`
    : `Raised ${plural(raised, 'time', 'times')}, highest level ${held}.`;
}

/** Raises of a day above a user's level, the highest one in words; '' for none. */
export function raiseSays(steps: readonly PrivilegeStep[], day: number): string {
  const raises = steps.filter(
    (step, i) => Math.floor(step.day) === day && step.level > 1 && step.level > (steps[i - 1]?.level ?? 0),
  );
  const top = raises.reduce<PrivilegeStep | null>(
    (best, step) => (best === null || step.level > best.level ? step : best),
    null,
  );
  return top === null ? '' : `${PRIVILEGE_LEVELS[top.level] ?? ''}: ${top.says}`;
}
