import { type Day, type Instant, instant } from '../../db/core/calendar.ts';
import { inForce } from '../../db/core/collective.ts';
import { settleErasure } from '../../db/dialect/erase.ts';
import { type Recheck, readRecheck } from '../../db/queries/compliance.ts';
import { wasRefusedJobs } from '../../db/queries/compliance-jobs.ts';
import type { JobContext, PlanSetting } from '../job-context.ts';
import { micro } from '../sources/x/prices.ts';
import { checkByBatch } from './compliance-batch.ts';
import { checkByLookUp } from './compliance-look-up.ts';

const HOUR_MS = 3_600_000;
/** A little less than the day between two nights. */
const A_NIGHT_MS = 20 * HOUR_MS;
/** A batch is late when two nights have passed without its answer. */
const LATE_MS = 60 * HOUR_MS;
/** Of a month's cap, what looking posts up one by one may take: a duty, but one that must leave room to measure. */
const SHARE = 0.1;
const NIGHTS = 31;

/**
 * Asks X whether the posts whose text is kept still stand, and erases the text of those that do not. All at
 * once by a batch job, for which no price is listed; where X refuses those to the project, or leaves one
 * unanswered for two nights, by looking posts up, the longest unchecked first, within a tenth of the month's cap.
 */
export async function compliance(context: JobContext, _day: Day): Promise<void> {
  const { store, log } = context;
  let failure: unknown = null;
  let refused = false;
  try {
    refused = await checkByBatch(context);
  } catch (error) {
    failure = error;
  }
  try {
    context.signal.throwIfAborted();
    const since = dueBefore(context.clock.now(), refused);
    await checkByLookUp(context, { since, limit: affordable(context) });
  } finally {
    const swept = await settleErasure(store.db, store.engine, ['post', 'suggestion']);
    if (!swept) log.warn('a reader held on to erased text: it leaves the files with the next night');
    log.info(await readRecheckNow(context, refused), 'checked');
  }
  if (failure) throw failure;
}

/** How the re-reading stands, and what looking up may read and cost tonight. */
export async function recheckAhead(
  setting: PlanSetting,
): Promise<Recheck & { readonly posts: number; readonly microdollars: number }> {
  const refused = await wasRefusedJobs(setting.store.db);
  const recheck = await readRecheckNow(setting, refused);
  const posts = Math.min(recheck.waiting, affordable(setting));
  return { ...recheck, posts, microdollars: posts * postPrice(setting) };
}

function readRecheckNow({ store, calendar, clock }: PlanSetting, refused: boolean): Promise<Recheck> {
  const now = clock.now();
  return readRecheck(store.db, calendar.dayOf(now), dueBefore(now, refused));
}

/** A post last checked before this moment is looked up. */
const dueBefore = (now: Instant, refused: boolean): Instant =>
  instant(Date.parse(now) - (refused ? A_NIGHT_MS : LATE_MS));

function affordable(setting: PlanSetting): number {
  const { dollarsPerMonth } = inForce(setting.collective.caps, today(setting));
  const price = postPrice(setting);
  return price === 0 ? 10_000 : Math.floor((micro(dollarsPerMonth) * SHARE) / NIGHTS / price);
}

const postPrice = (setting: PlanSetting): number =>
  micro(inForce(setting.collective.prices, today(setting)).postRead);
const today = ({ clock }: PlanSetting): Day => clock.now().slice(0, 10) as Day;
