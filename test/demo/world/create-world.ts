import type { DraftPost, DraftRelay } from './draft.ts';
import type { Millis, Post, Relay, World } from './model.ts';
import { worldDays } from './moments.ts';
import { populate, RING_SIZE } from './population.ts';
import { seededRandom } from './random.ts';
import { relayer, relayRequests, spreadOverDays } from './relay-requests.ts';
import { compareIds, idGiver } from './snowflake.ts';
import { tell } from './told.ts';
import { relayOthers, writeLookAlikes, writeOthers } from './write-others.ts';
import { writePlacements } from './write-placements.ts';
import { writeRequests } from './write-requests.ts';

/** The published sizes the world is drawn after, at scale 1. */
const REQUESTS = 2_904;
const DECLARING = 365;
const POSTS = 27_400;
const LOOK_ALIKES = 90;
const SURVEYED = 700;

/**
 * The demonstration world: four years of invented people and posts. Same seed and scale, same world;
 * `scale` 1 is sized like the published figures and takes about a second, 0.05 suits tests.
 */
export function createWorld({ seed, scale = 1 }: { seed: number; scale?: number }): World {
  if (!(scale >= 0.01 && scale <= 3)) throw new RangeError(`scale must lie between 0.01 and 3: ${scale}`);
  const days = worldDays();
  const start = days.starts[0] as Millis;
  const end = days.starts.at(-1) as Millis;
  const random = (stream: number) => seededRandom(seed, stream);

  const population = populate(scale, days, random(1));
  const { requests, firstRequest } = writeRequests(population, Math.round(REQUESTS * scale), days, random(2));
  const declaring = Math.round(DECLARING * scale);
  const placements = writePlacements(population, firstRequest, declaring, days, random(3));

  const { relays, quotes, relay } = relayer(end, random(4));
  const plans = relayRequests(requests, population, relay, random(5));
  for (const plan of spreadOverDays(plans, days, random(6))) {
    relay(plan.post, population.collective, plan.at, 0.09);
  }
  // The posts around the requests fill up to the size wanted; quotes of theirs come on top.
  const rest = Math.max(0, Math.round(POSTS * scale) - requests.length - placements.length - quotes.length);
  const others = writeOthers(rest, requests, population, days, random(7));
  relayOthers([...placements, ...others], population, (post, by, at) => relay(post, by, at), random(8));
  const lookAlikes = writeLookAlikes(Math.round(LOOK_ALIKES * scale), population, days, random(9));

  const posts = [...requests, ...placements, ...quotes, ...others, ...lookAlikes];
  const rows = settle(posts, relays, random(10).next);
  return {
    seed,
    start,
    end,
    ringSize: RING_SIZE,
    collectiveId: population.collective.id,
    accounts: population.all,
    ...rows,
    told: tell(rows.posts, end, Math.round(SURVEYED * scale), random(11)),
  };
}

/** Gives ids in the order of time and turns drafts into the world's rows. */
function settle(
  drafts: DraftPost[],
  draftRelays: DraftRelay[],
  noise: () => number,
): { posts: Post[]; relays: Relay[] } {
  const giveId = idGiver(noise);
  const ids = new Map<DraftPost | DraftRelay, string>();
  const events = [
    ...drafts.map((row) => ({ at: row.createdAt, row })),
    ...draftRelays.filter((row) => !row.quote).map((row) => ({ at: row.at, row })),
  ].sort((left, right) => left.at - right.at);
  for (const { at, row } of events) ids.set(row, giveId(at));

  const posts = drafts.map((draft): Post => {
    const { author: _, of, ...post } = draft;
    return { ...post, id: ids.get(draft) as string, referencedId: of && ids.get(of) };
  });
  const relays = draftRelays.map((draft): Relay => {
    const { post, account, quote, ...relay } = draft;
    return {
      ...relay,
      id: ids.get(quote ?? draft) as string,
      postId: ids.get(post) as string,
      accountId: account.id,
    };
  });
  return {
    posts: posts.sort((a, b) => compareIds(a.id, b.id)),
    relays: relays.sort((a, b) => compareIds(a.id, b.id)),
  };
}
