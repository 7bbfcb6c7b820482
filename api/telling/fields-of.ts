import type { Fields } from './read-declaration.ts';

/** What a form sent, each field once: of a field that comes twice nothing is believed. */
export function fieldsOf(body: unknown): Fields {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
