import type { Indicator } from '../catalogue/indicator.ts';
import type { Day } from '../core/calendar.ts';
import type { Grain } from '../core/period.ts';
import type { Reading } from '../queries/series.ts';
import type { Basis } from './basis.ts';
import type { PublicCell } from './cell.ts';
import type { Counts } from './held.ts';
import type { KnownLine, Line } from './line-tables.ts';
import { grainsOf } from './people-table.ts';

export type Read = (key: string, grain: Grain, dimension?: string) => Promise<Reading[]>;

/** A release that is being made. */
export type Made = {
  readonly startDay: Day;
  readonly read: Read;
  /** The release before: up to when it told, and its series as they were known when it was made; null before the first. */
  readonly before: { readonly until: Day; readonly read: Read } | null;
  /** The cells of a figure as they were published last. */
  readonly toldOf: (key: string) => readonly PublicCell[];
  readonly basis: Basis;
  readonly until: Day;
  /** What is known of what adds up, by figure, once its table is made. */
  readonly lines: Map<string, KnownLine>;
  /** What it holds itself. */
  readonly held: Map<string, Line>;
};

/**
 * The exact counts that a figure was told with so far. What a version did not keep that told it is counted from its
 * measures as they were known when it did: those are never changed.
 */
export async function countsTold(
  { basis, before }: Made,
  key: string,
  count: (read: Read, until: Day) => Promise<Counts>,
): Promise<Counts> {
  return basis.counts[key] ?? (before ? await count(before.read, before.until) : {});
}

/** The periods in which a figure is told, each grain oldest first. */
export async function readGrains(read: Read, indicator: Indicator, dimension = ''): Promise<Reading[]> {
  const all: Reading[] = [];
  for (const grain of grainsOf(indicator, dimension))
    all.push(...(await read(indicator.key, grain, dimension)));
  return all;
}
