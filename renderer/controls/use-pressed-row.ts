import { useRef } from 'react';
import type { MouseEvent } from 'react';

interface Press {
  readonly row: number;
  readonly top: number;
  readonly bottom: number;
}
type Act = (row: number) => void;

const NOWHERE: Press = { row: -1, top: 0, bottom: 0 };
const PRIMARY = 0;

/**
 * Clicks in a list that scrolls by itself mean the row under the pointer when it was pressed first, whatever has come
 * to lie there since. They mean none where the pointer is let go outside the place of that row, or has left the list
 * or scrolled it in between.
 */
export function usePressedRow(onSelect: Act, onOpen: Act | undefined) {
  const press = useRef(NOWHERE);
  const forget = () => {
    press.current = NOWHERE;
  };
  const released = ({ clientY, button }: MouseEvent, act: Act | undefined) => {
    const { row, top, bottom } = press.current;
    if (button === PRIMARY && row >= 0 && clientY >= top && clientY <= bottom) act?.(row);
  };
  return {
    onMouseDown: ({ target, detail }: MouseEvent) => {
      if (detail <= 1 || press.current === NOWHERE) press.current = pressOn(target);
    },
    onMouseLeave: forget,
    onWheel: forget,
    // Not the click: a browser gives none where the pressed row has left the page.
    onMouseUp: (event: MouseEvent) => released(event, onSelect),
    onDoubleClick: (event: MouseEvent) => released(event, onOpen),
    onClick: ({ target, detail }: MouseEvent) => {
      const { row } = pressOn(target);
      const withoutPointer = detail === 0;
      if (withoutPointer && row >= 0) onSelect(row);
    },
  };
}

function pressOn(target: EventTarget): Press {
  const row = target instanceof Element ? target.closest('[role=row]') : null;
  if (!row) return NOWHERE;
  const { top, bottom } = row.getBoundingClientRect();
  return { row: Number(row.getAttribute('aria-rowindex')) - 1, top, bottom };
}
