import type { Day } from '../../db/core/calendar.ts';
import { readLatestRelease } from '../../db/queries/releases.ts';
import { isDemonstration } from '../../db/queries/settings.ts';
import type { PublicDocument } from '../../db/release/build-release.ts';
import { PublicFiguresAnswer, PublicFiguresQuery } from '../contract/public.ts';
import { readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';

export const listPublicFigures = operation({
  id: 'listPublicFigures',
  path: '/api/v1/public-figures',
  summary:
    'Figures for everybody: whole months, made ahead, nothing that would tell of fewer than five people.',
  access: 'open',
  fresh: 'store',
  query: PublicFiguresQuery,
  answer: PublicFiguresAnswer,
  refusals: [400],
  handle: async (context, { query }) => {
    const { store } = context;
    const { knownBy } = await readKnowledge(context, query.asOf as Day | undefined);
    const latest = await readLatestRelease(store.db, knownBy);
    const demonstration = await isDemonstration(store.db);
    if (!latest) return { until: null, madeAt: null, demonstration, tables: [] };
    return { ...(JSON.parse(latest.document) as PublicDocument), demonstration };
  },
});
