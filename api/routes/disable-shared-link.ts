import { recordAudit } from '../../db/queries/audit.ts';
import * as links from '../../db/queries/shared-links.ts';
import { ADMINISTRATORS } from '../access.ts';
import { audited } from '../audited.ts';
import { LinkBody, SharedLinksAnswer } from '../contract/shared-links.ts';
import { operation } from '../operation.ts';
import { linkUnknown, sharedLinksAnswer } from '../shared/shared-links.ts';

export const disableSharedLink = operation({
  id: 'disableSharedLink',
  method: 'post',
  path: '/api/v1/shared-links/disabled',
  summary: 'Disable a link: it opens nothing any more, and whoever has it open is shown nothing more',
  roles: ADMINISTRATORS,
  body: LinkBody,
  answer: SharedLinksAnswer,
  refusals: [400, 404],
  async handle(context, { body: { link }, who }) {
    const { store, clock } = context;
    const now = clock.now();
    await store.db.transaction().execute(async (transaction) => {
      if (!(await links.disableSharedLink(transaction, link, now))) throw linkUnknown();
      await recordAudit(transaction, audited(who, now, 'link-disabled', 'shared-link', link));
    });
    return sharedLinksAnswer(context);
  },
});
