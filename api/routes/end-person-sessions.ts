import { endSessions } from '../../db/queries/sign-in.ts';
import { ADMINISTRATORS, accessAnswer, personUnknown } from '../access.ts';
import { AccessAnswer, PersonSessionsBody } from '../contract/access.ts';
import { operation } from '../operation.ts';

export const endPersonSessions = operation({
  id: 'endPersonSessions',
  method: 'post',
  path: '/api/v1/access/sessions-ended',
  summary: 'End sessions of somebody: those devices are signed out at once',
  roles: ADMINISTRATORS,
  body: PersonSessionsBody,
  answer: AccessAnswer,
  refusals: [400, 404],
  async handle(context, { body: { person, sessions }, who }) {
    const { store, clock } = context;
    const args = { staffId: person, which: sessions, by: who, now: clock.now() };
    const ended = await store.db.transaction().execute((transaction) => endSessions(transaction, args));
    if (ended === 0) throw personUnknown();
    return accessAnswer(context, who);
  },
});
