import { readArguments, runMain, usageError } from '../../db/core/cli.ts';
import { openStore } from '../../db/store.ts';
import { CATALOGUE_KEYS } from './judge-world.ts';
import { judgeSeed, sayFinding } from './one-world.ts';

const HELP = {
  fr: `npm run worlds [-- OPTIONS]

Des mondes tirés au sort, vécus devant X simulé ; chaque chiffre y est comparé au registre de son monde.

  --seeds N    combien de mondes (200)
  --from N     le premier (0)
  --seed N     celui-là seul`,
  en: `npm run worlds [-- OPTIONS]

Random worlds, lived before the stand-in for X; every figure is held against the ledger of its world.

  --seeds N    how many worlds (200)
  --from N     the first one (0)
  --seed N     that one alone`,
};

await runMain(async ({ language, print }) => {
  const { values } = readArguments({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(HELP[language]);
  const alone = values.seed !== undefined;
  const first = alone ? whole('seed', values.seed ?? '') : whole('from', values.from);
  const count = alone ? 1 : whole('seeds', values.seeds);
  const exercised = new Set<string>();
  let wrongs = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    await using store = await openStore('sqlite::memory:');
    const { tally, wrong, exercised: told } = await judgeSeed(store, seed);
    for (const key of told) exercised.add(key);
    wrongs += wrong.length;
    print(`seed ${seed}: ${JSON.stringify(tally)}`);
    for (const finding of wrong) print(`  ${sayFinding(seed, finding)}`);
  }
  const never = CATALOGUE_KEYS.filter((key) => !exercised.has(key));
  print(`${count} worlds, ${wrongs} wrong figures; without a figure: ${never.join(', ') || 'none'}`);
  return wrongs > 0 || (!alone && never.length > 0) ? 1 : undefined;
});

function whole(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usageError(
    `--${name} attend un nombre entier, pas « ${text} ».`,
    `--${name} takes a whole number, not "${text}".`,
    name,
  );
}
