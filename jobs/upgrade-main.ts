import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readArguments, runMain } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readEnv } from '../db/core/env.ts';
import { lastMigration, openStore } from '../db/store.ts';
import { verifyBackup, writeBackup } from './backup/backup-file.ts';

const HELP = {
  fr: `npm run upgrade

Après avoir posé une nouvelle version du service : sauvegarde la base telle que l’ancienne version l’a laissée (dans
BACKUP_FOLDER, sinon à côté), relit la sauvegarde, puis met le schéma à jour. Arrêtez le service avant. Si quelque
chose ne va pas : remettez l’ancienne version, puis npm run restore -- FICHIER --replace.`,
  en: `npm run upgrade

After a new version of the service was put in place: backs up the store as the old version left it (in BACKUP_FOLDER,
otherwise here), reads the backup again, then brings the schema up to date. Stop the service first. If anything is wrong:
put the old version back, then npm run restore -- FILE --replace.`,
} as const;

await runMain(async ({ language, print }) => {
  const { values } = readArguments({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) return print(HELP[language]);
  const { databaseUrl, backupFolder } = readEnv();
  const folder = backupFolder ?? '.';
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const now = systemClock.now();
  const file = join(folder, `before-upgrade-${now.slice(0, 19).replaceAll(':', '')}.backup`);
  {
    await using before = await openStore(databaseUrl, { mustExist: true, asItIs: true });
    await writeBackup(before, file, now);
  }
  const { head } = await verifyBackup(file);
  await using store = await openStore(databaseUrl, { mustExist: true });
  const migration = await lastMigration(store.db);
  const [fr, en] =
    migration === head.migration
      ? ['le schéma était déjà le dernier', 'the schema was the newest already']
      : [`schéma ${head.migration} → ${migration}`, `schema ${head.migration} → ${migration}`];
  print(language === 'fr' ? `${file} : sauvegardé ; ${fr}.` : `${file}: backed up; ${en}.`);
});
