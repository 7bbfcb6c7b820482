import { BEYOND_FIVES, inFives, mayTellShare } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import { wilson } from '../statistics/wilson.ts';
import { hidden, isMeasured, type PublicCell, shown, withoutCount } from './cell.ts';

type Share = Pick<Reading, 'value' | 'low' | 'high' | 'n'>;

/** Those a share counts, those it may count, and the others. */
export type Groups = readonly [counted: number, between: number, others: number];

/** The groups that a share parts people into. */
export function groupsOf({ value, low, high, n }: Share): Groups {
  const all = n ?? 0;
  const counted = Math.round((value ?? low ?? 0) * all);
  const upTo = value !== null ? counted : Math.max(counted, Math.round((high ?? low ?? 0) * all));
  return [counted, upTo - counted, all - upTo];
}

/** The same share, of other groups. */
export function ofGroups(reading: Reading, [counted, between, others]: Groups): Reading {
  const n = counted + between + others;
  const isExact = reading.value !== null;
  const [low, high] = [counted / n, (counted + between) / n];
  return { ...reading, value: isExact ? low : null, low, high: reading.high === null ? null : high, n };
}

/**
 * The groups in which nobody may be recognised.
 * @param isOfBounds whether those it may count are people as well, not posts that nobody read
 */
export function groupsToProtect(share: Share, isOfBounds: boolean): number[] {
  const [counted, between, others] = groupsOf(share);
  return isOfBounds && share.value === null ? [counted, between, others] : [counted, between + others];
}

/** The groups of a share in whole fives, as it tells them. */
export const groupsInFives = (share: Share): [counted: number, between: number, others: number] =>
  groupsOf(share).map(inFives) as [number, number, number];

/**
 * A share as it may be told (P4): worked out again from its groups in whole fives, so that no exact share gives them
 * away, with the bounds that leaves. A survey's interval is that of those groups.
 */
export function shareCell(reading: Reading, isOfBounds: boolean): PublicCell {
  if (!isMeasured(reading)) return withoutCount(shown(reading));
  if (!mayTellShare(groupsToProtect(reading, isOfBounds))) return hidden(shown(reading));
  const [least, some, rest] = groupsInFives(reading);
  const n = least + some + rest;
  if (reading.reason === 'band') return { ...shown(reading), value: least / n, ...wilson(least, n), n };
  const beyond = (groupsWithin: number): number => BEYOND_FIVES * groupsWithin;
  const isRange = reading.value === null;
  const most = least + some + beyond(isRange ? 2 : 1);
  return {
    ...shown(reading),
    value: null,
    low: least / (n + beyond(isRange ? 2 : 1)),
    high: reading.high === null ? null : most / (most + rest),
    n,
    reason: reading.reason ?? 'in_fives',
  };
}
