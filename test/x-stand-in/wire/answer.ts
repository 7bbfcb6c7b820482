import type { Account, Millis } from '../../demo/world/model.ts';
import { names } from '../http/parameters.ts';
import { notAuthorized, notFound, type PartialError } from '../http/problems.ts';
import { type Entry, isOpen, isReadable, type WorldIndex } from '../world-index.ts';
import { WITHOUT_HISTORY } from './dialect.ts';
import { type WireTweet, wireTweet } from './tweet.ts';
import { type WireUser, wireUser } from './user.ts';

type Scene = { query: URLSearchParams; index: WorldIndex; now: Millis };

/** What an answer costs: ids of the resources read. Expanded authors apart, as it is not known if X bills them. */
export type Reads = { posts: string[]; users: string[]; expandedUsers: string[] };

export type Hydrated = {
  /** `data`, `includes` and `errors`, each only when it is not empty. */
  body: { data?: WireTweet[] | WireUser[]; includes?: Record<string, unknown>; errors?: PartialError[] };
  reads: Reads;
};

/** Posts with the fields and expansions asked for. An expansion that can not be shown becomes an entry of `errors`. */
export function hydrateTweets(entries: readonly Entry[], { query, index, now }: Scene): Hydrated {
  const fields = new Set(names(query, 'tweet.fields'));
  const userFields = names(query, 'user.fields');
  const expansions = names(query, 'expansions');
  // An expanded id shows in the post too.
  if (expansions.has('author_id')) fields.add('author_id');
  if (expansions.has('referenced_tweets.id')) fields.add('referenced_tweets');
  if (expansions.has('in_reply_to_user_id')) fields.add('in_reply_to_user_id');
  if (expansions.has('attachments.media_keys')) fields.add('attachments');

  // The tweet dialect always tells the versions.
  if (!query.has(WITHOUT_HISTORY)) fields.add('edit_history_tweet_ids');

  const errors: PartialError[] = [];
  const referenced = new Map<string, Entry>();
  const authors = new Map<string, Account>();
  const media = new Set<string>();
  for (const entry of entries) {
    const { post, repost } = entry;
    if (expansions.has('author_id')) authors.set(entry.author.id, entry.author);
    if (expansions.has('attachments.media_keys') && post.media && !repost) media.add(`3_${entry.id}`);
    if (expansions.has('edit_history_tweet_ids')) {
      for (const { id, at } of entry.versions) {
        const version = index.entries.get(id);
        if (version && id !== entry.id && at <= now) referenced.set(id, version);
      }
    }
    const other = index.entries.get((repost ? post.id : post.referencedId) ?? '');
    if (!other) continue;
    if (expansions.has('in_reply_to_user_id') && post.kind === 'reply' && !repost) {
      if (isOpen(other.author, now)) authors.set(other.author.id, other.author);
    }
    if (!expansions.has('referenced_tweets.id')) continue;
    if (isReadable(other, now)) {
      referenced.set(other.id, other);
      if (expansions.has('referenced_tweets.id.author_id')) authors.set(other.author.id, other.author);
    } else if (now >= (other.post.deletedAt ?? Infinity)) {
      errors.push(notFound('tweet', 'referenced_tweets.id', other.id));
    } else errors.push(notAuthorized('tweet', 'referenced_tweets.id', other.id, 'includes'));
  }
  const tweets = [...referenced.values()].map((entry) => wireTweet(entry, fields, index, now));
  const users = [...authors.values()].map((account) => wireUser(account, userFields, index, now));
  const includes = {
    ...(users.length && { users }),
    ...(tweets.length && { tweets }),
    ...(media.size && { media: [...media].map((key) => ({ media_key: key, type: 'photo' })) }),
  };
  const data = entries.map((entry) => wireTweet(entry, fields, index, now));
  return {
    body: {
      ...(data.length && { data }),
      ...(Object.keys(includes).length && { includes }),
      ...(errors.length && { errors }),
    },
    reads: {
      posts: [...entries.map((entry) => entry.id), ...referenced.keys()],
      users: [],
      expandedUsers: [...authors.keys()],
    },
  };
}

/** Users with the fields asked for. */
export function hydrateUsers(accounts: readonly Account[], { query, index, now }: Scene): Hydrated {
  const fields = names(query, 'user.fields');
  const data = accounts.map((account) => wireUser(account, fields, index, now));
  return {
    body: data.length ? { data } : {},
    reads: { posts: [], users: accounts.map((account) => account.id), expandedUsers: [] },
  };
}

/** Why this account's posts are not shown, as an entry of `errors`; null when they are. */
export function accountProblem(
  account: Account | undefined,
  parameter: string,
  value: string,
  now: Millis,
): PartialError | null {
  if (!account || !isOpen(account, now)) {
    return notFound('user', parameter, value);
  }
  return now >= (account.protectedFrom ?? Infinity) ? notAuthorized('user', parameter, value) : null;
}
