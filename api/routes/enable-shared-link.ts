import { recordAudit } from '../../db/queries/audit.ts';
import * as links from '../../db/queries/shared-links.ts';
import { ADMINISTRATORS } from '../access.ts';
import { audited } from '../audited.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import { EnabledBody, MadeLinkAnswer } from '../contract/shared-links.ts';
import { requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';
import { addressOf, endOf, linkUnknown, sharedLinksAnswer } from '../shared/shared-links.ts';

export const enableSharedLink = operation({
  id: 'enableSharedLink',
  method: 'post',
  path: '/api/v1/shared-links/enabled',
  summary: 'Enable a disabled link again, under a new address: the former one never opens anything again',
  roles: ADMINISTRATORS,
  body: EnabledBody,
  answer: MadeLinkAnswer,
  refusals: [400, 404],
  async handle(context, { body: { link: id, until }, who }) {
    await requireRecent(context, who);
    const { store, clock } = context;
    const link = await links.findSharedLink(store.db, id);
    if (!link) throw linkUnknown();
    const expiresAt = endOf(context, link.kind, until);
    const token = newToken();
    await store.db.transaction().execute(async (transaction) => {
      const tokenHash = hashToken(token);
      if (!(await links.enableSharedLink(transaction, { id, tokenHash, expiresAt }))) throw linkUnknown();
      await recordAudit(transaction, audited(who, clock.now(), 'link-enabled', 'shared-link', id));
    });
    return { url: addressOf(context, link.language, token), links: await sharedLinksAnswer(context) };
  },
});
