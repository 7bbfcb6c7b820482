import { z } from 'zod';
import { ROLES } from '../../db/core/roles.ts';
import { MeasuresAnswer, MeasuresQuery } from '../contract/measure.ts';
import { measuresAnswer } from '../measures-answer.ts';
import { operation } from '../operation.ts';
import { sharedMeasures } from '../shared/shared-measures.ts';

export const listMeasures = operation({
  id: 'listMeasures',
  path: '/api/v1/indicators/{key}/measures',
  summary: 'One indicator over a period: every period of the grain is there, measured or not.',
  roles: ROLES,
  fresh: 'store',
  params: z.object({ key: z.string().max(100) }),
  query: MeasuresQuery,
  answer: MeasuresAnswer,
  refusals: [400, 404],
  shared: (context, { params, query, link }) => sharedMeasures(context, link, params.key, query),
  handle: (context, { params, query }) => measuresAnswer(context, params.key, query),
});
