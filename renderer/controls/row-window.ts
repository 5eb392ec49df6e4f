/** Chromium caps an element at 33,554,432 px; above this the scroll bar is scaled. */
export const TALLEST_PX = 30_000_000;

export interface RowWindow {
  readonly count: number;
  readonly rowHeight: number;
  readonly viewport: number;
}

/** Height of the scrolled element. */
export const contentHeight = ({ count, rowHeight }: RowWindow): number =>
  Math.min(TALLEST_PX, count * rowHeight);

/** Row (with a fraction) at the top of the viewport when scrolled by `scroll` px. */
export function firstRow(sized: RowWindow, scroll: number): number {
  const height = contentHeight(sized);
  const scrollable = height - sized.viewport;
  if (scrollable <= 0) return 0;
  return (scroll / scrollable) * (sized.count - sized.viewport / sized.rowHeight);
}

/** The inverse: px to scroll so that `first` is at the top. */
export function scrollFor(sized: RowWindow, first: number): number {
  const rows = sized.count - sized.viewport / sized.rowHeight;
  const scrollable = contentHeight(sized) - sized.viewport;
  if (rows <= 0 || scrollable <= 0) return 0;
  return Math.min(scrollable, (first / rows) * scrollable);
}
