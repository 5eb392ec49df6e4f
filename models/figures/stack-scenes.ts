import type { Mark, Scene } from './scene.ts';

/** Scenes of one width under one another as one figure; the last one says what it shows. */
export function stackScenes(scenes: readonly Scene[]): Scene {
  const marks: Mark[] = [];
  let top = 0;
  for (const scene of scenes) {
    for (const mark of scene.marks) marks.push(lowered(mark, top));
    top += scene.height;
  }
  return {
    width: Math.max(0, ...scenes.map(({ width }) => width)),
    height: top,
    marks,
    stops: [],
    finding: scenes.at(-1)?.finding ?? '',
  };
}

function lowered(mark: Mark, by: number): Mark {
  if (by === 0) return mark;
  if (mark.mark === 'line') return { ...mark, y1: mark.y1 + by, y2: mark.y2 + by };
  if (mark.mark === 'path') throw new RangeError('a path cannot be moved: draw it where it is to stand');
  return { ...mark, y: mark.y + by };
}
