import { ROLES } from '../../db/core/roles.ts';
import { endSessions as end } from '../../db/queries/sign-in.ts';
import { MyAccessAnswer, SessionsEndedBody } from '../contract/my-access.ts';
import { myAccess } from '../my-access.ts';
import { operation } from '../operation.ts';

export const endSessions = operation({
  id: 'endSessions',
  method: 'post',
  path: '/api/v1/my-access/sessions-ended',
  summary: 'End some of your sessions, or all of them: those devices are signed out at once',
  roles: ROLES,
  body: SessionsEndedBody,
  answer: MyAccessAnswer,
  refusals: [400],
  async handle(context, { body: { sessions }, who }) {
    const { store, clock } = context;
    const { staff_id } = who;
    if (staff_id !== null)
      await store.db
        .transaction()
        .execute((transaction) =>
          end(transaction, { staffId: staff_id, which: sessions, by: who, now: clock.now() }),
        );
    return myAccess(context, who);
  },
});
