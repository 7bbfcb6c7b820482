import { SortingState } from '../contract/sorting.ts';
import { operation } from '../operation.ts';
import { SORTERS, sortingState } from '../sorting.ts';

export const getSortingState = operation({
  id: 'getSortingState',
  path: '/api/v1/sorting',
  summary: 'How much is left to sort, and what you did today',
  roles: SORTERS,
  answer: SortingState,
  handle: (context, { who }) => sortingState(context, who),
});
