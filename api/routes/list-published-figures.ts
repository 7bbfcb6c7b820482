import { readRegister } from '../../reports/edition/register.ts';
import { PublishedFiguresAnswer } from '../contract/summary.ts';
import { operation } from '../operation.ts';

export const listPublishedFigures = operation({
  id: 'listPublishedFigures',
  path: '/api/v1/published-figures',
  summary: 'What the collective and the press have published: wording, bounds, source. Never a measure.',
  access: 'open',
  fresh: 'store',
  answer: PublishedFiguresAnswer,
  handle: ({ store }) => readRegister(store.db),
});
