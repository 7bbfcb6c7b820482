import * as editions from '../../db/queries/editions.ts';
import { EditionsAnswer } from '../contract/edition.ts';
import { operation } from '../operation.ts';

export const listEditions = operation({
  id: 'listEditions',
  path: '/api/v1/editions',
  summary: 'The frozen editions, newest year first. An edition that was superseded stays readable.',
  fresh: 'store',
  answer: EditionsAnswer,
  handle: async ({ store }) => ({
    editions: (await editions.listEditions(store.db)).map((edition) => ({
      id: edition.id,
      kind: edition.kind,
      anniversary: edition.anniversary,
      year: edition.year,
      cutoff: edition.cutoff,
      frozenAt: edition.frozen_at,
      sha256: edition.sha256,
      demonstration: edition.demonstration === 1,
    })),
  }),
});
