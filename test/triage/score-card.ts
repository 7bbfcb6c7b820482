import { POST_LABELS, type PostLabel } from '../../db/core/labels.ts';

export type Guess = { readonly label: PostLabel; readonly guess: PostLabel };

/** The mean over the labels of the harmonic mean of precision and recall. */
export function macroF1(guesses: readonly Guess[]): number {
  const each = POST_LABELS.map((label) => f1(guesses, label));
  return each.reduce((sum, value) => sum + value, 0) / each.length;
}

export function f1(guesses: readonly Guess[], label: PostLabel): number {
  const right = guesses.filter((one) => one.label === label && one.guess === label).length;
  const told = guesses.filter((one) => one.guess === label).length;
  const true_ = guesses.filter((one) => one.label === label).length;
  return right === 0 ? 0 : (2 * right) / (told + true_);
}
