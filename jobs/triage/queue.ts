import type { PostLabel } from '../../db/core/labels.ts';
import type { Scores } from './model.ts';

/**
 * What may be confirmed without a person, and how sure it must be. Only `relay_support` and `other`, whose
 * error takes nothing from a figure that a volunteer's second look cannot give back; never a request, a
 * declaration or an offer: nobody is said to look for work, or to have found some, by a machine.
 */
const CERTAIN: Partial<Record<PostLabel, number>> = { relay_support: 0.98, other: 0.98 };
/** Above it somebody may have found work, and a person must look. */
const POSSIBLE_PLACEMENT = 0.01;

/** Whether a label stands as "automatic"; every other one is queued for a person. */
export function isCertain(label: PostLabel, scores: Scores): boolean {
  const threshold = CERTAIN[label];
  return (
    threshold !== undefined &&
    scores[label] >= threshold &&
    scores.placement_report < POSSIBLE_PLACEMENT &&
    scores.seeker_request < POSSIBLE_PLACEMENT
  );
}

/** The order of the sorting desk, highest first: what may be a declaration, then what may be a request. */
export function priority(scores: Scores): number {
  return scores.placement_report + scores.seeker_request / 100;
}
