import { listAlike } from '../../db/queries/sorting-alike.ts';
import { AlikeAnswer, AlikeBody } from '../contract/sorting.ts';
import { operation } from '../operation.ts';
import { SORTERS } from '../sorting.ts';

/** A POST that changes nothing: the id of somebody's post stands in no address. */
export const listAlikePosts = operation({
  id: 'listAlikePosts',
  method: 'post',
  path: '/api/v1/sorting/alike',
  summary: 'Confirmed posts of the thirty days before that may tell the same as this one',
  roles: SORTERS,
  body: AlikeBody,
  answer: AlikeAnswer,
  refusals: [400],
  handle: async ({ store }, { body: { post } }) => ({ posts: await listAlike(store.db, post) }),
});
