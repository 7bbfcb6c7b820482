import { findFormerStaff } from '../../db/queries/staff.ts';
import { ADMINISTRATORS, accessAnswer, personUnknown } from '../access.ts';
import { createSignInLink } from '../auth/sign-in-link.ts';
import { InvitedAnswer, PersonBody } from '../contract/access.ts';
import { requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';

export const returnAccess = operation({
  id: 'returnAccess',
  method: 'post',
  path: '/api/v1/access/returned',
  summary: 'Give somebody whose access ended it back, in the same role, by a new link that lets them in once',
  roles: ADMINISTRATORS,
  body: PersonBody,
  answer: InvitedAnswer,
  refusals: [400, 404],
  async handle(context, { body: { person }, who }) {
    await requireRecent(context, who);
    const { store, clock, publicUrl } = context;
    const former = await findFormerStaff(store.db, person);
    if (!former) throw personUnknown();
    const { name, role } = former;
    const made = await createSignInLink(store, clock, { name, role, publicUrl, back: true }, who);
    return { ...made, access: await accessAnswer(context, who) };
  },
});
