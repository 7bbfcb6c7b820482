import { ROLES } from '../../db/core/roles.ts';
import { askToRegister } from '../auth/passkeys.ts';
import { PasskeyOptions } from '../contract/my-access.ts';
import { requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';

export const preparePasskey = operation({
  id: 'preparePasskey',
  method: 'post',
  path: '/api/v1/my-access/passkey-options',
  summary: 'What a browser needs to make a passkey for you, good once, for five minutes',
  roles: ROLES,
  answer: PasskeyOptions,
  refusals: [409],
  handle: async (context, { who }) => ({
    ...(await askToRegister(context, await requireRecent(context, who))),
  }),
});
