import type { Severity } from '../domain/signal.ts';
import { px, type Mark, type Token } from './scene.ts';

/** Half the size of a mark, in pixels. */
export const SEVERITY_HALF: Readonly<Record<Severity, number>> = {
  low: 2.5,
  medium: 3.5,
  high: 4.5,
  critical: 6.5,
};

/** A dot for low and medium, a diamond above, framed where critical: told by shape as well as by colour. `reached` is false for what is still to come. */
export function severityMark(severity: Severity, x: number, y: number, reached = true): Mark {
  const half = SEVERITY_HALF[severity];
  const token: Token = severity === 'low' ? 'n-6' : `${severity}-mark`;
  const ink: { readonly fill: Token } | { readonly stroke: Token } = reached
    ? { fill: token }
    : { stroke: 'n-6' };
  if (severity === 'low' || severity === 'medium') return { mark: 'circle', x, y, r: half, ...ink };
  const d =
    severity === 'critical'
      ? `${diamond(x, y, half)}${hole(x, y, half - 1.3)}${diamond(x, y, half - 3)}`
      : diamond(x, y, half);
  return { mark: 'path', d, ...ink };
}

const diamond = (x: number, y: number, half: number) =>
  `M${x} ${px(y - half)}L${px(x + half)} ${y}L${x} ${px(y + half)}L${px(x - half)} ${y}Z`;

/** The other way round: what it encloses is left out. */
const hole = (x: number, y: number, half: number) =>
  `M${x} ${px(y - half)}L${px(x - half)} ${y}L${x} ${px(y + half)}L${px(x + half)} ${y}Z`;
