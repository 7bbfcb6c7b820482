import type { EditionAnswer } from '../../../api/contract/edition.ts';
import type { PublicCell } from '../../../api/contract/public.ts';
import { editionAnswer } from './answers.ts';

/** In the edition, never in what was published of it. */
export const SECRET = 987_654;

const cell = (grain: 'all' | 'year', figure: Partial<PublicCell>): PublicCell => ({
  period: { grain, start: grain === 'all' ? '2015-09-26' : '2017-09-26', end: '2018-09-25' },
  dimension: '',
  state: 'measured',
  value: null,
  low: null,
  high: null,
  n: null,
  coverage: 1,
  reason: null,
  version: 1,
  ...figure,
});

/** An edition with the public figures that a page for sponsors tells; all others are SECRET. */
export function released(): EditionAnswer {
  const answer = editionAnswer();
  for (const { year, all } of answer.document.figures)
    for (const measure of [year, all]) Object.assign(measure, { value: SECRET, low: SECRET, high: SECRET });
  const tables = [
    { indicator: 'seekers_relayed', cells: [cell('all', { low: 1405, high: 1554 })] },
    { indicator: 'active_days_ratio', cells: [cell('all', { value: 0.979, n: 1440 })] },
    { indicator: 'job_declarations_cumulative', cells: [cell('all', { low: 348, high: 496 })] },
    { indicator: 'potential_audience_bounds', cells: [cell('all', { low: 34_518, high: 2_988_726 })] },
    {
      indicator: 'job_declarations_period',
      cells: [
        cell('year', { state: 'hidden', reason: 'few_people' }),
        cell('year', {
          low: 110,
          high: 148,
          period: { grain: 'year', start: '2016-09-26', end: '2017-09-25' },
        }),
      ],
    },
  ];
  answer.document.texts = [
    {
      slot: 'support',
      fr: 'Un serveur et des lectures de X : {{figure:seekers_relayed.all}} personnes relayées.',
      en: 'A server and reads of X: {{figure:seekers_relayed.all}} people relayed.',
    },
    { slot: 'opening', fr: 'Du rapport seulement.', en: 'Of the report only.' },
  ];
  const mix = (dimension: string, figure: Partial<PublicCell>) => ({ ...cell('year', figure), dimension });
  const followed = {
    period: { grain: 'year', start: '2016-09-26', end: '2017-09-25' },
    toldWith: '2018-04-30',
  } as const;
  const waits = { state: 'hidden', reason: 'still_followed', toldWith: '2019-04-30' } as const;
  tables.push({
    indicator: 'evidence_mix',
    cells: [
      mix('E1', { low: 42, high: 69, ...followed }),
      mix('E2', { value: 17, ...followed }),
      mix('E3', { ...followed, state: 'hidden', reason: 'few_people' }),
      ...['E1', 'E2', 'E3'].map((level) => mix(level, waits)),
    ],
  });
  answer.document.origin = 'https://mesure.example';
  answer.document.released = { until: '2018-09-30', madeAt: '2018-10-20T02:00:00.000Z', tables };
  return answer;
}
