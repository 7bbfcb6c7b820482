/**
 * `{{figure:seekers_relayed}}`: the figure of the year; with `.all`, the one since the start; with `.rounded` at the
 * end, the round number and the words that may stand for it.
 */
const FIGURE_REFERENCE = /\{\{\s*figure:([a-z0-9_]+)(\.all)?(\.rounded)?\s*\}\}/g;

/** A reference as a text has it, where it stands there and what it asks for. */
export type FigureReference = {
  readonly text: string;
  readonly at: number;
  readonly key: string;
  readonly sinceStart: boolean;
  readonly rounded: boolean;
};

/** The references of a text, in their order. */
export const referencesIn = (text: string): FigureReference[] =>
  [...text.matchAll(FIGURE_REFERENCE)].map((match) => {
    const [reference, key = '', all, rounded] = match;
    const asked = { sinceStart: all !== undefined, rounded: rounded !== undefined };
    return { text: reference, at: match.index, key, ...asked };
  });

/** The text with something else where its references stand. */
export const withoutReferences = (text: string, instead = ''): string =>
  text.replace(FIGURE_REFERENCE, instead);

/** References that lead nowhere, each once, as they stand in a text: of an unknown figure, or ill-formed. */
export function lostReferences(text: string, known: ReadonlySet<string>): string[] {
  const illFormed = withoutReferences(text).match(/\{\{(?:(?!\}\}).)*(?:\}\})?/g) ?? [];
  const unknown = referencesIn(text).flatMap((one) => (known.has(one.key) ? [] : [one.text]));
  return [...new Set([...unknown, ...illFormed])];
}
