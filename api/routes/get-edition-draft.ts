import { z } from 'zod';
import { canonicalJson, sha256Of } from '../../reports/edition/canonical.ts';
import { readAnyEdition } from '../../reports/edition/life.ts';
import { standingQuotations } from '../../reports/edition/quotations.ts';
import { EditionAnswer } from '../contract/edition.ts';
import { EDITORS } from '../editions-desk.ts';
import { operation } from '../operation.ts';

export const getEditionDraft = operation({
  id: 'getEditionDraft',
  path: '/api/v1/editions-desk/drafts/{id}',
  summary: 'One draft, as its pages would show it: nothing of it is frozen',
  roles: EDITORS,
  params: z.object({ id: z.string().max(100) }),
  answer: EditionAnswer,
  refusals: [404],
  async handle({ store }, { params }) {
    const document = await readAnyEdition(store.db, params.id);
    const testimonials = await standingQuotations(store.db, document);
    return {
      testimonials,
      sha256: sha256Of(canonicalJson(document)),
      document,
      state: 'draft' as const,
      errata: [],
    };
  },
});
