import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { ASKED_AT } from './projections/asking.ts';
import { sumsOf } from './sums.ts';
import { raisedBy, silence, type Uncertainty, uncertaintyOf } from './uncertainty.ts';

const name = (dimension: string) => ({ indicator: 'requests_by_hour', dimension });

/**
 * Requests of the period, and how they part by hour and weekday; what was missed may belong to any hour. Work: the
 * hours of a week, at most 168.
 */
export async function askingHoursOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const missed = await uncertaintyOf(context, period);
  const hours = await hoursOf(context, period);
  const silent = silence(missed);
  if (silent) return ['', ...hours.map(({ key }) => key)].map((one) => missing(name(one), period, ...silent));
  const all = (await sumsOf(context, period))('requests');
  // Of days whose people were forgotten before hours were kept, only how many requests they had is known.
  const untold = hours.reduce((left, { amount }) => left - amount, all);
  const whole = measured(name(''), period, missed.share, raisedBy(all, missed));
  const ofHours = untold > 0 ? orMore(missed, untold) : missed;
  return [
    whole,
    ...hours.map(({ key, amount }) => measured(name(key), period, missed.share, raisedBy(amount, ofHours))),
  ];
}

const orMore = (missed: Uncertainty, untold: number): Uncertainty => ({
  ...missed,
  posts: missed.posts === null ? null : missed.posts + untold,
  reason: 'hours_not_kept',
});

/** Every hour that ever had a request, also one of which it is known by now that it had none. */
const hoursOf = ({ db }: RollUpContext, { grain, start }: Period) =>
  db
    .selectFrom('tally')
    .select(['key', 'amount'])
    .where('name', '=', ASKED_AT)
    .where('grain', '=', grain)
    .where('start_day', '=', start)
    .orderBy('key')
    .execute();
