import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { contentHeight, firstRow, scrollFor, type RowWindow } from './row-window.ts';
import { usePressedRow } from './use-pressed-row.ts';
import { useSize } from './use-size.ts';

const ROW = 28;

interface RowsProps {
  readonly label: string;
  readonly count: number;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen?: (index: number) => void;
  /** The rows on screen, so that their data can be asked for. */
  readonly onRange?: (first: number, last: number) => void;
  readonly renderRow: (index: number) => ReactNode;
  readonly className: string;
}
/** The row at the top, with its fraction, and where the scroll bar stands for it. */
interface Place {
  readonly first: number;
  readonly scroll: number;
}

/**
 * Virtual rows of 28 px, as many as there are: above Chromium's largest element the scroll bar is scaled and the wheel
 * still moves row by row. Rows are placed against the viewport: millions of pixels down, a browser rounds.
 */
export function Rows(props: RowsProps) {
  const { label, count, selected, onSelect, onOpen, onRange, renderRow, className } = props;
  const [box, measure] = useSize();
  const sized: RowWindow = { count, rowHeight: ROW, viewport: box.height };
  const { scroller, place, onScroll } = usePlace(sized, selected);
  const pointer = usePressedRow(onSelect, onOpen);
  const first = Math.max(0, Math.floor(place.first));
  const last = Math.min(count - 1, Math.ceil(place.first + box.height / ROW));
  const shown = box.height === 0 ? 0 : Math.max(0, last - first + 1);
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyTarget(event.key, selected, count, Math.floor(box.height / ROW));
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      onSelect(next);
    }
    if (event.key === 'Enter' && selected >= 0) onOpen?.(selected);
  };
  return (
    <div className="rows" ref={measure}>
      <div
        ref={scroller}
        className="rows-scroll"
        role="table"
        aria-label={label}
        aria-rowcount={count}
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...pointer}
        onScroll={({ currentTarget }) => onScroll(currentTarget.scrollTop)}
      >
        <div role="presentation" style={{ height: contentHeight(sized) }}>
          <div role="rowgroup" className="rows-pinned">
            {Array.from({ length: shown }, (_, i) => first + i).map((index) => (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={index === selected}
                className={`rows-row ${className}`}
                style={{ transform: `translateY(${(index - place.first) * ROW}px)` }}
              >
                {renderRow(index)}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function usePlace(sized: RowWindow, selected: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>({ first: 0, scroll: 0 });
  const latest = useRef({ sized, place });
  useLayoutEffect(() => {
    latest.current = { sized, place };
  });
  const moveTo = useCallback((target: number) => {
    const element = scroller.current;
    if (!element) return;
    const { sized: now } = latest.current;
    const first = Math.max(0, Math.min(now.count - now.viewport / now.rowHeight, target));
    element.scrollTop = scrollFor(now, first);
    setPlace({ first, scroll: element.scrollTop });
  }, []);
  const visible = Math.floor(sized.viewport / sized.rowHeight);
  // Before it is painted: nobody aims at a row that is about to leave.
  useLayoutEffect(() => {
    const { place: shown } = latest.current;
    if (selected < 0 || visible === 0) return;
    if (selected < shown.first) moveTo(selected);
    else if (selected > shown.first + visible - 1) moveTo(selected - visible + 1);
  }, [selected, visible, moveTo]);
  useEffect(() => {
    const element = scroller.current;
    const onWheel = (event: WheelEvent) => {
      const { sized: now, place: shown } = latest.current;
      if (event.ctrlKey || event.deltaY === 0 || now.count * now.rowHeight <= now.viewport) return;
      event.preventDefault();
      moveTo(shown.first + event.deltaY / now.rowHeight);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [moveTo]);
  const onScroll = (scroll: number) => {
    if (Math.abs(scroll - place.scroll) > 1) setPlace({ first: firstRow(sized, scroll), scroll });
  };
  return { scroller, place, onScroll };
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

function keyTarget(key: string, selected: number, count: number, page: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = key === 'PageDown' ? page : key === 'PageUp' ? -page : STEPS[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, selected + step));
}
