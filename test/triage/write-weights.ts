import { writeFileSync } from 'node:fs';
import { examplesOf, TRAINING } from './examples.ts';
import { fit } from './fit.ts';

/** Fits the weights on every invented post but the held-out ones and writes jobs/triage/weights.ts. */
const model = fit(examplesOf(TRAINING()));
const rows = Object.entries(model.weights).map(([name, row]) => `    '${name}': [${row.join(', ')}],`);
writeFileSync(
  new URL('../../jobs/triage/weights.ts', import.meta.url),
  `import type { Model } from './model.ts';

/**
 * What each sign weighs for employer_offer, seeker_request, placement_report, relay_support and other, in this
 * order. Written by \`node test/triage/write-weights.ts\` from invented posts only, never from X's: a test
 * holds that the file is what the posts give.
 */
export const WEIGHTS: Model = {
  bias: [${model.bias.join(', ')}],
  weights: {
${rows.join('\n')}
  },
};
`,
);
