import { invalidRequest } from '../http/problems.ts';

/** One operator of the query language. `position` counts from 1, as X's messages do. */
export type Operator =
  | { kind: 'tag' | 'mention' | 'keyword' | 'phrase' | 'from' | 'lang'; value: string }
  | { kind: 'is'; value: 'retweet' | 'reply' | 'quote' }
  | { kind: 'has'; value: 'hashtags' | 'mentions' | 'media' };
export type Query =
  | { kind: 'and'; parts: Query[] }
  | { kind: 'or'; parts: Query[] }
  | { kind: 'operator'; operator: Operator; isNegated: boolean };

type Token = { text: string; position: number };

const IS = ['retweet', 'reply', 'quote'] as const;
const HAS = ['hashtags', 'mentions', 'media'] as const;

function refuse(query: string, message: string, position: number): never {
  throw invalidRequest(
    'query',
    query,
    `There were errors processing your request: ${message} (at position ${position})`,
  );
}

function tokenise(query: string): Token[] {
  const tokens: Token[] = [];
  for (const match of query.matchAll(/\s+|-?"[^"]*"|[()]|-(?=\()|[^\s()"]+|"/g)) {
    const text = match[0];
    if (text.trim() === '') continue;
    tokens.push({ text, position: match.index + 1 });
  }
  return tokens;
}

function operatorOf(query: string, text: string, position: number): Operator {
  const unknown = (name: string): never =>
    refuse(
      query,
      `Reference to invalid operator '${name}'. Operator is not available in current product or product packaging. ` +
        'Please refer to complete available operator list at https://docs.x.com/x-api/posts/search/integrate/operators.',
      position,
    );
  if (/^".+"$/.test(text)) return { kind: 'phrase', value: text.slice(1, -1) };
  if (/^[#＃][\p{L}\p{N}\p{M}_]+$/u.test(text)) return { kind: 'tag', value: text.slice(1) };
  if (/^@[A-Za-z0-9_]{1,15}$/.test(text)) return { kind: 'mention', value: text.slice(1) };
  const named = /^([a-z_]+):(.*)$/i.exec(text);
  if (named) {
    const [, name = '', value = ''] = named;
    if (name === 'from' && /^[A-Za-z0-9_]{1,19}$/.test(value)) return { kind: 'from', value };
    if (name === 'lang' && /^[a-z]{2,3}$/.test(value)) return { kind: 'lang', value };
    const is = name === 'is' ? IS.find((one) => one === value) : undefined;
    if (is) return { kind: 'is', value: is };
    const has = name === 'has' ? HAS.find((one) => one === value) : undefined;
    if (has) return { kind: 'has', value: has };
    return unknown(['is', 'has'].includes(name) ? `${name}:${value}` : name);
  }
  if (!/^[\p{L}\p{N}\p{M}_'’.&-]+$/u.test(text)) {
    return refuse(query, `no viable alternative at character '${text.charAt(0)}'`, position);
  }
  return { kind: 'keyword', value: text };
}

/** A search can not stand on these alone. */
function needsCompany(query: Query): boolean {
  if (query.kind === 'and') return query.parts.every(needsCompany);
  if (query.kind === 'or') return query.parts.some(needsCompany);
  return query.isNegated || ['is', 'has', 'lang'].includes(query.operator.kind);
}

/**
 * Reads the part of X's query language that the collectors use: tags, mentions, keywords, phrases, from:, lang:,
 * is:, has:, OR, AND by juxtaposition, parentheses, negation of one operator. AND binds before OR.
 * The wording of refusals is X's where it is known; anything else is a 400 as well.
 */
export function parseQuery(query: string, maxLength: number): Query {
  if (query.trim() === '')
    throw invalidRequest('query', query, 'The `query` query parameter can not be empty');
  if (query.length > maxLength) {
    throw invalidRequest(
      'query',
      query,
      `Query cannot be longer than ${maxLength} characters (currently ${query.length})`,
    );
  }
  const tokens = tokenise(query);
  let next = 0;

  const either = (): Query => {
    const parts = [both()];
    while (tokens[next]?.text === 'OR') {
      next += 1;
      parts.push(both());
    }
    return parts.length === 1 ? (parts[0] as Query) : { kind: 'or', parts };
  };
  const both = (): Query => {
    const parts: Query[] = [];
    for (;;) {
      const token = tokens[next];
      if (!token || token.text === ')' || token.text === 'OR') break;
      parts.push(single(token));
    }
    if (parts.length === 0) {
      const token = tokens[next];
      refuse(
        query,
        token ? `no viable alternative at input '${token.text}'` : 'missing clause at the end',
        token?.position ?? query.length,
      );
    }
    return parts.length === 1 ? (parts[0] as Query) : { kind: 'and', parts };
  };
  const single = ({ text, position }: Token): Query => {
    next += 1;
    if (text === '(') {
      const inner = either();
      if (tokens[next]?.text !== ')') refuse(query, "missing ')' at the end", query.length);
      next += 1;
      return inner;
    }
    if (text === '-') refuse(query, 'a group can not be negated; negate each operator', position);
    const isNegated = text.startsWith('-');
    const operator = operatorOf(query, isNegated ? text.slice(1) : text, position);
    return { kind: 'operator', operator, isNegated };
  };

  const parsed = either();
  const left = tokens[next];
  if (left) refuse(query, `missing EOF at '${left.text}'`, left.position);
  if (needsCompany(parsed)) refuse(query, 'Rule must contain at least one positive, standalone operator', 1);
  return parsed;
}
