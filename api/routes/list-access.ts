import { ADMINISTRATORS, accessAnswer } from '../access.ts';
import { AccessAnswer } from '../contract/access.ts';
import { operation } from '../operation.ts';

export const listAccess = operation({
  id: 'listAccess',
  path: '/api/v1/access',
  summary: 'Who may come in, with their passkeys, sessions and invitations',
  roles: ADMINISTRATORS,
  answer: AccessAnswer,
  handle: async (context, { who }) => accessAnswer(context, who),
});
