import { claimPosts } from '../../db/queries/sorting-queue.ts';
import { TakeBody, TakenAnswer } from '../contract/sorting.ts';
import { operation } from '../operation.ts';
import { AHEAD, LEASE_MS, SORTERS, shownPosts, sortingState } from '../sorting.ts';

export const takePostsToSort = operation({
  id: 'takePostsToSort',
  method: 'post',
  path: '/api/v1/sorting/posts',
  summary: 'The next posts to sort, kept for you for three minutes: nobody else is shown them',
  roles: SORTERS,
  body: TakeBody,
  answer: TakenAnswer,
  refusals: [400],
  async handle(context, { body: { label, skip = [] }, who }) {
    const { store, clock, calendar } = context;
    const now = clock.now();
    const posts = await claimPosts(store.db, {
      by: who.name,
      now,
      today: calendar.dayOf(now),
      labels: label && [label],
      limit: AHEAD,
      leaseMs: LEASE_MS,
      skip,
    });
    return { posts: await shownPosts(context, posts), state: await sortingState(context, who) };
  },
});
