import { dayOf, dayShort } from './days.ts';
import { plural } from './numbers.ts';
import type { StoryPiece } from './story-pieces.ts';

/** More than these make no paragraph. */
const MOST = 6;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}, then ${parts.at(-1)}`;

/** A story in one paragraph, in the order of time: its strongest pieces, one of a kind and day, by day in the zone. */
export function storyTale(pieces: readonly StoryPiece[], zone: string): string {
  const strongest = new Set(
    [...firstOfKindAndDay(pieces, zone)].sort((a, b) => b.points - a.points).slice(0, MOST),
  );
  const told = pieces.filter((piece) => strongest.has(piece));
  const days = [...new Set(told.map(({ start }) => dayOf(start, zone)))];
  const sentences = days.map((day) => {
    const did = told.filter(({ start }) => dayOf(start, zone) === day).map((piece) => piece.did);
    return `On ${dayShort(day)} ${listed(did)}`;
  });
  const rest = pieces.length - told.length;
  const more = rest > 0 ? ` ${capital(plural(rest, 'more piece', 'more pieces'))} of evidence below.` : '';
  return sentences.length === 0 ? '' : `${sentences.join('. ')}.${more}`;
}

function firstOfKindAndDay(pieces: readonly StoryPiece[], zone: string): readonly StoryPiece[] {
  const first = new Map<string, StoryPiece>();
  for (const piece of pieces) {
    const key = `${piece.kind} ${dayOf(piece.start, zone)}`;
    const known = first.get(key);
    if (!known || piece.points > known.points) first.set(key, piece);
  }
  return [...first.values()];
}
