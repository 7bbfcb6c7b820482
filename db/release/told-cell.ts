import type { Reading } from '../queries/series.ts';
import { hidden, isMeasured, type PublicCell, type PublicTable, shown } from './cell.ts';
import { stillFollowed, toldWith } from './whole-cohorts.ts';

/** Why a figure that is known is not told yet: nothing was published of its period. */
const NOT_RELEASED = 'not_released';
/** Why it never is: people who come back are told by the year, and shares by nothing else. */
const BY_YEAR = 'by_year';

/**
 * What a published edition may tell of a figure: what everybody may read of it already, and nothing else. An edition
 * never tells a count of its own, so that it adds nothing that could be subtracted from what was published.
 * @param tables those of the release that the edition was made after
 */
export function toldCell(tables: readonly PublicTable[], indicator: string, reading: Reading): PublicCell {
  const { dimension, period } = reading;
  const cells = tables.find((table) => table.indicator === indicator)?.cells ?? [];
  const told = cells.find(
    (cell) =>
      cell.dimension === dimension &&
      cell.period.grain === period.grain &&
      cell.period.start === period.start,
  );
  if (told) return told;
  const silent = hidden(shown(reading));
  if (isMeasured(reading) && period.grain === 'year' && toldWith(indicator, period.end))
    return stillFollowed(indicator, reading);
  const isTold = (grain: string) => cells.some((cell) => cell.period.grain === grain);
  const isByYear = period.grain !== 'day' && isTold('year') && !isTold(period.grain);
  // What nobody measured says so; what is known waits for its release.
  return isMeasured(reading)
    ? { ...silent, reason: isByYear ? BY_YEAR : NOT_RELEASED }
    : { ...silent, state: reading.state, reason: reading.reason };
}
