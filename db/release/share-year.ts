import { mayTellShare, mayTellStep } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import { countOfReading, hidden, isMeasured, type PublicCell, shown, withoutCount } from './cell.ts';
import type { PartReadings } from './part-year.ts';

export const SHARE_DIMENSIONS = ['', 'unknown_contract'] as const;

/**
 * One year of the shares: of lasting jobs among the people in E2 and E3, and of those who are in E1. They rest on
 * counts that the table of evidence tells in the same release, or they would tell them.
 */
export function shareYear(
  readings: PartReadings,
  evidence: readonly PublicCell[],
  before: readonly PublicCell[],
): PublicCell[] {
  const countOf = (dimension: string): number | null => {
    const cell = evidence.find((one) => one.dimension === dimension);
    return cell && isMeasured(cell) ? countOfReading(cell) : null;
  };
  const [all, told] = [countOf(''), countOf('E1')];
  const known = all === null || told === null ? null : all - told;
  return SHARE_DIMENSIONS.flatMap((dimension) => {
    const reading = readings.get(dimension);
    if (!reading) return [];
    const old = before.find((cell) => cell.dimension === dimension);
    if (!isMeasured(reading)) return [old && isMeasured(old) ? old : withoutCount(shown(reading))];
    const [people, n] = groupsOf(reading);
    const isKnown = dimension === '' ? n === known : n === all && people === told;
    const fresh = isKnown && mayTellShare(people, n) ? shown(reading) : hidden(shown(reading));
    if (!old || !isMeasured(old)) return [fresh];
    const [oldPeople, oldN] = groupsOf(old);
    const mayStep = mayTellStep(oldPeople, people) && mayTellStep(oldN - oldPeople, n - people);
    return [isMeasured(fresh) && mayStep ? fresh : old];
  });
}

const groupsOf = ({ value, n }: Pick<Reading, 'value' | 'n'>): [people: number, of: number] => [
  Math.round((value ?? 0) * (n ?? 0)),
  n ?? 0,
];
