/** Slices for one statement each: engines limit how many parameters a statement takes. */
export function* chunks<T>(rows: readonly T[], size = 200): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
