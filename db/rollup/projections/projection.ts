import type { Day } from '../../core/calendar.ts';
import type { Family } from '../../core/families.ts';
import type { RollUpContext } from '../context.ts';
import type { TallyChanges } from '../tallies.ts';

/**
 * What a family of observations adds to tallies. It reads the observations of the days it is given, and of
 * the people who are in them, never more; what it finds takes the place of what those days held.
 */
export type Projection = {
  readonly name: string;
  /** Raised when the same observations give something else than before: all days are then worked out anew, once. */
  readonly version: number;
  /** Whose dirty days are its own. */
  readonly follows: readonly Family[];
  /** How many days before the last cutoff still change because time passes, though nothing new is observed. */
  readonly matures?: number;
  /** @param days at most a month of them, in any order */
  readonly project: (context: RollUpContext, tallies: TallyChanges, days: readonly Day[]) => Promise<void>;
};
