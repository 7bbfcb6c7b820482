import { readArguments, runMain, type Terminal, usageError } from '../../db/core/cli.ts';
import { openStore } from '../../db/store.ts';
import { openPglite } from '../integration/stores.ts';
import { type AsOfWatch, asOfWatch, pastDays } from './as-of.ts';
import { CATALOGUE_KEYS } from './judge-world.ts';
import { judgeSeed, type OnNight, sayFinding } from './one-world.ts';
import { holdPublic } from './public-worlds.ts';
import { differencesOf, rowsOf } from './store-rows.ts';

const HELP = {
  fr: `npm run worlds [-- OPTIONS]

Des mondes tirés au sort, vécus devant X simulé ; chaque chiffre y est comparé au registre de son monde.

  --seeds N    combien de mondes (200)
  --from N     le premier (0)
  --seed N     celui-là seul
  --as-of      après chaque nuit, redemande aussi ce qui se savait à des jours passés : rien ne doit changer
  --engines    vit aussi chaque monde sur PostgreSQL (PGlite) : les deux bases doivent tenir les mêmes octets
  --public     autre chose : publie chaque monde jusqu'à trois fois, et cherche dans toutes les tables publiques
               réunies un groupe d'une à quatre personnes`,
  en: `npm run worlds [-- OPTIONS]

Random worlds, lived before the stand-in for X; every figure is held against the ledger of its world.

  --seeds N    how many worlds (200)
  --from N     the first one (0)
  --seed N     that one alone
  --as-of      after each night, also asks again what was known on days gone by: nothing may change
  --engines    lives each world on PostgreSQL (PGlite) too: both stores must hold the same bytes
  --public     something else: publishes each world up to three times, and looks in all public tables together
               for a group of one to four people`,
};

await runMain(async ({ language, print }) => {
  const { values } = readArguments({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string' },
      'as-of': { type: 'boolean', default: false },
      engines: { type: 'boolean', default: false },
      public: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(HELP[language]);
  const alone = values.seed !== undefined;
  const first = alone ? whole('seed', values.seed ?? '') : whole('from', values.from);
  const count = alone ? 1 : whole('seeds', values.seeds);
  if (values.public) return (await holdPublic(first, count, print)) > 0 ? 1 : undefined;
  const told = { asOf: values['as-of'], engines: values.engines, print };
  const exercised = new Set<string>();
  let wrongs = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const world = await holdSeed(seed, told);
    for (const key of world.exercised) exercised.add(key);
    wrongs += world.wrongs;
  }
  const never = CATALOGUE_KEYS.filter((key) => !exercised.has(key));
  print(`${count} worlds, ${wrongs} wrong; indicators without a figure: ${never.join(', ') || 'none'}`);
  return wrongs > 0 || (!alone && never.length > 0) ? 1 : undefined;
});

type Held = { readonly exercised: ReadonlySet<string>; readonly wrongs: number };

async function holdSeed(
  seed: number,
  { asOf, engines, print }: { asOf: boolean; engines: boolean; print: Terminal['print'] },
): Promise<Held> {
  await using store = await openStore('sqlite::memory:');
  let watch: AsOfWatch | undefined;
  const onNight: OnNight = async (night, setting) => {
    watch ??= asOfWatch(setting);
    await watch.note(pastDays(night.day, setting.collective.startDay));
  };
  const { tally, wrong, exercised } = await judgeSeed(store, seed, asOf ? onNight : undefined);
  const changed = (await watch?.changed()) ?? [];
  const apart = engines ? await onBothEngines(store, seed) : [];
  print(`seed ${seed}: ${JSON.stringify(tally)}${watch ? `, as of ${watch.noted()} days` : ''}`);
  for (const finding of wrong) print(`  ${sayFinding(seed, finding)}`);
  for (const question of changed) print(`  seed ${seed}, answered otherwise later: ${question}`);
  for (const table of apart) print(`  seed ${seed}, the engines differ: ${table}`);
  return { exercised, wrongs: wrong.length + changed.length + apart.length };
}

async function onBothEngines(store: Awaited<ReturnType<typeof openStore>>, seed: number): Promise<string[]> {
  await using other = await openPglite();
  await judgeSeed(other, seed);
  return differencesOf(await rowsOf(store), await rowsOf(other));
}

function whole(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usageError(
    `--${name} attend un nombre entier, pas « ${text} ».`,
    `--${name} takes a whole number, not "${text}".`,
    name,
  );
}
