import { ROLES } from '../../db/core/roles.ts';
import { NightAnswer } from '../contract/night.ts';
import { operation } from '../operation.ts';

export const getNight = operation({
  id: 'getNight',
  path: '/api/v1/night',
  summary:
    'The night that was announced last, task by task, with what it has read and cost. Whoever accepts text/event-stream is told again whenever it changes.',
  roles: ROLES,
  answer: NightAnswer,
  refusals: [429],
  handle: async ({ night }) => (await night.look()).answer,
  live: ({ night }) => night.follow,
});
