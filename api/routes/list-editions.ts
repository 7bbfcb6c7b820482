import type { Day } from '../../db/core/calendar.ts';
import { ROLES } from '../../db/core/roles.ts';
import * as editions from '../../db/queries/editions.ts';
import type { Context } from '../context.ts';
import { AsOfQuery } from '../contract/common.ts';
import { EditionsAnswer } from '../contract/edition.ts';
import { readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';
import { showsEdition } from '../shared/shared-editions.ts';

export const listEditions = operation({
  id: 'listEditions',
  path: '/api/v1/editions',
  summary: 'The frozen editions, newest year first. An edition that was superseded stays readable.',
  roles: ROLES,
  fresh: 'store',
  answer: EditionsAnswer,
  query: AsOfQuery,
  refusals: [400],
  shared: async (context, { query, link }) => {
    const known = await readEditions(context, query.asOf);
    return { editions: known.filter(({ id }) => showsEdition(link, id)) };
  },
  handle: async (context, { query }) => ({ editions: await readEditions(context, query.asOf) }),
});

async function readEditions(context: Context, asOf: string | undefined): Promise<EditionsAnswer['editions']> {
  const { knownBy } = await readKnowledge(context, asOf as Day | undefined);
  const known = await editions.listEditions(context.store.db, knownBy);
  return known.map((edition) => ({
    id: edition.id,
    kind: edition.kind,
    anniversary: edition.anniversary,
    year: edition.year,
    cutoff: edition.cutoff,
    frozenAt: edition.frozen_at,
    sha256: edition.sha256,
    demonstration: edition.demonstration === 1,
  }));
}
