import type { Day } from '../../db/core/calendar.ts';
import { ROLES } from '../../db/core/roles.ts';
import { readAnnotations } from '../../reports/edition/annotations.ts';
import { AnnotationsAnswer, AnnotationsQuery } from '../contract/annotation.ts';
import { readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';

export const listAnnotations = operation({
  id: 'listAnnotations',
  path: '/api/v1/annotations',
  summary: 'What happened beside the figures: events, media, outages, campaigns, changes of method.',
  roles: ROLES,
  fresh: 'store',
  query: AnnotationsQuery,
  answer: AnnotationsAnswer,
  refusals: [400],
  // Notes are the collective’s own: a link shows figures and editions.
  shared: async () => ({ annotations: [] }),
  handle: async ({ store, ...context }, { query }) => {
    const { knownBy } = await readKnowledge({ store, ...context }, query.asOf as Day | undefined);
    const from = (query.from ?? context.collective.startDay) as Day;
    const to = (query.to ?? '9999-12-31') as Day;
    return { annotations: await readAnnotations(store.db, { from, to, knownBy }) };
  },
});
