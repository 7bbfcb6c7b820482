import type { Millis } from '../../demo/world/model.ts';
import type { Entry } from '../world-index.ts';
import { usernameAt } from '../world-index.ts';
import type { Operator, Query } from './parse-query.ts';

/** Search ignores case and accents; tags stay whole. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const words = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean);

function test(operator: Operator, now: Millis): (entry: Entry) => boolean {
  const { kind, value } = operator;
  const wanted = fold(value);
  switch (kind) {
    case 'tag':
      return ({ post }) => post.tags.some((tag) => tag.length === value.length && fold(tag) === wanted);
    case 'mention':
      // The text of a repost begins with the handle of the author it repeats.
      return ({ post, repost, writer }) =>
        post.mentions.some((handle) => handle.toLowerCase() === wanted) ||
        (repost !== null && usernameAt(writer, now).toLowerCase() === wanted);
    case 'from':
      return ({ author }) => author.id === value || usernameAt(author, now).toLowerCase() === wanted;
    case 'lang':
      return () => value === 'fr';
    case 'is':
      if (value === 'retweet') return ({ repost }) => repost !== null;
      return ({ repost, post }) => repost === null && post.kind === value;
    case 'has':
      if (value === 'media') return ({ post }) => post.media;
      return ({ post }) => (value === 'hashtags' ? post.tags : post.mentions).length > 0;
    case 'keyword':
      return ({ post }) => words(post.text).includes(wanted);
    case 'phrase': {
      const run = ` ${words(value).join(' ')} `;
      return ({ post }) => ` ${words(post.text).join(' ')} `.includes(run);
    }
  }
}

/** True when no repost can match: those of a popular post need not be looked at then. */
export function excludesReposts(query: Query): boolean {
  if (query.kind === 'and') return query.parts.some(excludesReposts);
  if (query.kind === 'or') return query.parts.every(excludesReposts);
  const { operator, isNegated } = query;
  return operator.kind === 'is' && (isNegated ? operator.value === 'retweet' : operator.value !== 'retweet');
}

/** The query as a test of one entry; handles are those of `now`. */
export function matcher(query: Query, now: Millis): (entry: Entry) => boolean {
  if (query.kind === 'operator') {
    const matches = test(query.operator, now);
    return query.isNegated ? (entry) => !matches(entry) : matches;
  }
  const parts = query.parts.map((part) => matcher(part, now));
  return query.kind === 'and'
    ? (entry) => parts.every((part) => part(entry))
    : (entry) => parts.some((part) => part(entry));
}
