import { type Account, valueAt, type World } from '../model.ts';
import { type Period, within } from './periods.ts';
import { RELAY_WINDOW } from './relays.ts';
import type { TruthRow } from './row.ts';
import type { Scene } from './scene.ts';

/** How many readers the arcs [start, start + length) of a ring cover together. */
export function unionOnRing(arcs: readonly { start: number; length: number }[], ringSize: number): number {
  const pieces: [number, number][] = [];
  for (const { start, length } of arcs) {
    if (length >= ringSize) return ringSize;
    const end = start + length;
    pieces.push([start, Math.min(end, ringSize)]);
    // An arc that passes the end of the ring goes on at its beginning.
    if (end > ringSize) pieces.push([0, end - ringSize]);
  }
  pieces.sort((left, right) => left[0] - right[0]);
  let covered = 0;
  let reached = 0;
  for (const [start, end] of pieces) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return covered;
}

/**
 * potential_audience: followers of the accounts with a visible relay in the period, nobody twice. Each account counts
 * with its followers at the reading that first saw the relay, the largest over its relays. `lower` is the largest
 * single audience, `upper` the sum: the truth lies between.
 */
export function audienceTruth(world: World, scene: Scene, period: Period): TruthRow[] {
  const largest = new Map<Account, number>();
  for (const { account, request, seen } of scene.pairs) {
    if (!seen || !within(seen.at, period)) continue;
    // The collective's own relays are read in its timeline, however late; the others for seven days.
    if (account.id !== world.collectiveId && seen.at - request.createdAt > RELAY_WINDOW) continue;
    largest.set(account, Math.max(largest.get(account) ?? 0, valueAt(account.followers, seen.reading)));
  }
  const counts = [...largest.values()];
  const arcs = [...largest].map(([account, length]) => ({ start: account.ringStart, length }));
  return [
    {
      key: 'potential_audience',
      period: period.name,
      value: unionOnRing(arcs, world.ringSize),
      lower: counts.reduce((most, count) => Math.max(most, count), 0),
      upper: counts.reduce((sum, count) => sum + count, 0),
      n: arcs.length,
    },
  ];
}
