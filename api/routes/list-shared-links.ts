import { ADMINISTRATORS } from '../access.ts';
import { SharedLinksAnswer } from '../contract/shared-links.ts';
import { operation } from '../operation.ts';
import { sharedLinksAnswer } from '../shared/shared-links.ts';

export const listSharedLinks = operation({
  id: 'listSharedLinks',
  path: '/api/v1/shared-links',
  summary:
    'The links that show sponsors or the public some figures and editions, and how often each was opened',
  roles: ADMINISTRATORS,
  answer: SharedLinksAnswer,
  handle: sharedLinksAnswer,
});
