import { z } from 'zod';
import { listEditionEvents } from '../../db/queries/edition-life.ts';
import { findEdition } from '../../db/queries/editions.ts';
import { errataOf } from '../../reports/edition/errata.ts';
import { stateOf } from '../../reports/edition/life.ts';
import { publicPart } from '../../reports/edition/public-part.ts';
import { standingQuotations } from '../../reports/edition/quotations.ts';
import { EditionAnswer, EditionDocument } from '../contract/edition.ts';
import { editionUnknown } from '../edition-unknown.ts';
import { operation } from '../operation.ts';

export const getPublicEdition = operation({
  id: 'getPublicEdition',
  path: '/api/v1/public-editions/{id}',
  summary:
    'A published edition, for everybody: its figures as they were released, with the SHA-256 of that part of it.',
  access: 'open',
  fresh: 'store',
  params: z.object({ id: z.string().max(100) }),
  answer: EditionAnswer,
  refusals: [404],
  async handle({ store: { db } }, { params: { id } }) {
    const edition = await findEdition(db, id);
    // One that is not published yet is unknown to everybody else.
    if (!edition || stateOf(await listEditionEvents(db, id)) !== 'published') throw editionUnknown();
    const document = EditionDocument.parse(JSON.parse(edition.document));
    return {
      ...publicPart(document),
      testimonials: await standingQuotations(db, document),
      state: 'published' as const,
      errata: await errataOf(db, id),
    };
  },
});
