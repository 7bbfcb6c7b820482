import { existsSync } from 'node:fs';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readEnv } from '../db/core/env.ts';
import { openStore } from '../db/store.ts';
import { verifyBackup, writeBackup } from './backup/backup-file.ts';

const HELP = {
  fr: `npm run backup -- FICHIER [--verify]

Écrit toute la base dans FICHIER, pendant que le service tourne : un seul état, le même depuis SQLite ou
PostgreSQL, compressé, avec l’empreinte de chaque table ; FICHIER.sha256 se vérifie aussi par sha256sum -c.

  --verify  relit FICHIER sans rien écrire et dit s’il est intact

Avec BACKUP_FOLDER, chaque nuit en fait une, la restaure pour de vrai dans une base jetable, et garde trente jours.`,
  en: `npm run backup -- FILE [--verify]

Writes the whole store to FILE while the service runs: one state of it, the same from SQLite or PostgreSQL,
compressed, with the digest of each table; FILE.sha256 can be checked by sha256sum -c too.

  --verify  reads FILE again, writes nothing, and says whether it is intact

With BACKUP_FOLDER each night makes one, truly restores it into a store that is thrown away, and keeps thirty days.`,
} as const;

await runMain(async ({ language, print }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { verify: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  const [file, surplus] = positionals;
  if (!file || surplus !== undefined) throw usageError('Dans quel fichier ?', 'Into which file?', 'FILE');
  if (!values.verify) {
    if (existsSync(file))
      throw usageError(
        'Ce fichier existe déjà : une sauvegarde n’en écrase pas une autre.',
        'This file exists already: a backup does not overwrite another.',
        'FILE',
      );
    await using store = await openStore(readEnv().databaseUrl, { mustExist: true });
    await writeBackup(store, file, systemClock.now());
  }
  const { head, digest } = await verifyBackup(file);
  const rows = Object.values(digest).reduce((sum, table) => sum + table.rows, 0);
  const count = new Intl.NumberFormat(language).format(rows);
  print(
    language === 'fr'
      ? `${file} : intact, état du ${head.madeAt} (lignes : ${count}).`
      : `${file}: intact, as of ${head.madeAt} (rows: ${count}).`,
  );
});
