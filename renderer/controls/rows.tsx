import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { contentHeight, firstRow, scrollFor, type RowWindow } from './row-window.ts';
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
  readonly row: (index: number) => ReactNode;
  readonly className: string;
}

/**
 * Virtual rows of 28 px, as many as there are: above Chromium's largest element the scroll bar is scaled and the wheel
 * still moves row by row.
 */
export function Rows({ label, count, selected, onSelect, onOpen, onRange, row, className }: RowsProps) {
  const [box, measure] = useSize();
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const exact = useRef<{ scroll: number; first: number } | null>(null);
  const sized: RowWindow = { count, rowHeight: ROW, viewport: box.height };
  const position = exact.current && exact.current.scroll === top ? exact.current.first : firstRow(sized, top);
  const first = Math.max(0, Math.floor(position));
  const last = Math.min(count - 1, Math.ceil(position + box.height / ROW));
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  const moveTo = (target: number) => {
    const element = scroller.current;
    if (!element) return;
    const bounded = Math.max(0, Math.min(count - Math.floor(box.height / ROW), target));
    element.scrollTop = scrollFor(sized, bounded);
    exact.current = { scroll: element.scrollTop, first: bounded };
    setTop(element.scrollTop);
  };
  useWheel(scroller, sized, position, moveTo);
  useLayoutEffect(() => {
    if (selected < 0 || box.height === 0) return;
    if (selected < position) moveTo(selected);
    else if (selected > position + box.height / ROW - 1) moveTo(selected - Math.floor(box.height / ROW) + 1);
  }, [selected, box.height]);
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
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      >
        <div role="rowgroup" style={{ height: contentHeight(sized), position: 'relative' }}>
          {Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).map((index) => (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 1}
              aria-selected={index === selected}
              className={`rows-row ${className}`}
              style={{ transform: `translateY(${top + (index - position) * ROW}px)` }}
              onClick={() => onSelect(index)}
              onDoubleClick={() => onOpen?.(index)}
            >
              {row(index)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}


function useWheel(
  scroller: RefObject<HTMLDivElement | null>,
  sized: RowWindow,
  position: number,
  moveTo: (first: number) => void,
): void {
  const latest = useRef({ sized, position, moveTo });
  useEffect(() => {
    latest.current = { sized, position, moveTo };
  });
  useEffect(() => {
    const element = scroller.current;
    const onWheel = (event: WheelEvent) => {
      const now = latest.current;
      if (now.sized.count * now.sized.rowHeight <= now.sized.viewport || event.ctrlKey) return;
      event.preventDefault();
      now.moveTo(now.position + event.deltaY / now.sized.rowHeight);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [scroller]);
}

function keyTarget(key: string, selected: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, PageDown: page, PageUp: -page };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, selected + step));
}
