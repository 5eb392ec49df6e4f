import type { ReportDocument } from '../../../models/domain/report.ts';
import { svgOf } from '../../../models/figures/svg.ts';

/** `figures/01.svg` for the first. */
export const figureFile = (number: number): string => `figures/${String(number).padStart(2, '0')}.svg`;

/** Every figure as a file of its own, in the order of the document. */
export function figureFiles(document: ReportDocument): readonly { name: string; svg: string }[] {
  const figures = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'figure' ? [block] : [])),
  );
  return figures.map(({ caption, figure }, i) => ({
    name: figureFile(i + 1),
    svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svgOf(figure, caption, `figure-${i + 1}`)}\n`,
  }));
}
