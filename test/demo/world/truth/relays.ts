import type { Millis } from '../model.ts';
import { type Period, parisDay, within } from './periods.ts';
import type { TruthRow } from './row.ts';
import type { RelayPair, Scene } from './scene.ts';
import { median, quantile, ratio } from './statistics.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** When a pair was relayed: in truth, or as the readings could tell; null when no reading saw it. */
type TimeOf = (pair: RelayPair) => Millis | null;
const inTruth: TimeOf = (pair) => pair.at;
const asSeen: TimeOf = (pair) => pair.seen?.at ?? null;
/** Relays of requests are read for this long; a later one makes no request relayed. */
export const RELAY_WINDOW = 7 * DAY;

/** collective_relays: requests relayed by the collective, in the period of the relay. */
function collectiveRelays(pairs: readonly RelayPair[], timeOf: TimeOf, period: Period): RelayPair[] {
  return pairs.filter((pair) => {
    const at = timeOf(pair);
    return at !== null && within(at, period);
  });
}

/** active_days_ratio: days of the period with at least one relay by the collective. */
function activeDays(pairs: readonly RelayPair[], timeOf: TimeOf, period: Period): number {
  const active = collectiveRelays(pairs, timeOf, period);
  return new Set(active.map((pair) => parisDay(timeOf(pair) as Millis))).size;
}

/** Waiting time of each request of the period until its first relay by anyone else; null when none came in time. */
function waits(scene: Scene, period: Period, timeOf: TimeOf, keeps: (requestId: string) => boolean) {
  return scene.requests
    .filter((request) => within(request.createdAt, period) && keeps(request.id))
    .map((request) => {
      const times = (scene.pairsOf.get(request.id) ?? [])
        .map(timeOf)
        .filter((at) => at !== null && at - request.createdAt <= RELAY_WINDOW) as Millis[];
      return { request, wait: times.length ? Math.min(...times) - request.createdAt : null };
    });
}

/**
 * collective_relays, active_days_ratio: by the period of the relay. seekers_relayed, relay_coverage and
 * time_to_first_relay (minutes): by the period of the request, relays within 7 x 24 h, the author's own excluded.
 * relay_coverage counts requests made more than `matureDays` x 24 h before the end of the cutoff day.
 */
export function relayTruth(
  scene: Scene,
  period: Period,
  { collectiveId, cutoffEnd, matureDays }: { collectiveId: string; cutoffEnd: Millis; matureDays: number },
): TruthRow[] {
  const byCollective = scene.pairs.filter((pair) => pair.account.id === collectiveId);
  const seenIds = new Set(
    scene.requests.filter((request) => scene.isSeen(request)).map((request) => request.id),
  );
  const all = waits(scene, period, inTruth, () => true);
  const seen = waits(scene, period, asSeen, (id) => seenIds.has(id));
  // A relay is one that stood when read; of a request that no reading saw, any relay counts.
  const honest = waits(
    scene,
    period,
    (pair) => (seenIds.has(pair.request.id) ? asSeen : inTruth)(pair),
    () => true,
  );
  const seekers = (rows: typeof all): number =>
    new Set(rows.filter((row) => row.wait !== null).map((row) => row.request.authorId)).size;
  const mature = (rows: typeof all): typeof all =>
    rows.filter((row) => row.request.createdAt < cutoffEnd - matureDays * DAY);
  const inTime = (rows: typeof all): number => rows.filter((row) => row.wait !== null).length;
  const minutes = (rows: typeof all): number[] =>
    rows.filter((row) => row.wait !== null).map((row) => (row.wait as number) / MINUTE);
  return [
    {
      key: 'collective_relays',
      period: period.name,
      value: collectiveRelays(byCollective, inTruth, period).length,
      visible: collectiveRelays(byCollective, asSeen, period).length,
    },
    {
      key: 'active_days_ratio',
      period: period.name,
      value: activeDays(byCollective, inTruth, period) / period.days,
      visible: activeDays(byCollective, asSeen, period) / period.days,
      n: period.days,
    },
    { key: 'seekers_relayed', period: period.name, value: seekers(honest), visible: seekers(seen) },
    {
      key: 'relay_coverage',
      period: period.name,
      value: ratio(inTime(mature(honest)), mature(honest).length),
      visible: ratio(inTime(mature(seen)), mature(seen).length),
      n: mature(honest).length,
      visibleN: mature(seen).length,
    },
    {
      key: 'time_to_first_relay',
      period: period.name,
      value: median(minutes(all)),
      visible: median(minutes(seen)),
      p90: quantile(minutes(all), 0.9),
      visibleP90: quantile(minutes(seen), 0.9),
      n: minutes(all).length,
      visibleN: minutes(seen).length,
    },
  ];
}
