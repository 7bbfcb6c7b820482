import { recordAudit } from '../../db/queries/audit.ts';
import { removePasskey } from '../../db/queries/passkeys.ts';
import { ADMINISTRATORS, accessAnswer } from '../access.ts';
import { audited } from '../audited.ts';
import { AccessAnswer, PersonPasskeyBody } from '../contract/access.ts';
import { requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';
import { passkeyUnknown } from './remove-passkey.ts';

export const removePersonPasskey = operation({
  id: 'removePersonPasskey',
  method: 'post',
  path: '/api/v1/access/passkeys-removed',
  summary: 'Forget a passkey of somebody, as of a lost device: it signs nobody in any more',
  roles: ADMINISTRATORS,
  body: PersonPasskeyBody,
  answer: AccessAnswer,
  refusals: [400, 404],
  async handle(context, { body: { person, passkey }, who }) {
    await requireRecent(context, who);
    const { store, clock } = context;
    await store.db.transaction().execute(async (transaction) => {
      if (!(await removePasskey(transaction, person, passkey))) throw passkeyUnknown();
      await recordAudit(transaction, audited(who, clock.now(), 'passkey-removed', 'passkey', passkey));
    });
    return accessAnswer(context, who);
  },
});
