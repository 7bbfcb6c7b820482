import { z } from 'zod';
import { ROLES } from '../../db/core/roles.ts';
import { listEditionEvents } from '../../db/queries/edition-life.ts';
import { findEdition } from '../../db/queries/editions.ts';
import { errataOf } from '../../reports/edition/errata.ts';
import { stateOf } from '../../reports/edition/life.ts';
import { standingQuotations } from '../../reports/edition/quotations.ts';
import { beyondLink } from '../auth/require-session.ts';
import type { Context } from '../context.ts';
import { EditionAnswer, EditionDocument } from '../contract/edition.ts';
import { editionUnknown } from '../edition-unknown.ts';
import { operation } from '../operation.ts';
import { releasedPart, showsEdition } from '../shared/shared-editions.ts';

export const getEdition = operation({
  id: 'getEdition',
  path: '/api/v1/editions/{id}',
  summary:
    'One frozen edition: everything its page and its PDF show, with the SHA-256 of its canonical bytes.',
  roles: ROLES,
  fresh: 'store',
  params: z.object({ id: z.string().max(100) }),
  answer: EditionAnswer,
  refusals: [404],
  shared: async (context, { params, link }) => {
    if (!showsEdition(link, params.id)) throw beyondLink();
    // Nobody is quoted beside what a link shows.
    const { document, testimonials: _, ...told } = await readEdition(context, params.id);
    return { ...told, document: releasedPart(document) };
  },
  handle: (context, { params }) => readEdition(context, params.id),
});

async function readEdition({ store }: Context, id: string): Promise<EditionAnswer> {
  const edition = await findEdition(store.db, id);
  if (!edition) throw editionUnknown();
  const came = stateOf(await listEditionEvents(store.db, id));
  const document = EditionDocument.parse(JSON.parse(edition.document));
  return {
    sha256: edition.sha256,
    document,
    testimonials: await standingQuotations(store.db, document),
    state: came === 'approved' || came === 'published' ? came : 'frozen',
    errata: await errataOf(store.db, id),
  };
}
