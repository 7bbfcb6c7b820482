import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** What an A4 sheet holds between its margins (site/page-rules.ts), in CSS pixels. */
export const SHEET_PX = ((297 - 18 - 16) / 25.4) * 96;
/** What a line's rounding may take of it. */
const ROUNDING_PX = 4;
/** A chart may shrink so far, and grow so far where it has the width of the sheet, or half of it. */
const [LEAST, MOST, MOST_OF_TWO] = [110, 400, 240];

/**
 * How high the charts of a sheet are: on paper they leave no half-empty page, and no line alone on the next one.
 * @param base their height on a screen, in pixels; on paper the sheet is measured with it
 * @returns null until it is known
 */
export function useFittedHeight(
  sheet: RefObject<HTMLElement | null>,
  { base, charts }: { base: number; charts: number },
): number | null {
  const [height, setHeight] = useState<number | null>(null);
  useLayoutEffect(() => {
    const full = SHEET_PX - ROUNDING_PX;
    const room = full - (sheet.current?.getBoundingClientRect().height ?? full);
    const fitted = Math.min(Math.max(LEAST, Math.floor(base + room)), charts > 1 ? MOST_OF_TWO : MOST);
    setHeight(matchMedia('print').matches ? fitted : base);
  }, [sheet, base, charts]);
  return height;
}
