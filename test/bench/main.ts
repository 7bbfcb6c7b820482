import { readArguments, runMain, usageError } from '../../db/core/cli.ts';
import { apiBench } from './api.ts';
import { chartsBench } from './charts.ts';
import { clientsBench } from './clients.ts';
import { demoBench } from './demo.ts';
import { growthBench } from './growth.ts';
import { ingestBench } from './ingest.ts';
import { nightBench } from './night.ts';
import { reportBench } from './report.ts';
import { rollUpBench } from './roll-up.ts';
import { seriesBench } from './series.ts';

/** Each measures ratios side by side in one run: a machine's absolute times say nothing about another's. */
const BENCHES = {
  ingest: ingestBench,
  night: nightBench,
  'roll-up': rollUpBench,
  series: seriesBench,
  api: apiBench,
  clients: clientsBench,
  charts: chartsBench,
  report: reportBench,
  growth: growthBench,
  demo: demoBench,
} as const;

const HELP = {
  fr: `npm run bench [-- NOM…]          sans nom : tous sauf growth, chacun sous son titre

  ingest   200 000 publications collectées, à côté d’une boucle nue qui écrit les mêmes lignes (quelques minutes)
  night    le travail d’une nuit de collecte, avec un an et avec onze ans derrière elle
  roll-up  une nuit de calcul sur onze ans et un million de publications, rapportée à la même sur un an et sur trois
  series   onze ans lus dans les mesures, rapportés à une table simple et à un million de publications
  api      les réponses de la page d’accueil, rapportées à celles d’un serveur Express nu
  clients  mille clients à la fois pendant une minute, tandis que des nuits sont collectées : aucune erreur ; puis cinquante, une édition contrôlée en plus
  charts   les graphiques d’une édition dessinés à l’écran, rapportés à Chart.js seul, les mêmes données
  report   une édition imprimée, rapportée au temps de Chromium seul ; l’attente du service pendant un contrôle
  growth   la page d’accueil sur dix millions de publications dans PostgreSQL, rapportée à un million (TEST_POSTGRES_URL)
  demo     où va le temps de la démonstration : part de chaque étape dans le temps de calcul`,
  en: `npm run bench [-- NAME…]         without a name: all of them but growth, each under its heading

  ingest   200,000 posts collected, beside a bare loop that writes the same rows (some minutes)
  night    the work of a night's collection, with one year and with eleven years behind it
  roll-up  a night's roll-up on eleven years and a million posts, beside the same on one year and on three
  series   eleven years read from measures, beside a plain table and beside a million posts
  api      the answers of the home page, beside those of a bare Express server
  clients  a thousand clients at once for a minute, while nights are collected: no error; then fifty, an edition being checked as well
  charts   the charts of an edition drawn on screen, beside Chart.js alone with the same data
  report   an edition printed, beside Chromium's time alone; the delay of the service during a check
  growth   the home page on ten million posts in PostgreSQL, beside one million (TEST_POSTGRES_URL)
  demo     where the demonstration's time goes: each stage's share of its processor time`,
};

await runMain(async ({ language, print }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  const names = Object.keys(BENCHES);
  // The one that needs a server and minutes is asked for by its name.
  const wanted = positionals.length > 0 ? positionals : names.filter((name) => name !== 'growth');
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
