import { z } from 'zod';
import { breaksBetween } from '../../db/catalogue/breaks.ts';
import { indicatorOf } from '../../db/catalogue/index.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import { addDays, type Day, parseDay } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { lastDayOf, type Period, periodOf } from '../../db/core/period.ts';
import { ROLES } from '../../db/core/roles.ts';
import { type Reading, readSeries } from '../../db/queries/series.ts';
import { isDemonstration } from '../../db/queries/settings.ts';
import { longDate } from '../../db/words/long-date.ts';
import { compare } from '../comparison.ts';
import type { Context } from '../context.ts';
import { ComparisonAnswer, ComparisonQuery } from '../contract/measure.ts';
import { type Knowledge, readKnowledge } from '../knowledge.ts';
import { requireGrain } from '../measures-answer.ts';
import { operation } from '../operation.ts';
import { parameterError } from '../parameter-error.ts';

export const getComparison = operation({
  id: 'getComparison',
  path: '/api/v1/indicators/{key}/comparison',
  summary: 'A whole period against the same one a year before: refused across a change of definition.',
  roles: ROLES,
  fresh: 'store',
  params: z.object({ key: z.string().max(100) }),
  query: ComparisonQuery,
  answer: ComparisonAnswer,
  refusals: [400, 404, 409],
  handle: async (context, { params, query }) => {
    const indicator = indicatorOf(params.key);
    requireGrain(indicator, query.grain);
    const knowledge = await readKnowledge(context, query.asOf as Day | undefined);
    const { later, earlier } = periodsOf(context, query, knowledge);
    const breaks = breaksBetween(indicator, earlier.start, lastDayOf(later));
    if (breaks.length > 0 && query.acrossBreak === 'refuse') throw brokenSeries(breaks);
    const read = (period: Period) => readOne(context, indicator, period, knowledge);
    const [now, before] = [await read(later), await read(earlier)];
    const demonstration = await isDemonstration(context.store.db);
    const compared = compare(before, now);
    return { indicator: indicator.key, later: now, earlier: before, ...compared, breaks, demonstration };
  },
});

function periodsOf(
  { collective: { startDay }, calendar, clock }: Context,
  query: z.output<typeof ComparisonQuery>,
  { asOf, cutoff }: Knowledge,
): { later: Period; earlier: Period } {
  const { grain } = query;
  const last = cutoff ?? asOf ?? addDays(calendar.dayOf(clock.now()), -1);
  const held = periodOf(grain, (query.day ?? last) as Day, startDay);
  const isWhole = lastDayOf(held) <= last;
  if (!isWhole && query.day) {
    throw parameterError('day', 'cette période n’est pas finie', 'this period is not over');
  }
  const later = isWhole ? held : periodOf(grain, addDays(held.start, -1), startDay);
  const earlier = periodOf(grain, (query.with as Day | undefined) ?? yearBefore(later.start), startDay);
  if (lastDayOf(earlier) >= later.start) {
    throw parameterError(
      'with',
      'la seconde période doit précéder la première',
      'the second period must come before the first',
    );
  }
  return { later, earlier };
}

/** The same date a year before; 29 February falls on the 28th. */
function yearBefore(day: Day): Day {
  const year = Number(day.slice(0, 4)) - 1;
  return parseDay(`${year}${day.slice(4)}`) ?? (`${year}-02-28` as Day);
}

async function readOne(
  { store, collective: { startDay } }: Context,
  indicator: Indicator,
  period: Period,
  { knownBy }: Knowledge,
): Promise<Reading> {
  const [from, to] = [period.start, lastDayOf(period)];
  const known = knownBy ? { knownBy } : {};
  const [reading] = await readSeries(store.db, {
    indicator,
    grain: period.grain,
    from,
    to,
    startDay,
    ...known,
  });
  if (!reading) throw new Error(`no ${period.grain} period at ${from}`);
  return reading;
}

function brokenSeries(breaks: ReturnType<typeof breaksBetween>): AppError {
  const notes = (language: 'fr' | 'en') =>
    breaks
      .map(
        ({ from, note }) =>
          `${longDate(from, language)}${language === 'fr' ? '\u00a0' : ''}: ${note[language]}`,
      )
      .join(' ');
  return new AppError({
    code: 'series-break',
    status: 409,
    field: 'acrossBreak',
    fr: `Rupture de série entre ces deux périodes : elles ne se comparent pas. ${notes('fr')} Avec acrossBreak=label, la comparaison est donnée et la rupture nommée.`,
    en: `The series breaks between these two periods: they do not compare. ${notes('en')} With acrossBreak=label the comparison is given and the break named.`,
  });
}
