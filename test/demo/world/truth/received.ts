import { byId, hiddenFrom, type Millis, must, type Post, postHiddenFrom, type World } from '../model.ts';
import { type Period, within } from './periods.ts';
import { RELAY_WINDOW } from './relays.ts';
import type { TruthRow } from './row.ts';
import type { Scene } from './scene.ts';
import { median, quantile, ratio } from './statistics.ts';

const MINUTE = 60_000;
/** The stand-in invents likes from the reposts and the id. */
const likesOf = (id: string, reposts: number): number => reposts * 2 + (Number(id.slice(-3)) % 5);

/**
 * Of requests of the period whose seven days ended before the cutoff, and that could still be read at the first
 * reading after that: relays_per_request, first_hour_share, relay_half_life (minutes), interactions_per_request.
 */
export function receivedTruth(
  world: World,
  scene: Scene,
  period: Period,
  { cutoffEnd, readings }: { cutoffEnd: Millis; readings: readonly Millis[] },
): TruthRow[] {
  const accounts = byId(world.accounts);
  const inOrder = [...readings].sort((left, right) => left - right);
  const ripe = scene.requests
    .filter(({ createdAt }) => within(createdAt, period) && createdAt < cutoffEnd - RELAY_WINDOW)
    .flatMap((request) => {
      const at = inOrder.find((moment) => moment >= request.createdAt + RELAY_WINDOW) ?? Infinity;
      return at < postHiddenFrom(request, must(accounts, request.authorId)) ? [{ request, at }] : [];
    });
  const ages = ripe.map(({ request }) =>
    (scene.pairsOf.get(request.id) ?? [])
      .flatMap(({ seen }) => (seen ? [seen.at - request.createdAt] : []))
      .filter((age) => age <= RELAY_WINDOW)
      .sort((left, right) => left - right),
  );
  const halves = ages
    .filter(({ length }) => length > 0)
    .map((list) => (list[Math.ceil(list.length / 2) - 1] as number) / MINUTE);
  const received = receivedBy(world);
  const interactions = ripe.map(({ request, at }) => received(request, at));
  const counts = ages.map(({ length }) => length);
  const all = ages.flat();
  const row = (key: string, value: number | null, n: number): TruthRow => ({
    key,
    period: period.name,
    value,
    n,
  });
  const spread = (key: string, values: readonly number[]): TruthRow[] => [
    row(key, median(values), values.length),
    row(`${key}:q1`, quantile(values, 0.25), values.length),
    row(`${key}:q3`, quantile(values, 0.75), values.length),
  ];
  return [
    ...spread('relays_per_request', counts),
    ...spread('relay_half_life', halves),
    ...spread('interactions_per_request', interactions),
    row('first_hour_share', ratio(all.filter((age) => age <= 60 * MINUTE).length, all.length), all.length),
  ];
}

/** Replies, reposts, quotes and likes of a post that can be read at that moment. */
function receivedBy(world: World): (post: Post, at: Millis) => number {
  const accounts = byId(world.accounts);
  const reposts = Map.groupBy(
    world.relays.filter(({ kind }) => kind === 'repost'),
    ({ postId }) => postId,
  );
  const answers = Map.groupBy(
    world.posts.filter(({ kind, referencedId }) => kind !== 'original' && referencedId),
    ({ referencedId }) => referencedId,
  );
  // Of an edited post X counts each version apart.
  const ofVersion = (id: string, at: Millis): number => {
    const shared = (reposts.get(id) ?? []).filter(
      (repost) =>
        repost.at <= at &&
        at < Math.min(repost.undoneAt ?? Infinity, hiddenFrom(must(accounts, repost.accountId))),
    ).length;
    const answered = (answers.get(id) ?? []).filter(
      (answer) => answer.createdAt <= at && at < postHiddenFrom(answer, must(accounts, answer.authorId)),
    ).length;
    return shared + answered + likesOf(id, shared);
  };
  return ({ id, createdAt, edits = [] }, at) =>
    [{ id, at: createdAt }, ...edits]
      .filter((version) => version.at <= at)
      .reduce((sum, version) => sum + ofVersion(version.id, at), 0);
}
