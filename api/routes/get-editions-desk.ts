import { EditionsDesk } from '../contract/editions-desk.ts';
import { EDITORS, editionsDesk } from '../editions-desk.ts';
import { operation } from '../operation.ts';

export const getEditionsDesk = operation({
  id: 'getEditionsDesk',
  path: '/api/v1/editions-desk',
  summary:
    'Drafts and editions with how far each has come, what it lacks and what changed; their texts and errata',
  roles: EDITORS,
  answer: EditionsDesk,
  handle: (context, { who }) => editionsDesk(context, who),
});
