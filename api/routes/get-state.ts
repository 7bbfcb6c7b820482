import { ROLES } from '../../db/core/roles.ts';
import { StateAnswer } from '../contract/health.ts';
import { operation } from '../operation.ts';

export const getState = operation({
  id: 'getState',
  path: '/api/v1/state',
  summary: 'What is wrong with the service just now, and what to do: for the head of the home page.',
  roles: ROLES,
  answer: StateAnswer,
  handle: async ({ watch }) => ({ troubles: [...(await watch.look())] }),
});
