import { recordAudit } from '../../db/queries/audit.ts';
import * as staff from '../../db/queries/staff-access.ts';
import { ADMINISTRATORS, accessAnswer } from '../access.ts';
import { audited } from '../audited.ts';
import { AccessAnswer, RoleBody } from '../contract/access.ts';
import { requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';

export const changeRole = operation({
  id: 'changeRole',
  method: 'post',
  path: '/api/v1/access/roles',
  summary: 'Give somebody another role, at once where they are signed in; one administrator is always left',
  roles: ADMINISTRATORS,
  body: RoleBody,
  answer: AccessAnswer,
  refusals: [400, 404, 409],
  async handle(context, { body: { person, role }, who }) {
    await requireRecent(context, who);
    const { store, clock } = context;
    await store.db.transaction().execute(async (transaction) => {
      if (await staff.changeRole(transaction, person, role))
        await recordAudit(transaction, audited(who, clock.now(), 'role-changed', 'staff-member', person));
    });
    return accessAnswer(context, who);
  },
});
