import { SecondReadingAnswer } from '../contract/second-reading.ts';
import { operation } from '../operation.ts';
import { secondReading } from '../second-reading.ts';
import { SORTERS } from '../sorting.ts';

export const getSecondReading = operation({
  id: 'getSecondReading',
  path: '/api/v1/sorting/second-reading',
  summary:
    'The next post to sort a second time without seeing the first decision, and how far readings agree',
  roles: SORTERS,
  answer: SecondReadingAnswer,
  handle: (context, { who }) => secondReading(context, who),
});
