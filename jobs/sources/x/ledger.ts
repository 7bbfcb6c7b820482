import type { Day } from '../../../db/core/calendar.ts';
import { type Collective, inForce } from '../../../db/core/collective.ts';
import type { LedgerRow } from '../../../db/queries/ledger.ts';
import type { RequestRecord } from './request-record.ts';

type Prices = Collective['prices'];

/**
 * What requests cost at most, by the prices of their (UTC) day. Worst case: no deduplication within
 * the day, expanded accounts billed as user reads, nothing at the owner's price.
 */
export function ledgerRows(prices: Prices, runId: number, requests: readonly RequestRecord[]): LedgerRow[] {
  return requests.map((request) => {
    const utcDay = request.at.slice(0, 10) as Day;
    const { units, dollars } = costOf(prices, utcDay, request);
    return {
      run_id: runId,
      at: request.at,
      utc_day: utcDay,
      endpoint: request.endpoint,
      status: request.status,
      units,
      cost_microdollars: Math.round(dollars * 1_000_000),
    };
  });
}

/** Units billed at most for one request, and their dollars. */
export function costOf(prices: Prices, day: Day, request: RequestRecord): { units: number; dollars: number } {
  const price = inForce(prices, day);
  // Only answers that worked are billed.
  if (request.status !== 200) return { units: 0, dollars: 0 };
  if (request.endpoint === 'tweets/counts/recent') return { units: 1, dollars: price.countsRecent };
  if (request.endpoint === 'tweets/counts/all') return { units: 1, dollars: price.countsAll };
  const { posts, users } = request;
  return { units: posts + users, dollars: posts * price.postRead + users * price.userRead };
}
