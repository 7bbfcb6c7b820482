import { SCORES } from '../core/answers.ts';
import { addDays } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import { sampledShare } from '../statistics/wilson.ts';
import { once, type RollUpContext } from './context.ts';
import { shareOf } from './declared.ts';
import { type Draft, measured, missing } from './draft.ts';
import { isNoted, notedSince } from './noted-since.ts';
import { CONTACTS, FOLLOW_UP_MONTHS } from './projections/told.ts';
import { sumsOf } from './sums.ts';

/** Days that people have to answer before an invitation counts as unanswered. */
export const ANSWER_DAYS = 30;
const CONTACT = { indicator: 'reported_contacts' };
const RATE = { indicator: 'followup_response_rate' };
const EMPLOYED = { indicator: 'still_employed_6m' };
const SUPPORT = { indicator: 'felt_support_survey' };
/** 4 and 5 of five points say that one feels less alone. */
const AGREES = 4;
const FEWEST_ANSWERS = 30;

/** Contacts that people told of: nothing is known of who did not. */
export async function contactsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const names = [CONTACT, ...CONTACTS.map((dimension) => ({ ...CONTACT, dimension }))];
  const sums = await sumsOf(context, period);
  if (!isNoted(await notedSince(context, 'contact'), period, sums('contacts')))
    return names.map((name) => missing(name, period, 'not_measured', 'no_source'));
  return [
    measured(CONTACT, period, null, { value: sums('contacts') }),
    ...CONTACTS.map((kind) =>
      measured({ ...CONTACT, dimension: kind }, period, null, { value: sums(`contacts ${kind}`) }),
    ),
  ];
}

/** What came of invitations that left in the period, at least thirty days ago. */
export async function followUpsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const names = [RATE, ...FOLLOW_UP_MONTHS.map((month) => ({ ...RATE, dimension: String(month) })), EMPLOYED];
  if (!(await hasInvited(context)))
    return names.map((name) => missing(name, period, 'not_measured', 'no_source'));
  const ripe = addDays(context.cutoff, -ANSWER_DAYS);
  const last = lastDayOf(period) < ripe ? lastDayOf(period) : ripe;
  if (last < period.start) return names.map((name) => missing(name, period, 'not_measured', 'not_mature'));
  const sums = await sumsOf(context, { start: period.start, end: addDays(last, 1) });
  const [three, six] = [sums('invited 3'), sums('invited 6')];
  const [told3, told6] = [sums('answered 3'), sums('answered 6')];
  return [
    shareOf(RATE, period, told3 + told6, three + six),
    shareOf({ ...RATE, dimension: '3' }, period, told3, three),
    shareOf({ ...RATE, dimension: '6' }, period, told6, six),
    shareOf(EMPLOYED, period, sums('still employed'), sums('still employed known')),
  ];
}

/** Answers without a name, by the month in which they were given: a survey, hence an interval. */
export async function surveyOf({ db }: RollUpContext, period: Period): Promise<Draft[]> {
  const rows = await db
    .selectFrom('survey_count')
    .select((eb) => ['score', eb.fn.sum<number>('answers').as('answers')])
    .where('survey', '=', 'felt_support')
    .where('month', '>=', period.start)
    .where('month', '<', period.end)
    .groupBy('score')
    .execute();
  const counts = SCORES.map((score) => Number(rows.find((row) => row.score === score)?.answers ?? 0));
  const n = counts.reduce((sum, count) => sum + count, 0);
  const names = [SUPPORT, ...SCORES.map((score) => ({ ...SUPPORT, dimension: String(score) }))];
  if (n < FEWEST_ANSWERS) {
    const reason = n === 0 ? 'no_source' : 'too_few';
    return names.map((name) => ({ ...missing(name, period, 'not_measured', reason), n }));
  }
  const agreeing = counts.slice(AGREES - 1).reduce((sum, count) => sum + count, 0);
  return names.map((name, index) => {
    const count = index === 0 ? agreeing : (counts[index - 1] as number);
    const { interval } = sampledShare(count, n);
    return { ...measured(name, period, null, { value: count / n, n }), ...interval, reason: 'band' };
  });
}

/** Whether anybody has ever been asked: where nobody was, none is no zero. */
const hasInvited = (context: RollUpContext): Promise<boolean> =>
  once(context, 'invited', async () => {
    const row = await context.db
      .selectFrom('follow_up')
      .select('id')
      .where('invited_day', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  });
