import { recordAudit } from '../../db/queries/audit.ts';
import * as staff from '../../db/queries/staff-access.ts';
import { ADMINISTRATORS, accessAnswer } from '../access.ts';
import { audited } from '../audited.ts';
import { AccessAnswer, PersonBody } from '../contract/access.ts';
import { requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';

export const endAccess = operation({
  id: 'endAccess',
  method: 'post',
  path: '/api/v1/access/ended',
  summary:
    'End somebody’s access: sessions, passkeys and open invitations go at once; one administrator is left',
  roles: ADMINISTRATORS,
  body: PersonBody,
  answer: AccessAnswer,
  refusals: [400, 404, 409],
  async handle(context, { body: { person }, who }) {
    await requireRecent(context, who);
    const { store, clock } = context;
    const now = clock.now();
    await store.db.transaction().execute(async (transaction) => {
      await staff.endAccess(transaction, person, now);
      await recordAudit(transaction, audited(who, now, 'access-ended', 'staff-member', person));
    });
    return accessAnswer(context, who);
  },
});
