import { Calendar } from '../db/core/calendar.ts';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import type { Language } from '../db/core/errors.ts';
import { holdKeys } from '../db/privacy/held-keys.ts';
import { openStore } from '../db/store.ts';
import { openSetting, ringOf } from './open-setting.ts';
import { readAccount } from './people/account.ts';
import { requireRoom, writeExport } from './people/export-files.ts';
import { type Done, RIGHTS, rightTask } from './people/rights.ts';
import { collectingNow, keyMissing } from './refusals.ts';
import { runTask } from './runner.ts';

const HELP = {
  fr: `npm run forget -- QUI
npm run person -- forget|restrict|lift|export QUI [--out FICHIER]

Répond à la demande d’une personne. QUI : son compte, @nom (son numéro est demandé à X, un cent au plus), numéro chez X,
ou les deux (rien n’est demandé) ; ou --reference TEXTE, ce qui la désigne dans un fichier importé. Rien de cela n’est
gardé. Ce qui est venu de X est gardé sous le numéro, ce qui a été saisi sous le nom ou la référence : sans accès à X,
ou quand X ne montre plus le compte, donnez le nom et le numéro.

  forget    efface tout ce que le service garde d’elle, ne gardera plus rien, et recalcule les chiffres
  restrict  met ses données de côté, scellées : aucune page et aucun chiffre ne les voit, jusqu’à « lift »
  lift      les remet en place
  export    écrit tout ce qui est gardé d’elle dans FICHIER.json et FICHIER.html

Ce qui est déjà publié (éditions figées) ne désigne personne et reste.`,
  en: `npm run forget -- WHO
npm run person -- forget|restrict|lift|export WHO [--out FILE]

Answers a person’s request. WHO: the account, @name (X is asked for its number, a cent at most), number at X, or both
(nothing is asked); or --reference TEXT, what stands for her in a file that was imported. Nothing of this is kept. What
came from X is kept under the number, what was typed under the name or the reference: without access to X, or once X no
longer shows the account, give name and number.

  forget    erases all that the service keeps of her, keeps nothing more, and works the figures out anew
  restrict  sets her data aside, sealed: no page and no figure sees them, until "lift"
  lift      puts them back
  export    writes all that is kept of her to FILE.json and FILE.html

What is published already (frozen editions) names nobody and stays.`,
} as const;

const DONE = {
  fr: {
    rows: 'Lignes déplacées ou effacées :',
    none: 'Rien n’était gardé de cette personne ; rien ne le sera.',
    out: 'Écrit :',
    'no-access': 'Sans accès à X, le numéro de ce compte n’est pas connu.',
    'unknown-at-x': 'X ne connaît pas ce compte, ou ne le montre plus : son numéro n’est pas connu.',
    number:
      'Seul ce qui a été saisi sous ce nom est concerné. Si d’autres données sont venues de X, relancez avec les deux : @nom NUMÉRO.',
  },
  en: {
    rows: 'Rows moved or erased:',
    none: 'Nothing was kept of this person, and nothing will be.',
    out: 'Written:',
    'no-access': 'Without access to X, the number of this account is not known.',
    'unknown-at-x': 'X does not know this account, or no longer shows it: its number is not known.',
    number:
      'Only what was typed under this name is concerned. If other data came from X, run it again with both: @name NUMBER.',
  },
} as const;

await runMain(async ({ language, print, signal }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      reference: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(HELP[language]);
  const [name, ...accounts] = positionals;
  const right = RIGHTS.find((known) => known === name);
  const { reference } = values;
  if (!right || accounts.length > 2 || (accounts.length === 0 && !reference))
    throw usageError('Quelle demande, et de qui ?', 'Which request, and about whom?', 'WHO');
  if (right === 'export' && !values.out)
    throw usageError('--out dit où écrire l’export.', '--out says where to write the export.', 'out');
  const account = {
    ...(accounts.length > 0 && readAccount(...accounts)),
    ...(reference && { inFiles: reference }),
  };
  const out = right === 'export' ? (values.out ?? '') : null;
  // Told before the request is noted as answered.
  if (out !== null) requireRoom(out);
  const env = readEnv();
  const ring = ringOf(env);
  if (!ring) throw keyMissing();
  const collective = readCollective(env.collectiveFile);
  const calendar = new Calendar(collective.timeZone);
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  await using turn = await store.takeTurn();
  if (!turn) throw collectingNow();
  await holdKeys(store.db, ring);
  await using setting = openSetting(env, { store, collective, calendar, signal });
  let done: Done | null = null;
  const task = rightTask(right, account, (what) => {
    done = what;
  });
  await runTask(setting, task, calendar.dayOf(systemClock.now()));
  for (const line of await tell(done as Done | null, language, out)) print(line);
});

async function tell(done: Done | null, language: Language, out: string | null): Promise<string[]> {
  const words = DONE[language];
  if (!done) return [];
  const missing = done.missing ? [words[done.missing], words.number] : [];
  if ('file' in done) {
    const files = await writeExport(out ?? '', done.file, language);
    return [`${words.out} ${files.join(', ')}`, ...missing];
  }
  const moved = [...done.left].filter(([, rows]) => rows > 0);
  if (moved.length === 0) return [words.none, ...missing];
  return [words.rows, ...moved.map(([table, rows]) => `  ${table.padEnd(22)} ${rows}`), ...missing];
}
