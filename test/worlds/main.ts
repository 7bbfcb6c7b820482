import { parseArgs } from 'node:util';
import { openStore } from '../../db/store.ts';
import { CATALOGUE_KEYS } from './judge-world.ts';
import { judgeSeed, sayFinding } from './one-world.ts';

/** Lives random worlds and holds every figure of each against its ledger: `--seeds 200 --from 0`, or `--seed 7` alone. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
  },
});
const [first, count] = values.seed ? [values.seed, '1'] : [values.from, values.seeds];
const seeds = Array.from({ length: Number(count) }, (_, index) => Number(first) + index);
const exercised = new Set<string>();
let wrongs = 0;
for (const seed of seeds) {
  await using store = await openStore('sqlite::memory:');
  const { tally, wrong, exercised: told } = await judgeSeed(store, seed);
  for (const key of told) exercised.add(key);
  wrongs += wrong.length;
  console.log(`seed ${seed}: ${JSON.stringify(tally)}`);
  for (const finding of wrong) console.log(`  ${sayFinding(seed, finding)}`);
}
const never = CATALOGUE_KEYS.filter((key) => !exercised.has(key));
console.log(
  `${seeds.length} worlds, ${wrongs} wrong figures; without a figure: ${never.join(', ') || 'none'}`,
);
if (wrongs > 0 || (!values.seed && never.length > 0)) process.exitCode = 1;
