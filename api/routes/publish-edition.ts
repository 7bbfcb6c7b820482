import { recordAudit } from '../../db/queries/audit.ts';
import { publish } from '../../reports/edition/life.ts';
import { audited } from '../audited.ts';
import { EditionBody, EditionsDesk } from '../contract/editions-desk.ts';
import { EDITORS, editionsDesk } from '../editions-desk.ts';
import { operation } from '../operation.ts';

export const publishEdition = operation({
  id: 'publishEdition',
  method: 'post',
  path: '/api/v1/editions-desk/publications',
  summary:
    'Publish an approved edition; where its year has one, an erratum must say first what was wrong in that',
  roles: EDITORS,
  body: EditionBody,
  answer: EditionsDesk,
  refusals: [400, 404, 409],
  async handle(context, { body: { edition: id }, who }) {
    const { store, clock } = context;
    const at = clock.now();
    await store.db.transaction().execute(async (transaction) => {
      await publish(transaction, { id, by: who.name, at });
      await recordAudit(transaction, audited(who, at, 'edition-published', 'edition', id));
    });
    return editionsDesk(context, who);
  },
});
