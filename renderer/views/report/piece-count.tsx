import { useReport } from '../../state/use-state.ts';

/** How many pieces the report holds. */
export function PieceCount() {
  const count = useReport((state) => state.pieces.length);
  return count === 0 ? null : <span className="rail-count">{count}</span>;
}
