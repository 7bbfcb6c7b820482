import type { Day } from '../../db/core/calendar.ts';
import { ROLES } from '../../db/core/roles.ts';
import * as editions from '../../db/queries/editions.ts';
import { AsOfQuery } from '../contract/common.ts';
import { EditionsAnswer } from '../contract/edition.ts';
import { readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';

export const listEditions = operation({
  id: 'listEditions',
  path: '/api/v1/editions',
  summary: 'The frozen editions, newest year first. An edition that was superseded stays readable.',
  roles: ROLES,
  fresh: 'store',
  answer: EditionsAnswer,
  query: AsOfQuery,
  refusals: [400],
  handle: async (context, { query }) => {
    const { knownBy } = await readKnowledge(context, query.asOf as Day | undefined);
    const known = await editions.listEditions(context.store.db, knownBy);
    return {
      editions: known.map((edition) => ({
        id: edition.id,
        kind: edition.kind,
        anniversary: edition.anniversary,
        year: edition.year,
        cutoff: edition.cutoff,
        frozenAt: edition.frozen_at,
        sha256: edition.sha256,
        demonstration: edition.demonstration === 1,
      })),
    };
  },
});
