import { createHash } from 'node:crypto';
import { signedChallenges } from '../../api/auth/challenges.ts';
import type { Context } from '../../api/context.ts';
import { watchNight } from '../../api/live/watch-night.ts';
import type { Operation } from '../../api/operation.ts';
import { getComparison } from '../../api/routes/get-comparison.ts';
import { getMeasuresTable } from '../../api/routes/get-measures-table.ts';
import { getSummary } from '../../api/routes/get-summary.ts';
import { listAnnotations } from '../../api/routes/list-annotations.ts';
import { listFigures } from '../../api/routes/list-figures.ts';
import { listMeasures } from '../../api/routes/list-measures.ts';
import { listPublicFigures } from '../../api/routes/list-public-figures.ts';
import { listPublishedFigures } from '../../api/routes/list-published-figures.ts';
import { CATALOGUE } from '../../db/catalogue/index.ts';
import { addDays, type Day, daysBetween } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { watchStore } from '../../db/health/watch-store.ts';
import type { TestSetting } from '../integration/jobs/setting.ts';

export type AsOfWatch = {
  /** Notes what is answered as of these days, those that were noted before included; they must be over. */
  note(days: readonly Day[]): Promise<void>;
  /** What is answered otherwise now than when it was noted, as `DAY QUESTION`. */
  changed(): Promise<string[]>;
  readonly noted: () => number;
};

type Question = { readonly of: Operation; readonly params?: object; readonly query: object };

/** What a spreadsheet is given is what the series are, beside notes: one of each grain tells both. */
const IN_TABLES = 'seeker_requests';

/**
 * Everything that the service answers as of a day: each figure of several windows, every series and the comparison
 * of its last two periods, what was published and noted.
 */
const QUESTIONS: readonly Question[] = [
  { of: getSummary, query: {} },
  { of: listPublicFigures, query: {} },
  { of: listPublishedFigures, query: {} },
  { of: listAnnotations, query: {} },
  ...['all', '28d'].map((period) => ({ of: listFigures, query: { period, scope: 'all' } })),
  ...CATALOGUE.flatMap(({ key, grains }) =>
    grains.flatMap((grain): Question[] => [
      { of: listMeasures, params: { key }, query: { grain, dimension: '*' } },
      ...(grain === 'all' ? [] : [{ of: getComparison, params: { key }, query: { grain } }]),
      ...(key === IN_TABLES ? [{ of: getMeasuresTable, params: { key }, query: { grain } }] : []),
    ]),
  ),
];

/** The day that has just ended and three before it, down to the collective's first. */
export const pastDays = (last: Day, first: Day): Day[] => {
  const age = daysBetween(first, last);
  return [...new Set([0, 1, Math.floor(age / 2), age])].map((ago) => addDays(last, -ago));
};

/** Asks the service as of days gone by, through the operations of its API, and whether it stands by its answers. */
export function asOfWatch({ store, collective, calendar, clock, log }: TestSetting): AsOfWatch {
  const context: Context = {
    ...{ store, collective, calendar, clock, log },
    catalogue: CATALOGUE,
    publicUrl: 'http://127.0.0.1:3000',
    webDir: '',
    challenges: signedChallenges(store, clock),
    sessionIdleHours: 12,
    watch: watchStore(store, { clock }),
    night: watchNight(store, clock),
  };
  const noted = new Map<Day, readonly string[]>();
  const broken = new Set<string>();

  return {
    async note(days) {
      for (const day of days) {
        if (noted.has(day)) await compare(day);
        else noted.set(day, await answers(day));
      }
    },
    async changed() {
      for (const day of noted.keys()) await compare(day);
      return [...broken];
    },
    noted: () => noted.size,
  };

  async function answers(asOf: Day): Promise<string[]> {
    const found: string[] = [];
    for (const { of, params = {}, query } of QUESTIONS) {
      const asked = { params, query: of.query?.parse({ ...query, asOf }) };
      found.push(digest(await of.handle(context, asked).catch(refusal)));
    }
    return found;
  }

  async function compare(day: Day): Promise<void> {
    const [before, now] = [noted.get(day) ?? [], await answers(day)];
    for (const [index, { of, params = {}, query }] of QUESTIONS.entries())
      if (now[index] !== before[index])
        broken.add(`${day} ${of.id} ${JSON.stringify({ ...params, ...query })}`);
  }
}

/** A refusal is an answer too: that a series breaks, or that a period has none before it. */
function refusal(error: unknown): string {
  if (error instanceof AppError && error.status < 500) return error.code;
  throw error;
}

const digest = (answer: unknown): string =>
  createHash('sha256').update(JSON.stringify(answer)).digest('base64url');
