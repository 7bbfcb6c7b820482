import { type Day, type Instant, instant } from '../../../db/core/calendar.ts';
import { givenAt } from '../../../db/core/post-id.ts';
import { XError } from './x-error.ts';

/**
 * A post, whichever dialect named it. `text` is the whole text, also beyond 280 characters. X gives each edit
 * an id of its own: `id` is that of the first version and names the post, `versions` are all of them, oldest
 * first, and `shownId` is the one that X showed here.
 */
export type XPost = {
  readonly id: string;
  readonly shownId: string;
  readonly versions: readonly string[];
  readonly authorId: string;
  readonly createdAt: Instant;
  readonly text: string;
  readonly hasMedia: boolean;
  readonly isReply: boolean;
  readonly repostedId: string | null;
  readonly quotedId: string | null;
};
/** `followers` and `description` are null when they were not asked for. */
export type XUser = {
  readonly id: string;
  readonly followers: number | null;
  readonly description: string | null;
  /** X always gives it. Not kept: it only tells whose what was typed under it is. */
  readonly username: string | null;
};
export type XCount = { readonly start: Instant; readonly end: Instant; readonly posts: number };

export type XUsage = { readonly day: Day; readonly posts: number };

export type Wire = Record<string, unknown>;

/** The two ways X has named things in 2026: 'tweet' (specification 2.166) and 'post' (2.167). */
export type Dialect = 'tweet' | 'post';
export const FIELD_NAMES = {
  tweet: { fields: 'tweet.fields', note: 'note_tweet', referenced: 'referenced_tweets' },
  post: { fields: 'post.fields', note: 'note_post', referenced: 'referenced_posts' },
} as const satisfies Record<Dialect, Record<string, string>>;

export const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws XError `field-missing` when X left out a field, as it does silently with names it does not know */
export function readPost(value: unknown, endpoint: string): XPost {
  const wire = asWire(value, endpoint);
  const note = wire.note_tweet ?? wire.note_post;
  const references = referencesOf(wire);
  const shownId = readId(wire, 'id', endpoint);
  const versions = versionsOf(wire, shownId);
  const id = versions[0] ?? shownId;
  const createdAt = readMoment(wire, 'created_at', endpoint);
  return {
    id,
    shownId,
    versions,
    authorId: readId(wire, 'author_id', endpoint),
    createdAt: id === shownId ? createdAt : earlier(createdAt, givenAt(id)),
    text: storable(
      isWire(note) && typeof note.text === 'string' ? note.text : readText(wire, 'text', endpoint),
    ),
    hasMedia: isWire(wire.attachments) && Array.isArray(wire.attachments.media_keys),
    isReply: references.some(({ type }) => type === 'replied_to'),
    repostedId: idOf(references, ['retweeted', 'reposted']),
    quotedId: idOf(references, ['quoted']),
  };
}

function versionsOf(wire: Wire, shownId: string): string[] {
  const listed = wire.edit_history_tweet_ids ?? wire.edit_history_post_ids;
  if (!Array.isArray(listed) || listed.length < 2) return [shownId];
  const ids = listed.filter((id): id is string => typeof id === 'string' && ID.test(id));
  return ids.length > 1 ? [...new Set([...ids, shownId])].sort(compareIds) : [shownId];
}

/** Ids grow with time; as text, an older and shorter one would come last. */
export const compareIds = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : Number(a > b));

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

const NONE: Wire[] = [];
function referencesOf(wire: Wire): Wire[] {
  const listed = wire.referenced_tweets ?? wire.referenced_posts;
  return Array.isArray(listed) ? listed.filter(isWire) : NONE;
}

function idOf(references: readonly Wire[], types: readonly string[]): string | null {
  const found = references.find(({ type }) => typeof type === 'string' && types.includes(type));
  return typeof found?.id === 'string' ? found.id : null;
}

/** @param wants what was asked for: its absence is an error, not a zero */
export function readUser(value: unknown, endpoint: string, wants: 'followers' | 'id'): XUser {
  const wire = asWire(value, endpoint);
  const metrics = isWire(wire.public_metrics) ? wire.public_metrics : {};
  const followers = Number.isInteger(metrics.followers_count) ? Number(metrics.followers_count) : null;
  if (wants === 'followers' && (followers === null || followers < 0)) {
    throw new XError('field-missing', endpoint, { detail: 'public_metrics.followers_count' });
  }
  const description = typeof wire.description === 'string' ? wire.description : null;
  const username = typeof wire.username === 'string' ? wire.username : null;
  return { id: readId(wire, 'id', endpoint), followers, description, username };
}

export function readCount(value: unknown, endpoint: string): XCount {
  const wire = asWire(value, endpoint);
  const posts = wire.tweet_count ?? wire.post_count;
  if (typeof posts !== 'number' || !Number.isInteger(posts) || posts < 0) {
    throw new XError('field-missing', endpoint, { detail: 'tweet_count' });
  }
  return { start: readMoment(wire, 'start', endpoint), end: readMoment(wire, 'end', endpoint), posts };
}

/** X's own count of posts read by UTC day; its numbers were seen as text and are said to be numbers. */
export function readUsage(value: unknown, endpoint: string): XUsage[] {
  const data = asWire(asWire(value, endpoint).data, endpoint);
  const daily = isWire(data.daily_project_usage) ? data.daily_project_usage.usage : [];
  if (!Array.isArray(daily)) throw new XError('unexpected-shape', endpoint, { detail: 'usage' });
  return daily.map((one: unknown) => {
    const wire = asWire(one, endpoint);
    const posts = typeof wire.usage === 'string' && wire.usage !== '' ? Number(wire.usage) : wire.usage;
    if (typeof posts !== 'number' || !Number.isInteger(posts) || posts < 0) {
      throw new XError('unexpected-shape', endpoint, { detail: 'usage' });
    }
    return { day: readMoment(wire, 'date', endpoint).slice(0, 10) as Day, posts };
  });
}

function asWire(value: unknown, endpoint: string): Wire {
  if (isWire(value)) return value;
  throw new XError('unexpected-shape', endpoint);
}

function readText(wire: Wire, field: string, endpoint: string): string {
  const value = wire[field];
  if (value === undefined) throw new XError('field-missing', endpoint, { detail: field });
  if (typeof value !== 'string') throw new XError('unexpected-shape', endpoint, { detail: field });
  return value;
}

const ID = /^\d{1,20}$/;
/** Ids are text: they exceed what a number holds exactly, so a number has already lost digits. */
function readId(wire: Wire, field: string, endpoint: string): string {
  const id = readText(wire, field, endpoint);
  if (!ID.test(id)) throw new XError('unexpected-shape', endpoint, { detail: field });
  return id;
}

/** A moment of the first 28 days of a month, as X writes them, is one of ours: nothing to convert. */
const OURS = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function readMoment(wire: Wire, field: string, endpoint: string): Instant {
  const text = readText(wire, field, endpoint);
  if (OURS.test(text)) return text as Instant;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new XError('unexpected-shape', endpoint, { detail: field });
  return instant(time);
}

/** PostgreSQL takes neither NUL nor half of a surrogate pair. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
