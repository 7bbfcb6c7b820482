import { readArguments, runMain, usageError } from '../../db/core/cli.ts';
import { demoBench } from './demo.ts';
import { ingestBench } from './ingest.ts';
import { nightBench } from './night.ts';

/** Each measures ratios side by side in one run: a machine's absolute times say nothing about another's. */
const BENCHES = { ingest: ingestBench, night: nightBench, demo: demoBench } as const;

const HELP = {
  fr: `npm run bench [-- NOM…]          sans nom : tous, chacun sous son titre

  ingest   200 000 publications collectées, à côté d’une boucle nue qui écrit les mêmes lignes (quelques minutes)
  night    le travail d’une nuit de collecte, avec un an et avec onze ans derrière elle
  demo     où va le temps de la démonstration : part de chaque étape dans le temps de calcul`,
  en: `npm run bench [-- NAME…]         without a name: all of them, each under its heading

  ingest   200,000 posts collected, beside a bare loop that writes the same rows (some minutes)
  night    the work of a night's collection, with one year and with eleven years behind it
  demo     where the demonstration's time goes: each stage's share of its processor time`,
};

await runMain(async ({ language, print }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  const names = Object.keys(BENCHES);
  const wanted = positionals.length > 0 ? positionals : names;
  const unknown = wanted.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) {
    throw usageError(
      `Banc inconnu : ${unknown}. Au choix : ${names.join(', ')}.`,
      `Unknown bench: ${unknown}. One of: ${names.join(', ')}.`,
    );
  }
  for (const name of wanted) {
    if (wanted.length > 1) print(`${name === wanted[0] ? '' : '\n'}== ${name} ==`);
    for (const line of await BENCHES[name as keyof typeof BENCHES](language)) print(line);
  }
});
