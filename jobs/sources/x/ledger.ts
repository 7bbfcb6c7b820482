import type { Pseudonymise } from '../../../db/core/pseudonym.ts';
import {
  addBilledReads,
  addLedgerRows,
  openLedgerRow,
  readLost,
  releaseLost,
  type Settlement,
  settleLedgerRow,
} from '../../../db/queries/ledger.ts';
import type { Database } from '../../../db/store.ts';
import { type Journal, lostKey } from './budget.ts';
import { costOf, isAnswered, type Prices, priceOf, requestPrice, utcDayOf } from './prices.ts';
import type { RequestRecord } from './request-record.ts';

/** What the ledger needs of a run. */
export type Booking = {
  readonly collective: { readonly prices: Prices };
  readonly runId: number;
  readonly pseudonymise: Pseudonymise;
};

/**
 * Records how requests ended, those that were written down before in their rows; to be part of the
 * transaction that stores what they answered.
 */
export async function recordRequests(
  transaction: Database,
  booking: Booking,
  requests: readonly RequestRecord[],
): Promise<void> {
  for (const record of requests) if (!record.settled) await settle(transaction, booking, record);
}

/** Where the requests of one run are written down before they are sent, on the UTC day of `at`. */
export async function openJournal(db: Database, booking: Booking, at: RequestRecord['at']): Promise<Journal> {
  const today = utcDayOf(at);
  const lost = [...(await readLost(db, today))].map(
    ([fingerprint, held]) => [lostKey({ at, fingerprint }), held] as const,
  );
  return {
    lost: new Map(lost),
    open: (record, before) =>
      db.transaction().execute(async (transaction) => {
        const row = await openLedgerRow(transaction, {
          ...identity(booking, record),
          ...(await settlementOf(transaction, booking, record)),
        });
        if (before && !before.settled) await settle(transaction, booking, before);
        return row;
      }),
  };
}

async function settle(transaction: Database, booking: Booking, record: RequestRecord): Promise<void> {
  const settlement = await settlementOf(transaction, booking, record);
  if (record.row === null) {
    await addLedgerRows(transaction, [{ ...identity(booking, record), ...settlement }]);
  } else {
    await settleLedgerRow(transaction, record.row, settlement);
  }
  record.settled = true;
  const isByItem = requestPrice(booking.collective.prices, record.endpoint, record.at) === null;
  if (record.again && isByItem && settlement.billed_microdollars !== null && record.status === 200) {
    await releaseLost(transaction, utcDayOf(record.at), record.fingerprint);
  }
}

const identity = ({ runId }: Booking, { at, endpoint, fingerprint }: RequestRecord) => ({
  run_id: runId,
  at,
  utc_day: utcDayOf(at),
  endpoint,
  fingerprint,
});

/** What an attempt may cost at most, and what X's own rule bills: each resource once a UTC day. */
async function settlementOf(
  transaction: Database,
  { collective, pseudonymise }: Booking,
  record: RequestRecord,
): Promise<Settlement> {
  const { prices } = collective;
  const { units, microdollars } = costOf(prices, record);
  const { status, at, reads } = record;
  const row = { status, units, cost_microdollars: microdollars };
  if (!isAnswered(prices, record)) {
    return { ...row, billed_posts: null, billed_users: null, billed_microdollars: null };
  }
  if (!reads || status !== 200 || requestPrice(prices, record.endpoint, at) !== null) {
    return { ...row, billed_posts: 0, billed_users: 0, billed_microdollars: microdollars };
  }
  const day = utcDayOf(at);
  const posts = await addBilledReads(transaction, day, [...new Set(reads.posts)]);
  const users = await addBilledReads(transaction, day, [...new Set(reads.users)].map(pseudonymise));
  const billed = priceOf(prices, at, { posts, users }).microdollars;
  return { ...row, billed_posts: posts, billed_users: users, billed_microdollars: billed };
}
