import { PRIVILEGE_REASONS, type PrivilegeReason } from '../domain/privilege.ts';
import type { Replay } from '../domain/replay.ts';
import { timestampUs } from '../domain/time.ts';
import { clock } from './days.ts';
import { changeWords } from './privilege-words.ts';
import { overlap, type Box } from './replay-badge.ts';
import { textWidth } from './replay-label.ts';
import type { ReplayNames } from './replay-names.ts';
import type { LadderStep } from './replay-privilege.ts';
import { placeOf, type TimeAxis } from './replay-time.ts';
import { at, px, type Mark, type Size } from './scene.ts';

const REASON_WORDS: Readonly<Record<PrivilegeReason, string>> = {
  'logged-on': 'signed in as',
  'special-privileges': 'special privileges,',
  'elevated-twin': 'elevated sign-in of',
  'explicit-credentials': 'credentials of',
  'new-credentials': 'other credentials as',
  'group-member-added': 'group membership of',
  'role-granted': 'role granted to',
  'role-assumed': 'role taken on as',
  sudo: 'sudo by',
  'group-member-removed': 'group taken from',
  'role-revoked': 'role taken from',
  'account-deleted': 'account deleted:',
  'signed-off': 'signed off',
};

/** `credentials of svc-plm by heron-41; change CHG-12`. */
export function reasonWords(replay: Replay, row: number, names: ReplayNames): string {
  const { by, change } = replay.privilege.columns;
  const who = at(by, row) < 0 ? '' : ` by ${names.account(at(by, row))}`;
  const ticket = replay.privilege.dictionary?.['change']?.[at(change, row)] ?? '';
  return `${shortWords(replay, row, names)}${who}${changeWords(ticket)}`;
}

/** `credentials of svc-plm`. */
function shortWords(replay: Replay, row: number, names: ReplayNames): string {
  const reason = replay.privilege.dictionary?.['reason']?.[at(replay.privilege.columns.reason, row)] ?? '';
  const known = PRIVILEGE_REASONS.find((one) => one === reason);
  const words = known ? REASON_WORDS[known] : reason;
  if (known === 'signed-off') return words;
  return `${words} ${names.account(at(replay.privilege.columns.account, row))}`;
}

interface ReasonInput {
  readonly replay: Replay;
  readonly axis: TimeAxis;
  readonly names: ReplayNames;
  readonly zone: string;
  readonly size: Size;
}

/** From the step to its words, and from the line up to their baseline. */
const ASIDE = 6;
const ABOVE = 4;
/** Of the words, above and below their baseline. */
const ASCENT = 8;
const DESCENT = 2;

interface Place extends Box {
  readonly words: string;
  readonly toLeft: boolean;
}

/** The reason at each step, beside it where it lies on neither the line nor other words; else only the table says it. */
export function reasonMarks(
  input: ReasonInput,
  steps: readonly LadderStep[],
  rows: readonly number[],
): Mark[] {
  const taken: Box[] = lineBoxes(input, steps, rows);
  const marks: Mark[] = [];
  steps.forEach((step, i) => {
    const before = steps[i - 1]?.level ?? 0;
    const x = placeOf(input.axis, step.at);
    const next = steps[i + 1];
    const until = next ? placeOf(input.axis, next.at) : input.size.width;
    const fell = step.level < before;
    const y = (rows[Math.max(step.level, before)] ?? 0) - ABOVE;
    const chosen = placesOf(input, step, { x, y, until, fell }).find(
      (place) =>
        place.left >= 0 &&
        place.right <= input.size.width &&
        taken.every((other) => overlap(place, other) === 0),
    );
    if (!chosen) return;
    taken.push(chosen);
    marks.push({
      mark: 'text',
      x: px(chosen.toLeft ? x - ASIDE : x + ASIDE),
      y: px(y),
      text: chosen.words,
      anchor: chosen.toLeft ? 'end' : 'start',
      halo: true,
    });
  });
  return marks;
}

interface At {
  readonly x: number;
  readonly y: number;
  /** Where the next step is. */
  readonly until: number;
  readonly fell: boolean;
}

/** The longer words only where they cover nothing that follows; on the side where the level was held first. */
function placesOf(
  { replay, names, zone }: ReasonInput,
  step: LadderStep,
  { x, y, until, fell }: At,
): readonly Place[] {
  const time = clock(timestampUs(step.at), zone);
  const place = (of: typeof reasonWords, toLeft: boolean): Place => {
    const words = `${of(replay, step.row, names)}, ${time}`;
    const width = textWidth(words);
    const left = toLeft ? x - width - ASIDE : x + ASIDE;
    return { words, toLeft, left, right: left + width, top: y - ASCENT, bottom: y + DESCENT };
  };
  const long = place(reasonWords, false);
  const short = [place(shortWords, fell), place(shortWords, !fell)];
  return fell || long.right >= until ? short : [long, ...short];
}

/** What the step line covers. */
function lineBoxes(
  { axis, size }: ReasonInput,
  steps: readonly LadderStep[],
  rows: readonly number[],
): Box[] {
  const boxes: Box[] = [];
  let [x, y] = [0, rows[0] ?? 0];
  const run = (to: number, next: number) => {
    boxes.push({ left: x, right: to, top: y - 1, bottom: y + 1 });
    boxes.push({ left: to - 1, right: to + 1, top: Math.min(y, next), bottom: Math.max(y, next) });
    [x, y] = [to, next];
  };
  for (const step of steps) run(placeOf(axis, step.at), rows[step.level] ?? y);
  run(size.width, y);
  return boxes;
}
