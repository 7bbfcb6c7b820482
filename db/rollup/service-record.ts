import { type Day, daysBetween } from '../core/calendar.ts';
import { POST_LABELS, type PostLabel } from '../core/labels.ts';
import type { Period } from '../core/period.ts';
import { RIGHTS_KINDS } from '../schema/rights-request.ts';
import { cohenKappa } from '../statistics/kappa.ts';
import { median } from '../statistics/quantiles.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { isNoted, notedSince } from './noted-since.ts';
import { pairKey, READ_TWICE } from './projections/second-readings.ts';

const MEETINGS = { indicator: 'irl_events' };
const ATTENDEES = { ...MEETINGS, dimension: 'attendees' };
const AGREEMENT = { indicator: 'classification_agreement' };
const CORRECTIONS = { indicator: 'corrections_published' };
const RIGHTS = { indicator: 'rights_requests' };
/** Below this many posts read twice, agreement says more of chance than of people. */
const FEWEST = 30;

/** What the collective notes of its own work. The tables are small: a period's rows are read as they are. */
export async function serviceRecordOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const met = await meetings(context, period);
  if (period.grain === 'month') return met;
  return [...met, await corrections(context, period), ...(await rights(context, period))];
}

const atLeast = (low: number) => ({ low, high: null, reason: 'as_noted' });

/** A total that is told of none of its meetings is not known; of one, it makes that of the period a minimum. */
async function meetings(context: RollUpContext, period: Period): Promise<Draft[]> {
  const { db, cutoff } = context;
  const rows = await db
    .selectFrom('meeting')
    .select('attendees')
    .where('day', '>=', period.start)
    .where('day', '<', period.end)
    .where('day', '<=', cutoff)
    .execute();
  if (!isNoted(await notedSince(context, 'meeting'), period, rows.length))
    return [MEETINGS, ATTENDEES].map((name) => missing(name, period, 'not_measured', 'no_source'));
  const told = rows.flatMap(({ attendees }) => attendees ?? []);
  const attendees = told.reduce((sum, count) => sum + count, 0);
  return [
    measured(MEETINGS, period, null, atLeast(rows.length)),
    rows.length > 0 && told.length === 0
      ? missing(ATTENDEES, period, 'not_measured', 'no_source')
      : measured(ATTENDEES, period, null, { ...atLeast(attendees), n: rows.length }),
  ];
}

/** How far two people who sort agree; from tallies, since a reading goes with its post. */
export async function agreementOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const { grain, start } = period;
  const rows = await context.db
    .selectFrom('tally')
    .select(['key', 'amount'])
    .where('name', '=', READ_TWICE)
    .where('grain', '=', grain)
    .where('start_day', '=', start)
    .execute();
  const counts = new Map(rows.map(({ key, amount }) => [key, amount]));
  const count = (first: PostLabel, second: PostLabel) => counts.get(pairKey(first, second)) ?? 0;
  const found = cohenKappa(POST_LABELS.map((first) => POST_LABELS.map((second) => count(first, second))));
  if (!found) return [missing(AGREEMENT, period, 'not_measured', 'no_source')];
  const { n, kappa, interval } = found;
  if (n < FEWEST || kappa === null || !interval)
    return [{ ...missing(AGREEMENT, period, 'not_measured', 'too_few'), n }];
  const { low, high } = interval;
  return [{ ...measured(AGREEMENT, period, null, { value: kappa, n }), low, high }];
}

/** None noted is none published since the service itself publishes; of the time before, what somebody noted. */
async function corrections(context: RollUpContext, period: Period): Promise<Draft> {
  const { db, cutoff } = context;
  const { noted } = await db
    .selectFrom('correction')
    .select((eb) => eb.fn.countAll<number>().as('noted'))
    .where('day', '>=', period.start)
    .where('day', '<', period.end)
    .where('day', '<=', cutoff)
    .executeTakeFirstOrThrow();
  const since = await notedSince(context, 'registers');
  return registered(CORRECTIONS, period, Number(noted), since);
}

/** A register tells all of a period that it was kept in whole, at least so many of one in which it was begun. */
function registered(
  name: { indicator: string; dimension?: string },
  period: Period,
  count: number,
  since: Day | null,
): Draft {
  if (since !== null && since <= period.start) return measured(name, period, null, { value: count });
  return isNoted(since, period, count)
    ? measured(name, period, null, atLeast(count))
    : missing(name, period, 'not_measured', 'no_source');
}

async function rights(context: RollUpContext, period: Period): Promise<Draft[]> {
  const { db, cutoff } = context;
  const rows = await db
    .selectFrom('rights_request')
    .select(['kind', 'received_day', 'answered_day'])
    .where('received_day', '>=', period.start)
    .where('received_day', '<', period.end)
    .where('received_day', '<=', cutoff)
    .execute();
  const answered = rows.flatMap(({ received_day, answered_day }) =>
    answered_day && answered_day <= cutoff ? [daysBetween(received_day, answered_day)] : [],
  );
  const delay = { ...RIGHTS, dimension: 'delay' };
  const since = await notedSince(context, 'registers');
  const none = isNoted(since, period, rows.length) ? 'no_request' : 'no_source';
  return [
    registered(RIGHTS, period, rows.length, since),
    ...RIGHTS_KINDS.map((kind) => {
      const count = rows.filter((row) => row.kind === kind).length;
      return registered({ ...RIGHTS, dimension: kind }, period, count, since);
    }),
    answered.length === 0
      ? missing(delay, period, 'not_measured', none)
      : measured(delay, period, null, { value: median(answered) ?? 0, n: answered.length }),
  ];
}
