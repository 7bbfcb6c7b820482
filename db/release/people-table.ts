import type { Indicator } from '../catalogue/indicator.ts';
import type { Grain } from '../core/period.ts';
import { tellableParts } from '../disclosure/partition.ts';
import { FEWEST_PEOPLE } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import {
  countInFives,
  countOfReading,
  hidden,
  isMeasured,
  type PublicCell,
  shown,
  withoutCount,
} from './cell.ts';
import { groupsToProtect, shareCell } from './share-cell.ts';

/** A share of requests, of a figure whose other dimensions are none. */
const UNMARKED = 'none';

export const isShare = ({ unit }: Indicator, dimension: string): boolean =>
  unit === 'share' || dimension === UNMARKED;

/**
 * The periods in which a figure is told. People, and shares of them or of what they wrote, by i4Emploi year: whoever
 * comes back is in many months, and a month beside a year tells who came back. People since the start as well; shares
 * not, as one beside those of the years tells of the year under way; nor what was worked out from people, which moves
 * with whoever is new in the month. Months are told of what people wrote, and of a
 * figure of people that there is by the month alone.
 */
export function grainsOf(indicator: Indicator, dimension = ''): Grain[] {
  const { protects } = indicator;
  const grains = indicator.grains.filter((grain) => grain !== 'day');
  const isOfThings =
    protects === 'authors' || (protects === 'requests_counted' && !isShare(indicator, dimension));
  if (protects === 'nobody' || isOfThings) return grains;
  if (isShare(indicator, dimension) || protects === 'people_counted')
    return grains.filter((grain) => grain === 'year');
  const coarse = grains.filter((grain) => grain !== 'month');
  return coarse.length > 0 ? coarse : grains;
}

/**
 * The cells of a figure of people: each that holds enough of them, in whole fives. Of years that add up, the next
 * smallest stays untold with one that is too small (P3).
 */
export function peopleCells({ protects, kind }: Indicator, readings: readonly Reading[]): PublicCell[] {
  const cells = readings.map((reading) => peopleCell(protects, reading));
  if (kind === 'stock') return cells;
  const years = [...cells.keys()].filter((index) => {
    const reading = readings[index] as Reading;
    return reading.period.grain === 'year' && isMeasured(reading);
  });
  const told = tellableParts(years.map((index) => smallestGroup(protects, readings[index] as Reading)));
  const goAlong = new Set(years.filter((_, part) => !told.has(part)));
  return cells.map((cell, index) => (goAlong.has(index) && isMeasured(cell) ? hidden(cell) : cell));
}

function peopleCell(protects: Indicator['protects'], reading: Reading): PublicCell {
  if (protects === 'people_of_share' || protects === 'people_of_bounds')
    return shareCell(reading, protects === 'people_of_bounds');
  if (!isMeasured(reading)) return withoutCount(shown(reading));
  if (smallestGroup(protects, reading) < FEWEST_PEOPLE) return hidden(shown(reading));
  // How many they are is told, if it may be, by a figure of theirs.
  return protects === 'people_counted' ? withoutCount(shown(reading)) : countInFives(shown(reading));
}

function smallestGroup(protects: Indicator['protects'], reading: Reading): number {
  if (protects === 'people_of_share' || protects === 'people_of_bounds')
    return Math.min(...groupsToProtect(reading, protects === 'people_of_bounds'));
  return protects === 'people_counted' ? (reading.n ?? 0) : (countOfReading(reading) ?? 0);
}
