import { Calendar } from '../db/core/calendar.ts';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import { keyRing } from '../db/core/key-ring.ts';
import { readErasures } from '../db/privacy/erasures-file.ts';
import { restore } from './backup/restore.ts';
import { keyMissing } from './refusals.ts';

const HELP = {
  fr: `npm run restore -- FICHIER [--replace]

Remet une sauvegarde à la place de la base que désigne DATABASE_URL. Elle est vérifiée d’abord ; ce qui a été effacé
depuis (ERASURES_FILE) l’est de nouveau avant que la base n’apparaisse. Arrêtez le service avant : tant qu’il
tourne, rien n’est touché. PostgreSQL : la base doit être vide.

  --replace  SQLite : met de côté la base qui s’y trouve, sans l’effacer`,
  en: `npm run restore -- FILE [--replace]

Puts a backup in the place of the store that DATABASE_URL names. It is verified first; what was erased since
(ERASURES_FILE) is erased again before the store appears. Stop the service first: nothing is touched while it runs.
PostgreSQL: the database must be empty.

  --replace  SQLite: sets the store that is there aside, without erasing it`,
} as const;

await runMain(async ({ language, print }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  const [file, surplus] = positionals;
  if (!file || surplus !== undefined) throw usageError('Quelle sauvegarde ?', 'Which backup?', 'FILE');
  const env = readEnv();
  if (!env.pseudonymKey) throw keyMissing();
  const ring = keyRing(env.pseudonymKey, env.pseudonymKeysBefore);
  const collective = readCollective(env.collectiveFile);
  const setting = {
    collective,
    calendar: new Calendar(collective.timeZone),
    clock: systemClock,
    ring,
    erasures: await readErasures(env.erasuresFile, ring),
  };
  const done = await restore(file, env.databaseUrl, setting, { replace: values.replace });
  const count = new Intl.NumberFormat(language).format(done.rows);
  const fr = language === 'fr';
  print(
    fr
      ? `Lignes remises : ${count} (état du ${done.head.madeAt}).`
      : `Rows restored: ${count} (as of ${done.head.madeAt}).`,
  );
  if (done.people > 0)
    print(
      fr
        ? `Personnes effacées ou mises de côté de nouveau : ${done.people}.`
        : `People erased or set aside again: ${done.people}.`,
    );
  if (done.takenBack > 0)
    print(
      fr
        ? `Déclarations retirées de nouveau, comme leurs personnes l’avaient fait : ${done.takenBack}.`
        : `Reports taken back again, as their people had: ${done.takenBack}.`,
    );
  print(
    fr
      ? 'Les sessions sont fermées. Relisez la page « Accès » : qui avait perdu son accès depuis, et les liens désactivés depuis, valent de nouveau.'
      : 'Every session has ended. Look through the page “Access”: whoever had lost access since, and links disabled since, are good again.',
  );
  if (done.before)
    print(fr ? `L’ancienne base : ${done.before}` : `The store that was there: ${done.before}`);
});
