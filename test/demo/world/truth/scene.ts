import {
  type Account,
  byId,
  hiddenFrom,
  type Millis,
  must,
  type Post,
  postHiddenFrom,
  type Relay,
  type World,
} from '../model.ts';
import { COLLECTIVE_HANDLE, COLLECTIVE_TAG, carriesTag, mentionsIn, SEEKER_TAG } from '../tags.ts';
import { endOf, parisDay } from './periods.ts';

/** A pair (request, account): relayed once, however often it was undone and redone. */
export type RelayPair = {
  request: Post;
  account: Account;
  /** Start of the first interval, seen or not. */
  at: Millis;
  /** Start of the interval in place at the first reading that saw it, and that reading; null when none did. */
  seen: { at: Millis; reading: Millis } | null;
};

/** The world as the ledger reads it: requests, declarations and relays, with what the readings could see. */
export type Scene = {
  posts: Post[];
  requests: Post[];
  /** Every repost of whatever post, undone and done again each time. */
  reposts: Relay[];
  placements: Post[];
  /** Relays of requests by anyone but the request's author. */
  pairs: RelayPair[];
  pairsOf: Map<string, RelayPair[]>;
  /** True when one reading at least found the post readable. */
  isSeen(post: Post): boolean;
};

/** True when the post carries one of the tags or mentions the collective's account. */
export function addressesCollective(post: Post): boolean {
  const { text } = post;
  return (
    carriesTag(text, COLLECTIVE_TAG) ||
    carriesTag(text, SEEKER_TAG) ||
    (/i4emploi/i.test(text) && mentionsIn(text).some((handle) => handle.toLowerCase() === COLLECTIVE_HANDLE))
  );
}

/** Reads the world up to `end` (excluded); `readings` are the moments X was read. */
export function readScene(world: World, end: Millis, readings: readonly Millis[]): Scene {
  const accounts = byId(world.accounts);
  const sorted = [...readings].sort((left, right) => left - right);
  const firstReading = (from: Millis, until: Millis): Millis | undefined => {
    const reading = sorted.find((moment) => moment >= from);
    return reading !== undefined && reading < until ? reading : undefined;
  };
  // A night reads whole days: a post made, or edited, after midnight waits for the next one.
  const readFrom = ({ createdAt, edits }: Post): Millis => endOf(parisDay(edits?.at(-1)?.at ?? createdAt));
  const readableUntil = (post: Post): Millis => postHiddenFrom(post, must(accounts, post.authorId));

  const posts = world.posts.filter((post) => post.createdAt < end);
  const requests = posts.filter((post) => post.label === 'seeker_request' && addressesCollective(post));
  const requestById = byId(requests);
  for (const request of requests) for (const { id } of request.edits ?? []) requestById.set(id, request);
  const seen = new Map<Post, boolean>();
  const pairs = new Map<string, RelayPair>();
  // Relays are sorted by time, so the first interval met is the first of its pair.
  for (const relay of world.relays) {
    const request = requestById.get(relay.postId);
    if (!request || relay.at >= end || relay.accountId === request.authorId) continue;
    const account = must(accounts, relay.accountId);
    const key = `${request.id} ${relay.accountId}`;
    const pair = pairs.get(key) ?? { request, account, at: relay.at, seen: null };
    pairs.set(key, pair);
    const until = Math.min(relay.undoneAt ?? Infinity, hiddenFrom(account), readableUntil(request));
    // Nobody reads the relays of a request before the request itself.
    const reading = firstReading(Math.max(relay.at, readFrom(request)), until);
    // Two intervals may both be in place at their own readings: the earliest reading decides.
    if (reading !== undefined && (!pair.seen || reading < pair.seen.reading))
      pair.seen = { at: relay.at, reading };
  }
  const pairsOf = new Map<string, RelayPair[]>();
  for (const pair of pairs.values()) {
    const list = pairsOf.get(pair.request.id) ?? [];
    list.push(pair);
    pairsOf.set(pair.request.id, list);
  }
  return {
    posts,
    requests,
    reposts: world.relays.filter(({ kind, at }) => kind === 'repost' && at < end),
    placements: posts.filter((post) => post.label === 'placement_report'),
    pairs: [...pairs.values()],
    pairsOf,
    isSeen: (post) => seen.get(post) ?? isSeen(post),
  };

  /** Asked of every post for every period: worth keeping. */
  function isSeen(post: Post): boolean {
    const found = firstReading(readFrom(post), readableUntil(post)) !== undefined;
    seen.set(post, found);
    return found;
  }
}
