import { typographicFaults } from '../../db/words/french-typography.ts';

/** What is wrong with the typography of a French text, a line each, for whoever wrote it into the source. */
export const frenchFaults = (text: string): string[] =>
  typographicFaults(text).map(({ what, where }) => `${what.en}: ${where}`);
