import type { Grain } from '../../../api/contract/common.ts';
import type { EditionAnswer, EditionSummary } from '../../../api/contract/edition.ts';
import { IndicatorsAnswer } from '../../../api/contract/indicator.ts';
import type { Measure, MeasuresAnswer } from '../../../api/contract/measure.ts';
import type { SummaryAnswer } from '../../../api/contract/summary.ts';
import { dimensionsOf } from '../../../db/catalogue/dimensions.ts';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { CUTOFF, measuresOf, START } from './measures.ts';
import { PUBLISHED } from './published.ts';

const COLLECTIVE = {
  name: '#i4Emploi',
  account: 'i4Emploi',
  tags: ['i4Emploi', 'i4EmploiR'],
  startDay: START,
};
const CORE = CATALOGUE.filter((indicator) => indicator.core);
const SHA256 = '3f1c9a5be0d74c2f8a6e1b7d9c0f5a4e2b8d6c3f1a9e7b5d4c2f0a8e6b4d2c19';

export function indicatorsAnswer(): IndicatorsAnswer {
  return IndicatorsAnswer.parse({
    indicators: CATALOGUE.map((one) => ({ ...one, dimensions: dimensionsOf(one.key) })),
  });
}

const PLAN: SummaryAnswer['plan'] = {
  kind: 'next',
  day: '2019-10-01',
  madeAt: '2019-10-01T02:04:00.000Z',
  month: '2019-10',
  spent: 0.4,
  cap: 3,
  left: 2.6,
  atMost: 2.6,
  tasks: [
    planned('placements', 'known', { requests: 16, objects: 201, dollars: 1.51, allowed: 1.51 }),
    planned('retweet-reach', 'known', {
      requests: 40,
      objects: 230,
      dollars: 1.72,
      allowed: 1.09,
      cut: 'rest',
    }),
    planned('hashtag-volume', 'unknown', { dollars: null, cut: 'whole' }),
    planned('bio-adopters', 'not_due', {}),
  ],
};

function planned(
  task: string,
  state: NonNullable<SummaryAnswer['plan']>['tasks'][number]['state'],
  more: Partial<NonNullable<SummaryAnswer['plan']>['tasks'][number]>,
) {
  return {
    task,
    state,
    requests: null,
    objects: null,
    dollars: 0,
    allowed: 0,
    cut: 'nothing' as const,
    ...more,
  };
}

/** @param year the calendar year in which the i4Emploi year starts; null = since the first day */
export function summaryAnswer(year: number | null, asOf: string | null = null): SummaryAnswer {
  const [grain, from, to] =
    year === null
      ? (['all', START, CUTOFF] as const)
      : (['year', `${year}-09-26`, `${year + 1}-09-25`] as const);
  return {
    collective: COLLECTIVE,
    demonstration: true,
    period: { grain, start: from, end: to > CUTOFF ? CUTOFF : to },
    years: [2015, 2016, 2017, 2018, 2019],
    cutoff: CUTOFF,
    asOf,
    figures: CORE.map(({ key }) => ({ indicator: key, measure: first(measuresOf(key, grain, from, to)) })),
    lastNight: { day: CUTOFF, state: 'done', endedAt: '2019-10-01T01:12:00.000Z', reason: null },
    cost: { month: '2019-09', dollars: 18.43, requests: 412 },
    plan: asOf === null ? PLAN : null,
    shared: null,
  };
}

export function measuresAnswer(
  key: string,
  query: { grain: Grain; from?: string | null; to?: string | null; dimension?: string | null },
): MeasuresAnswer {
  const { grain, dimension } = query;
  const [from, to] = [query.from ?? START, query.to ?? CUTOFF];
  const measures = measuresOf(key, grain, from, to).map((measure) =>
    dimension === 'p90' ? { ...measure, dimension, value: 611 } : measure,
  );
  const known = { asOf: null, cutoff: CUTOFF, demonstration: true, breaks: [], recomputed: [] };
  return { indicator: key, grain, from, to, ...known, measures };
}

export const EDITION: EditionSummary = {
  id: 'anniversary-2019-1',
  kind: 'anniversary',
  anniversary: 4,
  year: 2019,
  cutoff: CUTOFF,
  frozenAt: '2019-10-02T08:30:00.000Z',
  sha256: SHA256,
  demonstration: true,
};

/** The fourth anniversary, with the series that its charts draw. */
export function editionAnswer(): EditionAnswer {
  const year = (key: string) => first(measuresOf(key, 'year', '2018-09-26', '2019-09-25'));
  const all = (key: string) => first(measuresOf(key, 'all'));
  const series = CORE.flatMap(({ key, grains }) =>
    grains
      .filter((grain) => (key === 'bio_adopters' ? grain === 'day' : grain === 'month' || grain === 'year'))
      .map((grain) => {
        const measures = measuresOf(key, grain, START, '2019-09-25');
        const scans = measures.filter(({ state, reason }) => state === 'measured' || reason === 'run_failed');
        return { indicator: key, grain, measures: key === 'bio_adopters' ? scans : measures };
      }),
  );
  return {
    sha256: SHA256,
    document: {
      schema: 2,
      id: EDITION.id,
      kind: 'anniversary',
      anniversary: 4,
      year: 2019,
      period: { grain: 'year', start: '2018-09-26', end: '2019-09-25' },
      cutoff: CUTOFF,
      frozenAt: EDITION.frozenAt,
      demonstration: true,
      collective: COLLECTIVE,
      indicators: indicatorsAnswer().indicators.filter(({ core }) => core),
      figures: CORE.map(({ key }) => ({ indicator: key, year: year(key), all: all(key) })),
      series,
      published: PUBLISHED,
    },
  };
}

function first(measures: Measure[]): Measure {
  const [measure] = measures;
  if (!measure) throw new Error('a fixture without a measure');
  return measure;
}
