import { AppError } from '../../db/core/errors.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { noteCheck, readAnyEdition } from '../../reports/edition/life.ts';
import { audited } from '../audited.ts';
import { EditionBody, EditionsDesk } from '../contract/editions-desk.ts';
import { EDITORS, editionsDesk } from '../editions-desk.ts';
import { operation } from '../operation.ts';

export const checkEdition = operation({
  id: 'checkEdition',
  method: 'post',
  path: '/api/v1/editions-desk/checks',
  summary:
    'Draw an edition in both languages and note everything that the gate finds missing; takes some seconds',
  roles: EDITORS,
  body: EditionBody,
  answer: EditionsDesk,
  refusals: [400, 404, 409, 503],
  async handle(context, { body: { edition: id }, who }) {
    const { store, clock, checkEdition } = context;
    await readAnyEdition(store.db, id);
    if (!checkEdition) throw cannotDraw();
    const findings = await checkEdition(id);
    const at = clock.now();
    await store.db.transaction().execute(async (transaction) => {
      await noteCheck(transaction, { id, by: who.name, at }, findings);
      await recordAudit(transaction, audited(who, at, 'edition-checked', 'edition', id));
    });
    return editionsDesk(context, who);
  },
});

const cannotDraw = (): AppError =>
  new AppError({
    code: 'check-unavailable',
    status: 503,
    fr: 'Ce service ne peut pas dessiner les pages. Lancez « npm run report -- check --edition ID ».',
    en: 'This service cannot draw the pages. Run "npm run report -- check --edition ID".',
  });
