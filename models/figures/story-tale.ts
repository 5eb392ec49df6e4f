import { UNUSUAL_DAY } from '../domain/story.ts';
import { dayOf, dayShort } from './days.ts';
import { plural } from './numbers.ts';
import type { StoryPiece } from './story-pieces.ts';
import { isOfDays } from './story-when.ts';

/** More than these make no paragraph. */
const MOST = 6;

/**
 * A story in one paragraph, in the order of time: its strongest pieces, one of a kind and time, a sentence for each day in
 * the zone, and one for what took several.
 */
export function storyTale(pieces: readonly StoryPiece[], zone: string): string {
  const strongest = new Set(
    [...firstOfKindAndTime(pieces, zone)].sort((a, b) => b.points - a.points).slice(0, MOST),
  );
  const told = pieces.filter((piece) => strongest.has(piece));
  const byBeginning = told.toSorted((a, b) => beginningOf(a) - beginningOf(b));
  const times = [...new Set(byBeginning.map((piece) => timeOf(piece, zone)))];
  const sentences = times.map(
    (time) => `${time} ${sentence(told.filter((piece) => timeOf(piece, zone) === time))}.`,
  );
  const rest = pieces.length - told.length;
  if (rest > 0) sentences.push(`${plural(rest, 'more piece', 'more pieces')} of evidence below.`);
  return sentences.join(' ');
}

/** What took days is told where it began. */
const beginningOf = ({ start, end }: StoryPiece) => (isOfDays(start, end) ? start : end);

/** `On 19 Nov`, `From 24 Sep to 15 Oct`: what is told in one sentence. */
function timeOf({ start, end }: StoryPiece, zone: string): string {
  const last = dayShort(dayOf(end, zone));
  return isOfDays(start, end) ? `From ${dayShort(dayOf(start, zone))} to ${last}` : `On ${last}`;
}

/** What somebody did one after another, then what the day amounts to. */
function sentence(pieces: readonly StoryPiece[]): string {
  const did = pieces.filter(({ kind }) => kind !== UNUSUAL_DAY).map((piece) => piece.did);
  const ofDay = pieces.filter(({ kind }) => kind === UNUSUAL_DAY).map((piece) => piece.did);
  if (did.length === 0) return ofDay.join(', ');
  const acts = did.length === 1 ? (did[0] ?? '') : `${did.slice(0, -1).join(', ')}, then ${did.at(-1)}`;
  return ofDay.length === 0 ? acts : `${acts}; over the day ${ofDay.join(', ')}`;
}

function firstOfKindAndTime(pieces: readonly StoryPiece[], zone: string): readonly StoryPiece[] {
  const first = new Map<string, StoryPiece>();
  for (const piece of pieces) {
    const key = `${piece.kind} ${timeOf(piece, zone)}`;
    const known = first.get(key);
    if (!known || piece.points > known.points) first.set(key, piece);
  }
  return [...first.values()];
}
