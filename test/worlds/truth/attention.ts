import {
  byId,
  hiddenFrom,
  type Millis,
  must,
  type Post,
  postHiddenFrom,
  type World,
} from '../../demo/world/model.ts';
import { type Period, within } from '../../demo/world/truth/periods.ts';
import { RELAY_WINDOW } from '../../demo/world/truth/relays.ts';
import type { TruthRow } from '../../demo/world/truth/row.ts';
import type { Scene } from '../../demo/world/truth/scene.ts';
import { inventedLikes } from '../../x-stand-in/wire/tweet.ts';

/** X's own clock for views; the service believes them from the next year on. */
export const VIEWS_SINCE = Date.parse('2022-12-31T23:00:00Z');

/** attention_marks and impressions_observed of the requests that could be looked up when their seven days were over. */
export function attentionTruth(
  world: World,
  scene: Scene,
  period: Period,
  { cutoffEnd, readings }: { cutoffEnd: Millis; readings: readonly Millis[] },
): TruthRow[] {
  const looked = lookedUp(world, scene, readings).filter(
    ({ request: { createdAt } }) => within(createdAt, period) && createdAt < cutoffEnd - RELAY_WINDOW,
  );
  const viewed = looked.filter(({ request }) => request.createdAt >= VIEWS_SINCE);
  const views = viewed.reduce((sum, { views }) => sum + views, 0);
  const bounds = (key: string, share: number): TruthRow => ({
    key,
    period: period.name,
    value: null,
    lower: quantile(
      looked.map(({ least }) => least),
      share,
    ),
    upper: quantile(
      looked.map(({ most }) => most),
      share,
    ),
  });
  const none = (of: (one: Marks) => number): number | null =>
    looked.length === 0 ? null : looked.filter((one) => of(one) === 0).length / looked.length;
  return [
    bounds('attention_marks', 0.5),
    bounds('attention_marks:q1', 0.25),
    bounds('attention_marks:q3', 0.75),
    {
      key: 'attention_marks:none',
      period: period.name,
      value: null,
      lower: none(({ most }) => most),
      upper: none(({ least }) => least),
    },
    { key: 'impressions_observed', period: period.name, value: viewed.length === 0 ? null : views },
  ];
}

/** Requests that could still be read when their seven days were over, at the first reading after that. */
export function lookedUp(world: World, scene: Scene, readings: readonly Millis[]): Marks[] {
  const accounts = byId(world.accounts);
  return scene.requests.flatMap((request) => {
    const at = readings.find((moment) => moment >= request.createdAt + RELAY_WINDOW) ?? Infinity;
    return at < postHiddenFrom(request, must(accounts, request.authorId)) ? [marksOf(request, at)] : [];
  });

  function marksOf(request: Post, at: Millis): Marks {
    // Of an edited post X counts each version apart.
    const ids = [request, ...(request.edits ?? []).map(({ id }) => ({ id }))].map(({ id }) => id);
    const repostsOf = (version: string): number =>
      world.relays.filter(
        ({ kind, postId, at: from, undoneAt, accountId }) =>
          kind === 'repost' &&
          version === postId &&
          from <= at &&
          at < Math.min(undoneAt ?? Infinity, hiddenFrom(must(accounts, accountId))),
      ).length;
    const answers = world.posts.filter(
      (post) =>
        ids.includes(post.referencedId ?? '') &&
        post.createdAt <= at &&
        at < postHiddenFrom(post, must(accounts, post.authorId)),
    );
    const replies = answers.filter(({ kind }) => kind === 'reply').length;
    const reposts = ids.reduce((sum, id) => sum + repostsOf(id), 0);
    const likes = ids.reduce((sum, id) => sum + inventedLikes(id, repostsOf(id)), 0);
    const relayers = (scene.pairsOf.get(request.id) ?? []).filter(
      ({ seen }) => seen && seen.at - request.createdAt <= RELAY_WINDOW,
    ).length;
    return {
      request,
      views: 100 * likes + 7 * ids.length,
      interactions: reposts + answers.length + likes,
      least: Math.max(relayers, likes - 1, 0),
      most: Math.max(relayers, reposts + answers.length - replies) + likes + replies,
    };
  }
}

export type Marks = { request: Post; views: number; interactions: number; least: number; most: number };

/** Between the two nearest ranks, in proportion. */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (place % 1);
}
