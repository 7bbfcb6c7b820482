import { ROLES } from '../../db/core/roles.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { addPasskey as keep } from '../../db/queries/passkeys.ts';
import { audited } from '../audited.ts';
import { readRegistration, refused } from '../auth/passkeys.ts';
import { MyAccessAnswer, PasskeyBody } from '../contract/my-access.ts';
import { myAccess, requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';

export const addPasskey = operation({
  id: 'addPasskey',
  method: 'post',
  path: '/api/v1/my-access/passkeys',
  summary: 'Keep the public half of a passkey that your device has made; it signs you in from then on',
  roles: ROLES,
  body: PasskeyBody,
  answer: MyAccessAnswer,
  refusals: [400, 409],
  async handle(context, { body, who }) {
    const { store, clock } = context;
    const member = await requireRecent(context, who);
    const made = await readRegistration(context, member, body.response);
    const at = clock.now();
    await store.db.transaction().execute(async (transaction) => {
      const id = await keep(transaction, {
        ...made,
        staff_id: member.id,
        device: who.device ?? '?',
        created_at: at,
        last_used_at: null,
      });
      if (id === null) throw refused();
      await recordAudit(transaction, audited(who, at, 'passkey-added', 'passkey', id));
    });
    return myAccess(context, who);
  },
});
