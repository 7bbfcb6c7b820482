import { z } from 'zod';
import { indicatorOf } from '../../db/catalogue/index.ts';
import type { Day } from '../../db/core/calendar.ts';
import { ROLES } from '../../db/core/roles.ts';
import { readAnnotations } from '../../reports/edition/annotations.ts';
import { MeasuresTableQuery } from '../contract/measure.ts';
import { readKnowledge } from '../knowledge.ts';
import { measuresAnswer } from '../measures-answer.ts';
import { measuresCsv } from '../measures-csv.ts';
import { operation } from '../operation.ts';
import { shownOf } from '../shared/released.ts';
import { sharedMeasures } from '../shared/shared-measures.ts';

export const getMeasuresTable = operation({
  id: 'getMeasuresTable',
  path: '/api/v1/indicators/{key}/measures.csv',
  summary:
    'The same series for a spreadsheet, each line with its state, bounds, coverage, version and break.',
  roles: ROLES,
  fresh: 'store',
  media: 'text/csv',
  params: z.object({ key: z.string().max(100) }),
  query: MeasuresTableQuery,
  answer: z.string(),
  refusals: [400, 404],
  shared: async (context, { params, query: { lang, ...query }, link }) =>
    measuresCsv(shownOf(link, params.key), await sharedMeasures(context, link, params.key, query), [], lang),
  handle: async (context, { params, query: { lang, ...query } }) => {
    const answer = await measuresAnswer(context, params.key, query);
    const { knownBy } = await readKnowledge(context, query.asOf as Day | undefined);
    const between = { from: answer.from as Day, to: answer.to as Day, knownBy };
    const annotations = await readAnnotations(context.store.db, between);
    return measuresCsv(indicatorOf(params.key), answer, annotations, lang);
  },
});
