import { recordAudit } from '../../db/queries/audit.ts';
import { correct } from '../../reports/edition/life.ts';
import { audited } from '../audited.ts';
import { EditionsDesk, ErratumBody } from '../contract/editions-desk.ts';
import { EDITORS, editionsDesk } from '../editions-desk.ts';
import { operation } from '../operation.ts';
import { refuseForbidden } from '../refuse-forbidden.ts';

export const addErratum = operation({
  id: 'addErratum',
  method: 'post',
  path: '/api/v1/editions-desk/errata',
  summary:
    'Publish a numbered erratum of a published edition: what was wrong, and why. The edition stays as it is',
  roles: EDITORS,
  body: ErratumBody,
  answer: EditionsDesk,
  refusals: [400, 404, 409],
  async handle(context, { body: { edition: id, what, why }, who }) {
    refuseForbidden([what.fr, what.en, why.fr, why.en]);
    const { store, clock } = context;
    const at = clock.now();
    await store.db.transaction().execute(async (transaction) => {
      await correct(transaction, { id, by: who.name, at }, { what, why });
      await recordAudit(transaction, audited(who, at, 'erratum-published', 'edition', id));
    });
    return editionsDesk(context, who);
  },
});
