import {
  differences,
  digesting,
  digestOf,
  fillStore,
  readStore,
  type StoreDigest,
} from '../db/copy/copy-store.ts';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { openStore } from '../db/store.ts';
import { collectingNow } from './refusals.ts';

const HELP = {
  fr: `npm run move -- --from BASE --to BASE

Copie toute une base dans une autre, neuve, du même moteur ou de l’autre (sqlite:CHEMIN, postgres://…), puis relit les
deux et compare l’empreinte de chaque table. La première reste telle quelle. Rien ne doit être collecté pendant ce temps.`,
  en: `npm run move -- --from STORE --to STORE

Copies a whole store into another, new one, of the same engine or the other (sqlite:PATH, postgres://…), then reads
both and compares the digest of each table. The first stays as it is. Nothing may be collected meanwhile.`,
} as const;

await runMain(async ({ language, print }) => {
  const { values } = readArguments({
    options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  const { from: source, to: target } = values;
  if (!source || !target)
    throw usageError(
      '--from et --to nomment les deux bases.',
      '--from and --to name the two stores.',
      'from',
    );
  await using from = await openStore(source, { mustExist: true });
  await using turn = await from.takeTurn();
  if (!turn) throw collectingNow();
  await using to = await openStore(target);
  let sent: StoreDigest = {};
  await readStore(from, (batches) =>
    fillStore(
      to,
      digesting(batches, (digest) => {
        sent = digest;
      }),
    ),
  );
  const received = await digestOf(to);
  const wrong = differences(sent, received);
  if (wrong.length > 0) throw new Error(`tables differ: ${wrong.join(', ')}`);
  const number = new Intl.NumberFormat(language);
  for (const [table, { rows, sha256 }] of Object.entries(received).filter(([, { rows }]) => rows > 0))
    print(`${table.padEnd(24)} ${number.format(rows).padStart(12)}  ${sha256.slice(0, 16)}`);
  print(
    language === 'fr'
      ? 'Les deux bases ont les mêmes lignes. Donnez la seconde à DATABASE_URL.'
      : 'Both stores hold the same rows. Give the second to DATABASE_URL.',
  );
});
