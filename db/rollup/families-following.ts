import type { Family } from '../core/families.ts';
import { ROLL_UPS } from './roll-ups.ts';

/** The families whose figures change when observations of these do. */
export const familiesFollowing = (changed: Iterable<Family>): Set<Family> => {
  const dirty = new Set(changed);
  const following = ROLL_UPS.filter(({ follows }) => follows.some((family) => dirty.has(family)));
  return new Set(following.map(({ family }) => family));
};
