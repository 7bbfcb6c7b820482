import { ADMINISTRATORS, accessAnswer } from '../access.ts';
import { createSignInLink } from '../auth/sign-in-link.ts';
import { InvitationBody, InvitedAnswer } from '../contract/access.ts';
import { requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';

export const invitePerson = operation({
  id: 'invitePerson',
  method: 'post',
  path: '/api/v1/access/invitations',
  summary: 'A link that lets somebody in once, within a day: somebody new, or somebody who has lost a device',
  roles: ADMINISTRATORS,
  body: InvitationBody,
  answer: InvitedAnswer,
  refusals: [400, 409],
  async handle(context, { body, who }) {
    await requireRecent(context, who);
    const { store, clock, publicUrl } = context;
    const made = await createSignInLink(store, clock, { ...body, publicUrl }, who);
    return { ...made, access: await accessAnswer(context, who) };
  },
});
