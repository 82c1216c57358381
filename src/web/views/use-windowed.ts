import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

/** Which rows of a long list are to be drawn. */
export interface Windowed {
  readonly first: number;
  /** The one after the last. */
  readonly end: number;
  /** Scrolls so that a row stands in the upper third. */
  readonly show: (row: number) => void;
}

/** Rows that are drawn above and below what is seen. */
const spare = 6;

/** Draws a long list of rows of one height only where it is seen. `scroller` is the element that scrolls. */
export function useWindowed(scroller: RefObject<HTMLElement | null>, rows: number, rowHeight: number, head = 0): Windowed {
  const [place, setPlace] = useState({ top: 0, height: 600 });
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    setPlace((old) => (old.top === element.scrollTop && old.height === element.clientHeight ? old : { top: element.scrollTop, height: element.clientHeight }));
  }, [scroller]);
  useLayoutEffect(measure, [measure, rows]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [measure, scroller]);
  const show = useCallback((row: number) => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = Math.max(0, head + row * rowHeight - element.clientHeight / 3);
    measure();
  }, [head, measure, rowHeight, scroller]);
  const first = Math.max(0, Math.floor((place.top - head) / rowHeight) - spare);
  return { first: Math.min(first, rows), end: Math.min(rows, Math.ceil((place.top + place.height - head) / rowHeight) + spare), show };
}
