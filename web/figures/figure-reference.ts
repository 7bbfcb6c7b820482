/** References to figures in a text that people wrote, as the gate reads them: a test holds both to each other. */
export const FIGURE_REFERENCE = /\{\{\s*figure:([a-z0-9_]+)(\.all)?\s*\}\}/g;

/** References that lead nowhere, as they stand in a text: of an unknown figure, or ill-formed. */
export function lostReferences(text: string, known: ReadonlySet<string>): string[] {
  const illFormed = text.replace(FIGURE_REFERENCE, '').match(/\{\{.*?(?:\}\}|$)/gm) ?? [];
  const unknown = [...text.matchAll(FIGURE_REFERENCE)]
    .filter(([, key = '']) => !known.has(key))
    .map(([reference]) => reference);
  return [...new Set([...unknown, ...illFormed])];
}
