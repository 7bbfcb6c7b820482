import { ROLES } from '../../db/core/roles.ts';
import { MyAccessAnswer } from '../contract/my-access.ts';
import { myAccess } from '../my-access.ts';
import { operation } from '../operation.ts';

export const getMyAccess = operation({
  id: 'getMyAccess',
  path: '/api/v1/my-access',
  summary: 'Who you are here, the passkeys of your devices, and where you are signed in',
  roles: ROLES,
  answer: MyAccessAnswer,
  handle: async (context, { who }) => myAccess(context, who),
});
