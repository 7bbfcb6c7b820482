/** What a post says to the collective. The order is that of the annotation guideline's decisions. */
export const POST_LABELS = [
  'employer_offer',
  'seeker_request',
  'placement_report',
  'relay_support',
  'other',
] as const;
export type PostLabel = (typeof POST_LABELS)[number];
