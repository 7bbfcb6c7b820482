import type { Instant } from '../../../db/core/calendar.ts';
import { type Collective, inForce } from '../../../db/core/collective.ts';
import {
  type Cost,
  costOf,
  isAnswered,
  micro,
  type Prices,
  requestPrice,
  utcDayOf,
  worstCase,
} from './prices.ts';
import { fingerprintOf, type RequestRecord, type XRequest } from './request-record.ts';
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

/** Where a request is written down before it leaves: a crash must not make X's bill larger than the ledger. */
export type Journal = {
  /** Micro-dollars held for lost answers, by UTC day and fingerprint. */
  readonly lost: ReadonlyMap<string, number>;
  /** Writes an attempt down and, with it, how the one before ended. Returns its row. */
  open(record: RequestRecord, before: RequestRecord | null): Promise<number>;
};

/** A request as it may be sent now, and its place in the ledger. */
type Sent = { readonly request: XRequest; readonly record: RequestRecord };

/** Given to the client when it is made. Its client sends one request at a time. */
export type Budget = {
  /** False: nothing is refused, and no plan needs to be made. */
  readonly limited: boolean;
  /** A task begins; what the one before had left is gone. */
  begin(allowance: Allowance, journal: Journal): void;
  /**
   * Sets aside what a request costs at most: with a smaller page when the whole one might cost too much.
   * What the attempt has become is read from its record when the next one is sent.
   * @throws XError `budget` when not even that fits
   */
  send(request: XRequest, at: Instant): Promise<Sent>;
};

/** For the demonstration and tests: whoever reads a stand-in pays nothing. @internal */
export const unlimitedBudget: Budget = {
  limited: false,
  begin() {},
  send: async (request, at) => ({
    request,
    record: recordOf(request, at, { units: 0, microdollars: 0 }, false),
  }),
};

/** Below this a page is not worth asking for; X's searches give no smaller one. */
const SMALLEST_PAGE = 10;

/** What lost answers are kept under: the next UTC day, X bills the same resources once more. */
export const lostKey = ({ at, fingerprint }: Pick<RequestRecord, 'at' | 'fingerprint'>): string =>
  `${utcDayOf(at)} ${fingerprint}`;

/**
 * Refuses, before it is sent, a request whose worst case would pass the task's allowance or the month's cap.
 * An answer that was lost stays counted in full until the same request is answered: within a UTC day X bills
 * a resource once, but a count each time. Nothing may be sent before a task has begun.
 */
export function createBudget({ prices, caps }: Pick<Collective, 'prices' | 'caps'>): Budget {
  let task: { allowance: Allowance; journal: Journal } | null = null;
  let spent = { task: 0, requests: 0, month: '', ofMonth: 0 };
  let lost = new Map<string, number>();
  let latest: RequestRecord | null = null;

  const spend = (microdollars: number): void => {
    spent.task += microdollars;
    spent.ofMonth += microdollars;
  };

  /** Puts right what was set aside for the latest attempt, now that it is known what it has become. */
  function settle(): void {
    if (!latest || !isAnswered(prices, latest)) return;
    const key = lostKey(latest);
    spend(costOf(prices, latest).microdollars - latest.held.microdollars);
    if (isByItem(prices, latest)) {
      const before = (lost.get(key) ?? 0) - latest.held.microdollars;
      if (latest.status === 200) spend(-before);
      lost.set(key, latest.status === 200 ? 0 : before);
    }
    latest = null;
  }

  function left(at: Instant): number {
    if (!task) return 0;
    const cap = micro(inForce(caps, utcDayOf(at)).dollarsPerMonth) - spent.ofMonth;
    return Math.min(cap, (task.allowance.microdollars ?? Infinity) - spent.task);
  }

  return {
    limited: true,
    begin(allowance, journal) {
      task = { allowance, journal };
      spent = { task: 0, requests: 0, month: allowance.month, ofMonth: allowance.spent };
      lost = new Map(journal.lost);
      latest = null;
    },
    async send(request, at) {
      const before = latest;
      settle();
      latest = null;
      if (at.slice(0, 7) !== spent.month) Object.assign(spent, { month: at.slice(0, 7), ofMonth: 0 });
      const fitting = fit(prices, request, at, left(at), lost);
      if (!task || !fitting || spent.requests >= (task.allowance.requests ?? Infinity)) {
        throw new XError('budget', request.endpoint);
      }
      const { journal } = task;
      const record = recordOf(fitting.request, at, fitting.held, fitting.again);
      record.row = await journal.open(record, before);
      spent.requests += 1;
      spend(record.held.microdollars);
      lost.set(lostKey(record), (lost.get(lostKey(record)) ?? 0) + record.held.microdollars);
      latest = record;
      return { request: fitting.request, record };
    },
  };
}

const isByItem = (prices: Prices, { endpoint, at }: RequestRecord): boolean =>
  requestPrice(prices, endpoint, at) === null;

function recordOf(request: XRequest, at: Instant, held: Cost, again: boolean): RequestRecord {
  const fingerprint = fingerprintOf(request);
  const { endpoint } = request;
  return { endpoint, at, fingerprint, held, again, row: null, status: 0, reads: null, settled: false };
}

type Fitting = { readonly request: XRequest; readonly held: Cost; readonly again: boolean };

/** The request, its page made as small as it must be; null when it does not fit. */
function fit(
  prices: Prices,
  request: XRequest,
  at: Instant,
  left: number,
  lost: ReadonlyMap<string, number>,
): Fitting | null {
  const { perItem, units, microdollars } = worstCase(prices, request, at);
  const before = perItem ? (lost.get(lostKey({ at, fingerprint: fingerprintOf(request) })) ?? 0) : 0;
  const more = Math.max(0, microdollars - before);
  if (more === 0) return { request, held: { units: 0, microdollars: 0 }, again: before > 0 };
  if (more <= left) return { request, held: { units, microdollars: more }, again: before > 0 };
  const size = Number(request.query.max_results);
  const items = perItem ? Math.floor(left / perItem.microdollars) : 0;
  if (!(items < size) || items < Math.min(SMALLEST_PAGE, size)) return null;
  return fit(prices, { ...request, query: { ...request.query, max_results: items } }, at, left, lost);
}
