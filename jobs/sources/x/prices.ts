import type { Day, Instant } from '../../../db/core/calendar.ts';
import { type Collective, inForce } from '../../../db/core/collective.ts';
import type { Reads, RequestRecord, XRequest } from './request-record.ts';

export type Prices = Collective['prices'];
/** Objects or requests that X bills, and their price in micro-dollars, because a cent is too coarse. */
export type Cost = { readonly units: number; readonly microdollars: number };

const NOTHING: Cost = { units: 0, microdollars: 0 };

/** Micro-dollars a request costs whatever it answers; null when its price is that of what it answers. */
export function requestPrice(prices: Prices, endpoint: string, at: Instant): number | null {
  const price = inForce(prices, utcDayOf(at));
  if (endpoint === 'tweets/counts/recent') return micro(price.countsRecent);
  if (endpoint === 'tweets/counts/all') return micro(price.countsAll);
  // No price is listed for what X tells of our own use of it.
  return FREE.test(endpoint) ? 0 : null;
}
const FREE = /^(usage|compliance)\//;

/** What resources cost by the prices of their (UTC) day, none at the owner's price. */
export function priceOf(prices: Prices, at: Instant, count: { posts: number; users: number }): Cost {
  const price = inForce(prices, utcDayOf(at));
  return {
    units: count.posts + count.users,
    microdollars: micro(count.posts * price.postRead + count.users * price.userRead),
  };
}

/** Whether it is known what an attempt was billed for at most: refused or read, but not lost. */
export function isAnswered(prices: Prices, { status, reads, endpoint, at }: RequestRecord): boolean {
  if (status === 200) return reads !== null || requestPrice(prices, endpoint, at) !== null;
  return status !== 0;
}

/**
 * What an attempt costs at most: no deduplication within the day, expanded accounts and posts billed as
 * reads. One that was lost costs what is held for it; only answers that worked are billed.
 */
export function costOf(prices: Prices, record: RequestRecord): Cost {
  const { endpoint, at, status, reads, held } = record;
  if (!isAnswered(prices, record)) return held;
  if (status !== 200) return NOTHING;
  const price = requestPrice(prices, endpoint, at);
  if (price !== null) return { units: price > 0 ? 1 : 0, microdollars: price };
  return priceOf(prices, at, countOf(reads));
}

const countOf = (reads: Reads | null): { posts: number; users: number } => ({
  posts: reads?.posts.length ?? 0,
  users: reads?.users.length ?? 0,
});

/**
 * What a request costs at most, and an item of its page (null: priced by request). Expanded accounts and
 * posts count, as nobody knows whether X bills them; a post may refer to two others and have had a version
 * before.
 */
export function worstCase(
  prices: Prices,
  { endpoint, query }: XRequest,
  at: Instant,
): Cost & { perItem: Cost | null } {
  const price = requestPrice(prices, endpoint, at);
  if (price !== null) return { units: price > 0 ? 1 : 0, microdollars: price, perItem: null };
  const items = Number(query.max_results ?? String(query.ids ?? '').split(',').length);
  const isAccounts = endpoint === 'users' || endpoint === 'users/search' || endpoint.startsWith('users/by/');
  const expansions = String(query.expansions ?? '');
  const expanded =
    (expansions.includes('referenced') ? 2 : 0) + (expansions.includes('edit_history') ? 1 : 0);
  const perItem = priceOf(prices, at, {
    posts: (isAccounts ? 0 : 1) + expanded,
    users: (isAccounts ? 1 : 0) + (expansions.includes('author_id') ? 1 : 0),
  });
  return { units: perItem.units * items, microdollars: perItem.microdollars * items, perItem };
}

export const micro = (dollars: number): number => Math.round(dollars * 1_000_000);
export const utcDayOf = (at: Instant): Day => at.slice(0, 10) as Day;
