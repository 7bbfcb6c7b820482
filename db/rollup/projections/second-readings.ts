import type { PostLabel } from '../../core/labels.ts';
import { replaceDays } from '../tallies.ts';
import type { Projection } from './projection.ts';

/** Posts that two people sorted, by what each of them said. */
export const READ_TWICE = 'read twice';
export const pairKey = (first: PostLabel, second: PostLabel): string => `${first} ${second}`;

/** Second readings by the day they were made on. They go with their posts; the tally stays. */
export const SECOND_READINGS: Projection = {
  name: 'second readings',
  version: 1,
  follows: ['data-quality'],
  async project({ db }, tallies, days) {
    const rows = await db
      .selectFrom('second_reading')
      .select((eb) => ['day', 'first_label', 'label', eb.fn.countAll<number>().as('posts')])
      .where('day', 'in', days)
      .groupBy(['day', 'first_label', 'label'])
      .execute();
    const fresh = rows.map(({ day, first_label, label, posts }) => ({
      name: READ_TWICE,
      day,
      key: pairKey(first_label, label),
      amount: Number(posts),
    }));
    await replaceDays(db, tallies, { names: [READ_TWICE], days }, fresh);
  },
};
