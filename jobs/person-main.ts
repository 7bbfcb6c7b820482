import { writeFile } from 'node:fs/promises';
import { Calendar } from '../db/core/calendar.ts';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import type { Language } from '../db/core/errors.ts';
import { keyRing } from '../db/core/key-ring.ts';
import { createLog } from '../db/core/log.ts';
import { holdKeys } from '../db/privacy/held-keys.ts';
import { openStore } from '../db/store.ts';
import { readAccount } from './people/account.ts';
import { personPage } from './people/person-file.ts';
import { type Done, RIGHTS, rightTask } from './people/rights.ts';
import { collectingNow, keyMissing } from './refusals.ts';
import { runTask } from './runner.ts';
import { createBudget } from './sources/x/budget.ts';
import { createXClient } from './sources/x/client.ts';

const HELP = {
  fr: `npm run forget -- COMPTE
npm run person -- forget|restrict|lift|export COMPTE [--out FICHIER]

Répond à la demande d’une personne. COMPTE : @nom (X le demande une fois, un cent au plus) ou son numéro chez X
(rien n’est demandé). Ni l’un ni l’autre n’est gardé.

  forget    efface tout ce que le service garde d’elle, ne gardera plus rien, et recalcule les chiffres
  restrict  met ses données de côté, scellées : aucune page et aucun chiffre ne les voit, jusqu’à « lift »
  lift      les remet en place
  export    écrit tout ce qui est gardé d’elle dans FICHIER.json et FICHIER.html

Ce qui est déjà publié (éditions figées) ne désigne personne et reste.`,
  en: `npm run forget -- ACCOUNT
npm run person -- forget|restrict|lift|export ACCOUNT [--out FILE]

Answers a person’s request. ACCOUNT: @name (X is asked once, a cent at most) or its number at X (nothing is
asked). Neither is kept.

  forget    erases all that the service keeps of her, keeps nothing more, and works the figures out anew
  restrict  sets her data aside, sealed: no page and no figure sees them, until "lift"
  lift      puts them back
  export    writes all that is kept of her to FILE.json and FILE.html

What is published already (frozen editions) names nobody and stays.`,
} as const;

const DONE = {
  fr: {
    rows: 'Lignes déplacées ou effacées :',
    none: 'Rien n’était gardé de ce compte ; rien ne le sera.',
    out: 'Écrit :',
  },
  en: {
    rows: 'Rows moved or erased:',
    none: 'Nothing was kept of this account, and nothing will be.',
    out: 'Written:',
  },
} as const;

await runMain(async ({ language, print, signal }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  const [name, text, surplus] = positionals;
  const right = RIGHTS.find((known) => known === name);
  if (!right || !text || surplus !== undefined)
    throw usageError(
      'Quelle demande, et de quel compte ?',
      'Which request, and about which account?',
      'ACCOUNT',
    );
  if (right === 'export' && !values.out)
    throw usageError('--out dit où écrire l’export.', '--out says where to write the export.', 'out');
  const account = readAccount(text);
  const env = readEnv();
  if (!env.pseudonymKey) throw keyMissing();
  const collective = readCollective(env.collectiveFile);
  const calendar = new Calendar(collective.timeZone);
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  await using turn = await store.takeTurn();
  if (!turn) throw collectingNow();
  const ring = keyRing(env.pseudonymKey, env.pseudonymKeysBefore);
  await holdKeys(store.db, ring);
  const log = createLog(env.logLevel);
  await using x = createXClient({ credentials: env.x, budget: createBudget(collective), log, signal });
  const { pseudonymise, idSeal, size: keyCount } = ring;
  const setting = {
    store,
    x,
    collective,
    calendar,
    clock: systemClock,
    ...{ pseudonymise, idSeal, keyCount },
    log,
    signal,
    erasuresFile: env.erasuresFile,
  };
  let done: Done | null = null;
  const task = rightTask(right, account, (what) => {
    done = what;
  });
  await runTask(setting, task, calendar.dayOf(systemClock.now()));
  for (const line of await tell(done as Done | null, language, values.out)) print(line);
});

async function tell(done: Done | null, language: Language, out = ''): Promise<string[]> {
  const words = DONE[language];
  if (!done) return [];
  if ('file' in done) {
    // The person's own data: nobody else on this machine may read them.
    const mode = 0o600;
    await writeFile(`${out}.json`, `${JSON.stringify(done.file, null, 2)}\n`, { mode, flag: 'wx' });
    await writeFile(`${out}.html`, personPage(done.file, language), { mode, flag: 'wx' });
    return [`${words.out} ${out}.json, ${out}.html`];
  }
  const moved = [...done.left].filter(([, rows]) => rows > 0);
  if (moved.length === 0) return [words.none];
  return [words.rows, ...moved.map(([table, rows]) => `  ${table.padEnd(22)} ${rows}`)];
}
