import { recordAudit } from '../../db/queries/audit.ts';
import { buildEdition } from '../../reports/edition/build.ts';
import { keepDraft } from '../../reports/edition/life.ts';
import { audited } from '../audited.ts';
import { DraftBody, EditionsDesk } from '../contract/editions-desk.ts';
import { EDITORS, editionsDesk } from '../editions-desk.ts';
import { operation } from '../operation.ts';

export const makeEditionDraft = operation({
  id: 'makeEditionDraft',
  method: 'post',
  path: '/api/v1/editions-desk/drafts',
  summary: 'Make the draft of a year from what is known now; the same content again is the same draft',
  roles: EDITORS,
  body: DraftBody,
  answer: EditionsDesk,
  refusals: [400, 404, 409],
  async handle(context, { body: { year }, who }) {
    const { store, clock } = context;
    const document = await buildEdition(context, { kind: 'anniversary', year });
    const at = clock.now();
    await store.db.transaction().execute(async (transaction) => {
      await keepDraft(transaction, document, { by: who.name, at });
      await recordAudit(transaction, audited(who, at, 'edition-drafted', 'edition', document.id));
    });
    return editionsDesk(context, who);
  },
});
