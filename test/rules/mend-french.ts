import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mendedSpaces } from '../../db/words/french-typography.ts';
import { isFrench, readSentences } from './sentences.ts';
import { root } from './sources.ts';

// `node test/rules/mend-french.ts` puts the no-break spaces of French where plain ones stand, in the French
// sentences of the source and in LISEZMOI.md. Look at the difference before you commit it.
const DOCUMENT = 'LISEZMOI.md';

const spans = Map.groupBy(
  readSentences()
    .filter(isFrench)
    .flatMap(({ path, spans }) => spans.map(([from, to]) => ({ path, from, to }))),
  ({ path }) => path,
);
for (const [path, found] of spans) {
  mend(path, (text) =>
    // A space becomes another of the same length: no place moves.
    found.reduce(
      (mended, { from, to }) =>
        mended.slice(0, from) + mendedSpaces(mended.slice(from, to)) + mended.slice(to),
      text,
    ),
  );
}
/** Code and addresses stay as they are. */
mend(DOCUMENT, (text) =>
  text
    .split(/(```[\s\S]*?```|`[^`\n]*`|\([^)\s]*\))/)
    .map((part, index) => (index % 2 === 0 ? mendedSpaces(part) : part))
    .join(''),
);

function mend(path: string, change: (text: string) => string): void {
  const before = readFileSync(join(root, path), 'utf8');
  const after = change(before);
  if (after === before) return;
  writeFileSync(join(root, path), after);
  process.stdout.write(`${path}\n`);
}
