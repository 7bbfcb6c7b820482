import type { Day, Instant } from '../../../../db/core/calendar.ts';
import { isThere, type Millis, valueAt, type World } from '../model.ts';
import { COLLECTIVE_TAG, carriesTag, SEEKER_TAG } from '../tags.ts';
import type { Period } from './periods.ts';
import type { TruthRow } from './row.ts';

/** A scan of bios at `at` reports on `day`: one made after midnight still belongs to the day before. */
export type Scan = { day: Day; at: Instant };

/** Accounts, neither suspended nor deleted at that moment, whose bio carries each of the tags as a whole tag. */
export function accountsShowing(world: World, tags: string | readonly string[], at: Millis): number {
  return world.accounts.filter(
    (account) =>
      isThere(account, at) &&
      [tags].flat().every((tag) => carriesTag(valueAt(account.descriptions, at), tag)),
  ).length;
}

/**
 * bio_adopters (#i4Emploi), seeker_bio_accounts (#i4EmploiR) and both_tags_bio_accounts: at the last scan of the
 * period; null without one.
 */
export function bioTruth(world: World, period: Period, scans: readonly Scan[]): TruthRow[] {
  const inPeriod = scans.filter(({ day }) => period.first <= day && day <= period.last);
  const last = inPeriod.length ? Math.max(...inPeriod.map(({ at }) => Date.parse(at))) : null;
  const row = (key: string, ...tags: string[]): TruthRow => ({
    key,
    period: period.name,
    value: last === null ? null : accountsShowing(world, tags, last),
  });
  return [
    row('bio_adopters', COLLECTIVE_TAG),
    row('seeker_bio_accounts', SEEKER_TAG),
    row('both_tags_bio_accounts', COLLECTIVE_TAG, SEEKER_TAG),
  ];
}
