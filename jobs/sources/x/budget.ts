import type { Day, Instant } from '../../../db/core/calendar.ts';
import { type Collective, inForce } from '../../../db/core/collective.ts';
import { costOf } from './ledger.ts';
import type { RequestRecord, XRequest } from './request-record.ts';
import { XError } from './x-error.ts';

/** What one task may spend: what its plan announced, within what its month has left. */
export type Allowance = {
  /** Micro-dollars; null when the plan could not know: the month's cap alone holds. */
  readonly microdollars: number | null;
  readonly requests: number | null;
  /** A calendar month (UTC, `YYYY-MM`), and the micro-dollars that the ledger has for it. */
  readonly month: string;
  readonly spent: number;
};

/** One request, however often it is tried. */
export type Hold = {
  /**
   * The request as it may be sent now: with a smaller page when the whole one might cost too much.
   * @throws XError `budget` when not even that fits
   */
  send(at: Instant): XRequest;
  answered(): void;
  /** No whole answer came: X may have billed it all the same. */
  lost(): void;
};

/** Given to the client when it is made. Its client sends one request at a time. */
export type Budget = {
  /** False: nothing is refused, and no plan needs to be made. */
  readonly limited: boolean;
  /** A task begins; what the one before had left is gone. */
  begin(allowance: Allowance): void;
  /** @param requests every attempt so far; their units are filled in when an answer is read */
  hold(request: XRequest, requests: readonly RequestRecord[]): Hold;
};

/** For the demonstration and tests: whoever reads a stand-in pays nothing. */
export const unlimitedBudget: Budget = {
  limited: false,
  begin() {},
  hold: (request) => ({ send: () => request, answered() {}, lost() {} }),
};

/** Below this a page is not worth asking for; X's searches give no smaller one. */
const SMALLEST_PAGE = 10;

/**
 * Refuses, before it is sent, a request whose worst case would pass the task's allowance or the month's cap.
 * An answer that was lost counts in full until the same request is answered: within a UTC day X bills a
 * resource once, but a count each time. Nothing may be sent before a task has begun.
 */
export function createBudget({ prices, caps }: Pick<Collective, 'prices' | 'caps'>): Budget {
  let allowance: Allowance | null = null;
  let current: { cost(): number; month: string } | null = null;
  const spent = { task: 0, requests: 0, months: new Map<string, number>() };
  const ofMonth = (month: string): number => spent.months.get(month) ?? 0;

  function settle(): void {
    if (!current) return;
    const cost = current.cost();
    spent.task += cost;
    spent.months.set(current.month, ofMonth(current.month) + cost);
    current = null;
  }

  function left(at: Instant): number {
    if (!allowance) return 0;
    const cap = micro(inForce(caps, utcDay(at)).dollarsPerMonth) - ofMonth(at.slice(0, 7));
    return Math.min(cap, (allowance.microdollars ?? Infinity) - spent.task);
  }

  return {
    limited: true,
    begin(next) {
      settle();
      allowance = next;
      spent.task = 0;
      spent.requests = 0;
      // The ledger knows of other processes, and not of answers that were lost.
      spent.months.set(next.month, Math.max(ofMonth(next.month), next.spent));
    },
    hold(request, requests) {
      settle();
      const seen = { answered: false, lost: 0, sent: null as XRequest | null, at: null as Instant | null };
      return {
        send(at) {
          const before = tried(prices, seen, requests);
          const fitting = fit(prices, seen.sent ?? request, at, left(at) - before.counts);
          const more = spent.requests < (allowance?.requests ?? Infinity);
          if (!fitting || !more || (seen.sent && fitting !== seen.sent)) {
            throw new XError('budget', request.endpoint);
          }
          spent.requests += 1;
          Object.assign(seen, { sent: fitting, at });
          current = { month: at.slice(0, 7), cost: () => tried(prices, seen, requests).total };
          return fitting;
        },
        answered() {
          seen.answered = true;
        },
        lost() {
          seen.lost += 1;
        },
      };
    },
  };
}

type Seen = { answered: boolean; lost: number; sent: XRequest | null; at: Instant | null };

/** What a request has cost so far at most; `counts` is the part that trying again does not take back. */
function tried(
  prices: Collective['prices'],
  { answered, lost, sent, at }: Seen,
  requests: readonly RequestRecord[],
): { total: number; counts: number } {
  if (!sent || !at) return { total: 0, counts: 0 };
  const worst = worstCase(prices, sent, at);
  if (worst.perItem === null) {
    return { total: worst.total * (lost + (answered ? 1 : 0)), counts: worst.total * lost };
  }
  if (!answered) return { total: lost > 0 ? worst.total : 0, counts: 0 };
  const costs = requests.map((request) => micro(costOf(prices, utcDay(request.at), request).dollars));
  return { total: costs.reduce((sum, cost) => sum + cost, 0), counts: 0 };
}

/** The request, its page made as small as it must be; null when it does not fit. */
function fit(prices: Collective['prices'], request: XRequest, at: Instant, left: number): XRequest | null {
  const { perItem, total } = worstCase(prices, request, at);
  if (total <= left) return request;
  const size = Number(request.query.max_results);
  const items = perItem ? Math.floor(left / perItem) : 0;
  if (Number.isNaN(size) || items < Math.min(SMALLEST_PAGE, size)) return null;
  return { ...request, query: { ...request.query, max_results: items } };
}

/**
 * Micro-dollars a request costs at most, and an item of its page (null: priced by request). Expanded accounts
 * and posts count, as nobody knows whether X bills them; a post may refer to two others and
 * have had a version before.
 */
function worstCase(
  prices: Collective['prices'],
  { endpoint, query }: XRequest,
  at: Instant,
): { perItem: number | null; total: number } {
  const price = inForce(prices, utcDay(at));
  if (endpoint === 'tweets/counts/recent') return { perItem: null, total: micro(price.countsRecent) };
  if (endpoint === 'tweets/counts/all') return { perItem: null, total: micro(price.countsAll) };
  const items = Number(query.max_results ?? 1);
  const isAccounts = endpoint === 'users/search' || endpoint.startsWith('users/by/');
  const expansions = String(query.expansions ?? '');
  const expanded =
    (expansions.includes('referenced') ? 2 : 0) + (expansions.includes('edit_history') ? 1 : 0);
  const posts = (isAccounts ? 0 : 1) + expanded;
  const users = (isAccounts ? 1 : 0) + (expansions.includes('author_id') ? 1 : 0);
  const perItem = micro(posts * price.postRead + users * price.userRead);
  return { perItem, total: perItem * items };
}

export const micro = (dollars: number): number => Math.round(dollars * 1_000_000);
const utcDay = (at: Instant): Day => at.slice(0, 10) as Day;
