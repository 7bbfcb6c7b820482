/** How Chromium names the cells of tables, so that others say which of them is their head: `(node00000158)`. */
const NAME = /\(node(\d{8})\)/g;

/**
 * Chromium's PDF with these numbers counted from 1. They are those of its process, and a node that it makes for itself
 * shifts all that follow: the same page would not give the same bytes. Names keep their order and their length, so
 * that every place in the file stays.
 */
export function renumberNodes(printed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(printed);
  const found = [...bytes.toString('latin1').matchAll(NAME)];
  const names = [...new Set(found.map(([, number]) => number as string))].sort();
  const numbers = new Map(names.map((name, index) => [name, String(index + 1).padStart(8, '0')]));
  for (const { 1: name = '', index } of found)
    bytes.write(numbers.get(name) as string, index + '(node'.length, 'latin1');
  return bytes;
}
