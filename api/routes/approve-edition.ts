import { recordAudit } from '../../db/queries/audit.ts';
import { approve, readAnyEdition } from '../../reports/edition/life.ts';
import { lookAtStore } from '../../reports/gate/look-at-store.ts';
import { audited } from '../audited.ts';
import { EditionBody, EditionsDesk } from '../contract/editions-desk.ts';
import { EDITORS, editionsDesk } from '../editions-desk.ts';
import { operation } from '../operation.ts';

export const approveEdition = operation({
  id: 'approveEdition',
  method: 'post',
  path: '/api/v1/editions-desk/approvals',
  summary:
    'Approve an edition whose draft somebody else made and that passed every check: it is frozen as it is',
  roles: EDITORS,
  body: EditionBody,
  answer: EditionsDesk,
  refusals: [400, 404, 409],
  async handle(context, { body: { edition: id }, who }) {
    const { store, clock, collective } = context;
    const at = clock.now();
    await store.db.transaction().execute(async (transaction) => {
      const document = await readAnyEdition(transaction, id);
      const found = await lookAtStore(transaction, collective, document);
      await approve(transaction, { id, by: who.name, at }, found);
      await recordAudit(transaction, audited(who, at, 'edition-approved', 'edition', id));
    });
    return editionsDesk(context, who);
  },
});
