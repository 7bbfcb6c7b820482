import { CATALOGUE } from '../catalogue/index.ts';
import type { Day } from '../core/calendar.ts';
import type { PublicTable } from './cell.ts';
import type { Counts } from './held.ts';
import { DECLARED, type ToldDays, toldLinesIn } from './line-tables.ts';
import { type ToldSince, toldSinceIn } from './since-start.ts';
import { isOfThings } from './thing-table.ts';
import { toldEarly } from './whole-cohorts.ts';

/**
 * What was ever told, by figure: of what adds up between which days, of people up to which, and of people still
 * followed between which; and the exact counts that all this stands on, which are kept as they were told. Never served.
 */
export type Basis = {
  readonly told: Record<string, ToldDays>;
  readonly since: Record<string, readonly ToldSince[]>;
  readonly early: Record<string, ToldDays>;
  readonly counts: Record<string, Counts>;
};

const LINES = new Set([DECLARED, ...CATALOGUE.filter(isOfThings).map(({ key }) => key)]);

/**
 * What a release kept for the next one. What the version that made it did not keep is read from what it told.
 * @param kept JSON; `before` the release itself; neither before the first one
 */
export function basisOf(
  kept: string | undefined,
  before: { until: Day; tables: readonly PublicTable[] } | undefined,
  startDay: Day,
): Basis {
  const { told, since, early, counts } = (kept ? JSON.parse(kept) : {}) as Partial<Basis>;
  return {
    told: told ?? toldLinesIn(before?.tables ?? [], LINES, startDay),
    since: since ?? toldSinceIn(before?.tables ?? []),
    early: early ?? (before ? toldEarly(before.tables, before.until) : {}),
    counts: counts ?? {},
  };
}
