import { withdrawInvitation as withdraw } from '../../db/queries/sign-in-links.ts';
import { ADMINISTRATORS, accessAnswer, personUnknown } from '../access.ts';
import { AccessAnswer, PersonInvitationBody } from '../contract/access.ts';
import { operation } from '../operation.ts';

export const withdrawInvitation = operation({
  id: 'withdrawInvitation',
  method: 'post',
  path: '/api/v1/access/invitations-withdrawn',
  summary: 'Withdraw a sign-in link before it is used: it opens nothing any more',
  roles: ADMINISTRATORS,
  body: PersonInvitationBody,
  answer: AccessAnswer,
  refusals: [400, 404],
  async handle(context, { body: { person, invitation }, who }) {
    const { store, clock } = context;
    const args = { staffId: person, which: invitation, by: who, now: clock.now() };
    if ((await withdraw(store.db, args)) === 0) throw personUnknown();
    return accessAnswer(context, who);
  },
});
