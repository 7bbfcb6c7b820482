import { HealthAnswer } from '../contract/health.ts';
import { operation } from '../operation.ts';

export const getHealth = operation({
  id: 'getHealth',
  path: '/healthz',
  summary: 'The process is up. Says nothing of the store.',
  access: 'open',
  answer: HealthAnswer,
  handle: async () => ({ status: 'up' as const }),
});
