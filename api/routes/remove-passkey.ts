import { AppError } from '../../db/core/errors.ts';
import { ROLES } from '../../db/core/roles.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { removePasskey as remove } from '../../db/queries/passkeys.ts';
import { audited } from '../audited.ts';
import { MyAccessAnswer, PasskeyRemovedBody } from '../contract/my-access.ts';
import { myAccess, requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';

export const removePasskey = operation({
  id: 'removePasskey',
  method: 'post',
  path: '/api/v1/my-access/passkeys-removed',
  summary: 'Forget one of your passkeys: its device no longer signs you in',
  roles: ROLES,
  body: PasskeyRemovedBody,
  answer: MyAccessAnswer,
  refusals: [400, 404],
  async handle(context, { body: { passkey }, who }) {
    const { store, clock } = context;
    const member = await requireRecent(context, who);
    await store.db.transaction().execute(async (transaction) => {
      if (!(await remove(transaction, member.id, passkey))) throw passkeyUnknown();
      await recordAudit(transaction, audited(who, clock.now(), 'passkey-removed', 'passkey', passkey));
    });
    return myAccess(context, who);
  },
});

export const passkeyUnknown = (): AppError =>
  new AppError({
    code: 'passkey-unknown',
    status: 404,
    fr: 'Cette clé d’accès n’est pas, ou plus, l’une des vôtres.',
    en: 'This passkey is not, or no longer, one of yours.',
  });
