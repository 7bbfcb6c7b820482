import { recordAudit } from '../../db/queries/audit.ts';
import { addSharedLink } from '../../db/queries/shared-links.ts';
import { ADMINISTRATORS } from '../access.ts';
import { audited } from '../audited.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import { MadeLinkAnswer, NewLinkBody } from '../contract/shared-links.ts';
import { requireRecent } from '../my-access.ts';
import { operation } from '../operation.ts';
import { addressOf, endOf, requireScope, sharedLinksAnswer } from '../shared/shared-links.ts';

export const makeSharedLink = operation({
  id: 'makeSharedLink',
  method: 'post',
  path: '/api/v1/shared-links/made',
  summary:
    'Make a link that shows these public figures and editions, and never any other; its address is told once',
  roles: ADMINISTRATORS,
  body: NewLinkBody,
  answer: MadeLinkAnswer,
  refusals: [400],
  async handle(context, { body: { until, ...link }, who }) {
    await requireRecent(context, who);
    await requireScope(context, link);
    const expiresAt = endOf(context, link.kind, until);
    const token = newToken();
    const now = context.clock.now();
    await context.store.db.transaction().execute(async (transaction) => {
      const id = await addSharedLink(transaction, {
        ...link,
        tokenHash: hashToken(token),
        createdBy: who.staff_id,
        createdAt: now,
        expiresAt,
      });
      await recordAudit(transaction, audited(who, now, 'link-made', 'shared-link', id));
    });
    return { url: addressOf(context, link.language, token), links: await sharedLinksAnswer(context) };
  },
});
