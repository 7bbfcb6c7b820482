import { POST_LABELS, type PostLabel } from '../../db/core/labels.ts';
import type { Features } from './features.ts';

/** A number for each label, in the order of POST_LABELS. */
type PerLabel = readonly number[];
export type Model = { readonly bias: PerLabel; readonly weights: Readonly<Record<string, PerLabel>> };
export type Scores = Readonly<Record<PostLabel, number>>;

/** How probable each label is, by the signs of a post and their weights: softmax, so they sum to 1. */
export function scoresOf(model: Model, features: Features): Scores {
  const sums = POST_LABELS.map((_, label) => {
    let sum = model.bias[label] ?? 0;
    for (const [name, value] of features) sum += value * (model.weights[name]?.[label] ?? 0);
    return sum;
  });
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const whole = powers.reduce((total, power) => total + power, 0);
  return Object.fromEntries(
    POST_LABELS.map((label, index) => [label, (powers[index] ?? 0) / whole]),
  ) as Scores;
}

export function likeliest(scores: Scores): PostLabel {
  return POST_LABELS.reduce((best, label) => (scores[label] > scores[best] ? label : best));
}

/** The signs that speak most for a label against the mean of the others, strongest first, at most three. */
export function reasonsFor(model: Model, features: Features, label: PostLabel): string[] {
  const index = POST_LABELS.indexOf(label);
  return [...features]
    .map(([name, value]) => {
      const weights = model.weights[name] ?? [];
      const mean = weights.reduce((sum, weight) => sum + weight, 0) / POST_LABELS.length;
      return [name, value * ((weights[index] ?? 0) - mean)] as const;
    })
    .filter(([, force]) => force > 0.1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name]) => name);
}
