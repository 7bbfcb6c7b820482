import { type Instant, instant } from '../../../db/core/calendar.ts';
import { XError } from './x-error.ts';

/** A post, whichever dialect named it. `text` is the whole text, also beyond 280 characters. */
export type XPost = {
  readonly id: string;
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
};
export type XCount = { readonly start: Instant; readonly end: Instant; readonly posts: number };

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
  return {
    id: readId(wire, 'id', endpoint),
    authorId: readId(wire, 'author_id', endpoint),
    createdAt: readMoment(wire, 'created_at', endpoint),
    text: storable(
      isWire(note) && typeof note.text === 'string' ? note.text : readText(wire, 'text', endpoint),
    ),
    hasMedia: isWire(wire.attachments) && Array.isArray(wire.attachments.media_keys),
    isReply: references.some(({ type }) => type === 'replied_to'),
    repostedId: idOf(references, ['retweeted', 'reposted']),
    quotedId: idOf(references, ['quoted']),
  };
}

function referencesOf(wire: Wire): Wire[] {
  const listed = wire.referenced_tweets ?? wire.referenced_posts;
  return Array.isArray(listed) ? listed.filter(isWire) : [];
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
  return { id: readId(wire, 'id', endpoint), followers, description };
}

export function readCount(value: unknown, endpoint: string): XCount {
  const wire = asWire(value, endpoint);
  const posts = wire.tweet_count ?? wire.post_count;
  if (typeof posts !== 'number' || !Number.isInteger(posts) || posts < 0) {
    throw new XError('field-missing', endpoint, { detail: 'tweet_count' });
  }
  return { start: readMoment(wire, 'start', endpoint), end: readMoment(wire, 'end', endpoint), posts };
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

/** Ids are text: they exceed what a number holds exactly, so a number has already lost digits. */
function readId(wire: Wire, field: string, endpoint: string): string {
  const id = readText(wire, field, endpoint);
  if (!/^\d{1,20}$/.test(id)) throw new XError('unexpected-shape', endpoint, { detail: field });
  return id;
}

function readMoment(wire: Wire, field: string, endpoint: string): Instant {
  const time = Date.parse(readText(wire, field, endpoint));
  if (Number.isNaN(time)) throw new XError('unexpected-shape', endpoint, { detail: field });
  return instant(time);
}

/** PostgreSQL takes neither NUL nor half of a surrogate pair. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
