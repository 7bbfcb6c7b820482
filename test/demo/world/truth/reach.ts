import type { Day } from '../../../../db/core/calendar.ts';
import { frenchHolidays } from '../../../../db/statistics/holidays.ts';
import { isThere, type Millis, valueAt, type World } from '../model.ts';
import { COLLECTIVE_TAG, carriesTag } from '../tags.ts';
import type { Scan } from './bios.ts';
import { type Period, parisDay, within } from './periods.ts';
import { RELAY_WINDOW } from './relays.ts';
import type { TruthRow } from './row.ts';
import type { RelayPair, Scene } from './scene.ts';
import { ratio } from './statistics.ts';

const DAY = 86_400_000;

/**
 * community_relays, relayers_distinct and potential_views_gross, by the period of the relay as the readings saw it;
 * active_days_ratio of weekends and public holidays, and longest_gap, by the days of the collective's relays.
 */
export function reachTruth(
  world: World,
  scene: Scene,
  period: Period,
  readings: readonly Millis[],
): TruthRow[] {
  const { collectiveId } = world;
  const inOrder = [...readings].sort((left, right) => left - right);
  const seen = scene.pairs.filter(({ account, request, seen }) => {
    if (!seen || !within(seen.at, period)) return false;
    return account.id === collectiveId || seen.at - request.createdAt <= RELAY_WINDOW;
  });
  const community = seen.filter(({ account }) => account.id !== collectiveId);
  const views = (pairs: readonly RelayPair[]): number =>
    pairs.reduce((sum, pair) => sum + valueAt(pair.account.followers, readAt(pair, inOrder)), 0);
  const active = new Set(
    seen
      .filter(({ account }) => account.id === collectiveId)
      .map(({ seen: at }) => parisDay(at?.at as Millis)),
  );
  const days = daysOf(period);
  const share = (of: (day: Day) => boolean): number | null => {
    const kept = days.filter(of);
    return ratio(kept.filter((day) => active.has(day)).length, kept.length);
  };
  const row = (key: string, value: number | null): TruthRow => ({ key, period: period.name, value });
  return [
    row('community_relays', community.length),
    row('relayers_distinct', new Set(community.map(({ account }) => account.id)).size),
    row('potential_views_gross', views(seen)),
    row('potential_views_gross:community', views(community)),
    row('potential_views_gross:collective', views(seen) - views(community)),
    row(
      'active_days_ratio:weekends',
      share((day) => ['Sat', 'Sun'].includes(new Date(`${day}T12:00Z`).toUTCString().slice(0, 3))),
    ),
    row(
      'active_days_ratio:holidays',
      share((day) => frenchHolidays(Number(day.slice(0, 4))).includes(day)),
    ),
    row('longest_gap', longestGap(days, active)),
  ];
}

/** A request is read, and its relays with it, once its day is over: one made after midnight waits for the next night. */
function readAt({ request, seen }: RelayPair, inOrder: readonly Millis[]): Millis {
  const asked = parisDay(request.createdAt);
  const from = seen?.reading ?? 0;
  return inOrder.find((moment) => moment >= from && parisDay(moment) > asked) ?? from;
}

function longestGap(days: readonly Day[], active: ReadonlySet<Day>): number {
  const runs = days.map((day) => (active.has(day) ? ' ' : '.')).join('');
  return Math.max(0, ...runs.split(' ').map(({ length }) => length));
}

function daysOf({ start, days }: Period): Day[] {
  return Array.from({ length: days }, (_, index) => parisDay(start + index * DAY + DAY / 2));
}

/** active_adopters_share: accounts that show the tag at the last whole search, those of them with a relay in the 90 days to it. */
export function activeAdoptersTruth(
  world: World,
  scene: Scene,
  period: Period,
  sweeps: readonly Scan[],
): TruthRow[] {
  const last = sweeps.filter(({ day }) => period.first <= day && day <= period.last).at(-1);
  const key = 'active_adopters_share';
  if (!last) return [{ key, period: period.name, value: null }];
  const at = Date.parse(last.at);
  const showing = world.accounts.filter(
    (account) => isThere(account, at) && carriesTag(valueAt(account.descriptions, at), COLLECTIVE_TAG),
  );
  const since = parisDay(Date.parse(`${last.day}T12:00Z`) - 89 * DAY);
  const relayed = new Set(
    scene.pairs
      .filter(({ account, request, seen }) => {
        if (!seen || account.id === world.collectiveId) return false;
        const day = parisDay(seen.at);
        return since <= day && day <= last.day && seen.at - request.createdAt <= RELAY_WINDOW;
      })
      .map(({ account }) => account.id),
  );
  const active = showing.filter(({ id }) => relayed.has(id)).length;
  return [{ key, period: period.name, value: ratio(active, showing.length), n: showing.length }];
}
