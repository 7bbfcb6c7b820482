import type { PostLabel } from '../../db/core/labels.ts';
import { cluesOf } from './clues.ts';
import { featuresOf } from './features.ts';
import { likeliest, reasonsFor, type Scores, scoresOf } from './model.ts';
import { WEIGHTS } from './weights.ts';

/** A proposal for whoever sorts; it orders the desk and decides nothing. `reason` names the signs that spoke most. */
export type Suggestion = {
  readonly label: PostLabel;
  readonly score: number;
  readonly reason: string;
  /** Where the words of these signs stand, `start-end` with blanks between; null when no word made them. */
  readonly clues: string | null;
};
export type Sorted = { readonly label: PostLabel; readonly scores: Scores; readonly reason: string };

/**
 * How probable each label is for a post, by its words alone: nothing is inferred about anybody beyond what the
 * post says to the collective. The author's bio breaks ties and may be left out.
 */
export function sortPost(text: string, bio = ''): Sorted {
  const features = featuresOf(text, bio);
  const scores = scoresOf(WEIGHTS, features);
  const label = likeliest(scores);
  return { label, scores, reason: reasonsFor(WEIGHTS, features, label).join('+') || 'no-sign' };
}

/** @param carriesSeekerTag by X's own rule; a tag that only looks like it does not count */
export function suggest(text: string, carriesSeekerTag: boolean): Suggestion {
  const { label, scores, reason } = sortPost(text, carriesSeekerTag ? '#i4EmploiR' : '');
  const clues = cluesOf(text, reason.split('+')).map((span) => span.join('-'));
  return { label, score: round(scores[label]), reason, clues: clues.join(' ') || null };
}

export const round = (score: number): number => Math.round(score * 1000) / 1000;
