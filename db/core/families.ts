/** The families of figures, in the order they are collected and shown. Each of the first five is a nightly task. */
export const COLLECTED_FAMILIES = [
  'hashtag-volume',
  'seeker-requests',
  'retweet-reach',
  'bio-adopters',
  'placements',
] as const;
export const FAMILIES = [...COLLECTED_FAMILIES, 'data-quality'] as const;
export type CollectedFamily = (typeof COLLECTED_FAMILIES)[number];
export type Family = (typeof FAMILIES)[number];
