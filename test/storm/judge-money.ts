import type { Day } from '../../db/core/calendar.ts';
import { type Collective, inForce } from '../../db/core/collective.ts';
import type { AnnouncedPlan } from '../../db/queries/plans.ts';
import type { Store } from '../../db/store.ts';
import { PRICES } from '../x-stand-in/prices.ts';
import type { LoggedRequest } from '../x-stand-in/request-log.ts';
import type { StandIn } from '../x-stand-in/stand-in.ts';

/** Micro-dollars of one UTC day. `lost` was billed for answers that never came; the ledger holds `held` for them. */
export type LedgerDay = {
  readonly day: string;
  readonly bill: number;
  readonly billed: number;
  readonly lost: number;
  readonly held: number;
  readonly cost: number;
};

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);
const usd = (micro: number): string => `$${(micro / 1_000_000).toFixed(4)}`;

/** No night above what it announced, no month above its cap, and the ledger never below the bill. */
export async function judgeMoney(
  store: Store,
  { requests }: StandIn,
  caps: Collective['caps'],
): Promise<string[]> {
  const problems: string[] = [];
  const plans = await store.db
    .selectFrom('plan')
    .select(['made_at', 'day', 'document'])
    .where('kind', '=', 'night')
    .orderBy('id')
    .execute();
  for (const [index, { made_at, day, document }] of plans.entries()) {
    const until = plans[index + 1]?.made_at ?? '9999';
    const bill = sum(
      requests.filter(({ at }) => at >= made_at && at < until).map(({ microUsd }) => microUsd),
    );
    const { atMost } = JSON.parse(document) as AnnouncedPlan;
    if (bill > atMost) problems.push(`${day}: billed ${usd(bill)}, announced ${usd(atMost)} at ${made_at}`);
  }
  const before = requests.filter(({ at }) => at < (plans[0]?.made_at ?? '9999'));
  if (before.length > 0) problems.push('X was asked before anything was announced');
  const latest = requests.at(-1)?.at ?? '';
  const month = latest.slice(0, 7);
  const cap = inForce(caps, latest.slice(0, 10) as Day).dollarsPerMonth * 1_000_000;
  const ofMonth = sum(requests.filter(({ at }) => at.startsWith(month)).map(({ microUsd }) => microUsd));
  if (ofMonth > cap) problems.push(`${month}: billed ${usd(ofMonth)}, cap ${usd(cap)}`);
  for (const { day, bill, billed, lost, held, cost } of await ledgerDays(store, { requests })) {
    if (billed + lost !== bill)
      problems.push(`${day}: X bills ${usd(bill)}, the ledger ${usd(billed)}, lost ${usd(lost)}`);
    if (lost > held) problems.push(`${day}: ${usd(lost)} was billed for lost answers, ${usd(held)} is held`);
    if (cost < bill) problems.push(`${day}: X bills ${usd(bill)}, the ledger’s worst case is ${usd(cost)}`);
  }
  return problems;
}

/** The ledger beside X's bill, by UTC day. Rows and requests are told apart by their order: one at a time is sent. */
export async function ledgerDays(
  { db }: Store,
  { requests }: Pick<StandIn, 'requests'>,
): Promise<LedgerDay[]> {
  const rows = await db.selectFrom('request_ledger').selectAll().orderBy('id').execute();
  const days = new Map<
    string,
    {
      bill: number;
      billed: number;
      cost: number;
      held: number;
      counts: number;
      read: Set<string>;
      sent: Set<string>;
    }
  >();
  const dayOf = (utcDay: string) => {
    const known = days.get(utcDay) ?? {
      bill: 0,
      billed: 0,
      cost: 0,
      held: 0,
      counts: 0,
      read: new Set(),
      sent: new Set(),
    };
    days.set(utcDay, known);
    return known;
  };
  let next = 0;
  for (const row of rows) {
    const day = dayOf(row.utc_day);
    day.cost += row.cost_microdollars;
    day.billed += row.billed_microdollars ?? 0;
    if (row.billed_microdollars === null) day.held += row.cost_microdollars;
    const request: LoggedRequest | undefined = requests[next];
    // A process that died between writing a request down and sending it.
    if (!request || request.at !== row.at || request.endpoint !== row.endpoint) continue;
    next += 1;
    day.bill += request.microUsd;
    const isCount = row.endpoint.startsWith('tweets/counts/');
    if (isCount && row.billed_microdollars === null) day.counts += request.microUsd;
    if (isCount) continue;
    for (const one of request.resources ?? []) {
      if (request.microUsd === 0 && !day.sent.has(one)) continue;
      day.sent.add(one);
      if ((row.billed_microdollars ?? 0) > 0 || (row.status === 200 && row.billed_microdollars === 0))
        day.read.add(one);
    }
  }
  if (next < requests.length) throw new Error(`the ledger knows ${next} of ${requests.length} requests`);
  return [...days].map(([utcDay, { bill, billed, cost, held, counts, read, sent }]) => {
    const only = [...sent].filter((one) => !read.has(one));
    const price = (one: string): number => (one.startsWith('post') ? PRICES.postRead : PRICES.userRead);
    const lost = counts + sum(only.map((one) => Math.round(price(one) * 1_000_000)));
    return { day: utcDay, bill, billed, lost, held, cost };
  });
}
