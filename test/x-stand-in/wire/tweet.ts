import type { Millis } from '../../demo/world/model.ts';
import { type Entry, isListed, usernameAt, type WorldIndex } from '../world-index.ts';
import { entitiesOf } from './entities.ts';

export type WireTweet = Record<string, unknown> & { id: string };

/** X cuts a repost's text there, with an ellipsis. */
const REPOST_LENGTH = 140;
/** X cuts the text of a longer post there; the whole of it stands in its note. */
const TEXT_LENGTH = 280;

export const timeOf = (at: Millis): string => new Date(at).toISOString();

/** A repost's text is `RT @author: ` and the beginning of the post. */
export function textOf(entry: Entry, now: Millis): string {
  if (!entry.repost) return entry.post.text;
  const whole = `RT @${usernameAt(entry.writer, now)}: ${entry.post.text}`;
  return cut(whole, REPOST_LENGTH);
}

function cut(text: string, length: number): string {
  const points = [...text];
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}

const readable = (rows: Entry[] | undefined, now: Millis): number =>
  (rows ?? []).reduce((count, row) => count + (isListed(row, now) ? 1 : 0), 0);

/** X counts views since then; it tells 0 of older posts. */
const IMPRESSIONS_SINCE = Date.parse('2022-12-15T00:00:00Z');

/** Likes nobody drew: they follow from the reposts and the id, so that the ledger of truth can tell them too. */
export const inventedLikes = (id: string, reposts: number): number =>
  reposts * 2 + (Number(id.slice(-3)) % 5);

/** A repost's retweet_count is the original's, its other counts are 0. Likes and views are invented. */
function metricsOf(entry: Entry, index: WorldIndex, now: Millis): Record<string, number> {
  const { id } = entry.post;
  const reposts = readable(index.repostsOf.get(id), now);
  const own = entry.repost === null;
  const likes = own ? inventedLikes(id, reposts) : 0;
  return {
    retweet_count: reposts,
    reply_count: own ? readable(index.repliesTo.get(id), now) : 0,
    like_count: likes,
    quote_count: own ? readable(index.quotesOf.get(id), now) : 0,
    bookmark_count: 0,
    impression_count: own && entry.post.createdAt >= IMPRESSIONS_SINCE ? 100 * likes + 7 : 0,
  };
}

function referencesOf(entry: Entry): { type: string; id: string }[] | undefined {
  const { post, repost } = entry;
  if (repost) return [{ type: 'retweeted', id: post.id }];
  if (!post.referencedId) return undefined;
  return [{ type: post.kind === 'quote' ? 'quoted' : 'replied_to', id: post.referencedId }];
}

/**
 * A post in the tweet dialect: id and text always, the rest when asked for; a long text is cut
 * and stands whole in the note, with its tags. Fields without a value are left out, as X does.
 */
export function wireTweet(
  entry: Entry,
  fields: ReadonlySet<string>,
  index: WorldIndex,
  now: Millis,
): WireTweet {
  const { id, post, repost } = entry;
  const whole = textOf(entry, now);
  const text = cut(whole, TEXT_LENGTH);
  const tweet: WireTweet = { id, text };
  const set = (field: string, value: () => unknown): void => {
    if (!fields.has(field)) return;
    const made = value();
    if (made !== undefined) tweet[field] = made;
  };
  set('edit_history_tweet_ids', () => entry.versions.filter(({ at }) => at <= now).map((one) => one.id));
  set('created_at', () => timeOf(entry.at));
  set('author_id', () => entry.author.id);
  set('entities', () => entitiesOf(text));
  set('note_tweet', () => (text === whole ? undefined : { text: whole, entities: entitiesOf(whole) }));
  set('attachments', () => (post.media && !repost ? { media_keys: [`3_${id}`] } : undefined));
  set('referenced_tweets', () => referencesOf(entry));
  set('public_metrics', () => metricsOf(entry, index, now));
  set('in_reply_to_user_id', () =>
    !repost && post.kind === 'reply' && post.referencedId
      ? index.entries.get(post.referencedId)?.author.id
      : undefined,
  );
  set('conversation_id', () => (post.kind === 'reply' && !repost ? post.referencedId : id));
  set('lang', () => 'fr');
  set('withheld', () =>
    now >= (post.withheldFrom ?? Infinity)
      ? { copyright: false, country_codes: ['FR'], scope: 'tweet' }
      : undefined,
  );
  set('possibly_sensitive', () => false);
  set('reply_settings', () => 'everyone');
  set('edit_controls', () => ({
    edits_remaining: 5,
    is_edit_eligible: false,
    editable_until: timeOf(entry.at + 3_600_000),
  }));
  return tweet;
}
