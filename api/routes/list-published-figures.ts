import type { Day } from '../../db/core/calendar.ts';
import { readRegister } from '../../reports/edition/register.ts';
import { AsOfQuery } from '../contract/common.ts';
import { PublishedFiguresAnswer } from '../contract/summary.ts';
import { readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';

export const listPublishedFigures = operation({
  id: 'listPublishedFigures',
  path: '/api/v1/published-figures',
  summary: 'What the collective and the press have published: wording, bounds, source. Never a measure.',
  access: 'open',
  fresh: 'store',
  answer: PublishedFiguresAnswer,
  query: AsOfQuery,
  refusals: [400],
  handle: async (context, { query }) => {
    const { knownBy } = await readKnowledge(context, query.asOf as Day | undefined);
    return readRegister(context.store.db, knownBy);
  },
});
