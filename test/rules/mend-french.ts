import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mendedSpaces } from './french-typography.ts';
import { isFrench, readSentences } from './sentences.ts';
import { root } from './sources.ts';

// `node test/rules/mend-french.ts` puts the no-break spaces of French where plain ones stand, in the French
// sentences of the source. Look at the difference before you commit it.
const spans = Map.groupBy(
  readSentences()
    .filter(isFrench)
    .flatMap(({ path, spans }) => spans.map(([from, to]) => ({ path, from, to }))),
  ({ path }) => path,
);
for (const [path, found] of spans) {
  const before = readFileSync(join(root, path), 'utf8');
  let after = before;
  // A space becomes another of the same length: no place moves.
  for (const { from, to } of found)
    after = after.slice(0, from) + mendedSpaces(after.slice(from, to)) + after.slice(to);
  if (after === before) continue;
  writeFileSync(join(root, path), after);
  process.stdout.write(`${path}\n`);
}
