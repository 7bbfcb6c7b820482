import type { Calendar } from '../db/core/calendar.ts';
import type { Terminal } from '../db/core/cli.ts';
import { usageError } from '../db/core/cli.ts';
import type { Clock } from '../db/core/clock.ts';
import type { Collective } from '../db/core/collective.ts';
import { AppError, type Language } from '../db/core/errors.ts';
import { rewriteStore } from '../db/dialect/erase.ts';
import { ERASED_TABLES, type Erased, erasePlatform } from '../db/queries/platform-erasure.ts';
import { endRun, startRun } from '../db/queries/runs.ts';
import { readCutoff } from '../db/queries/settings.ts';
import { rollUp } from '../db/rollup/roll-up.ts';
import type { Store } from '../db/store.ts';

const TASK = 'platform-erasure';

const WORDS = {
  fr: {
    about: (word: string) =>
      `Cette commande efface pour toujours tout ce qui vient de X. Rien n’est encore effacé : pour le faire, « npm run job -- ${TASK} --confirm ${word} ».`,
    done: 'Tout ce qui vient de X est effacé, et la base est réécrite : il n’en reste pas un octet. Lignes effacées :',
    fingerprints: 'request_ledger (empreintes)',
    kept: 'Restent : les mesures, les éditions et les chiffres publiés, qui ne désignent personne ; les déclarations faites hors de X ; le registre des requêtes, sans ce qui était demandé. Arrêtez les nuits et retirez les accès à X (X_*) ; effacez aussi les copies de sauvegarde.',
  },
  en: {
    about: (word: string) =>
      `This command erases for ever all that comes from X. Nothing is erased yet: to do it, "npm run job -- ${TASK} --confirm ${word}".`,
    done: 'All that comes from X is erased, and the store is written anew: not a byte of it remains. Rows erased:',
    fingerprints: 'request_ledger (fingerprints)',
    kept: 'What stays: measures, editions and published figures, which name nobody; declarations made outside X; the ledger of requests, without what was asked. Stop the nights and take the access to X away (X_*); erase backups too.',
  },
} as const;

/** Whoever would erase types the collective's account: nobody does so by accident, and a script can. */
export function demandConfirmation(
  { account }: Collective,
  typed: string | undefined,
  { language, print }: Terminal,
): boolean {
  if (typed === account) return true;
  if (typed !== undefined) {
    throw usageError(
      `Le mot de confirmation est le compte du collectif : ${account}. Rien n’est effacé.`,
      `The word of confirmation is the collective’s account: ${account}. Nothing is erased.`,
      'confirm',
    );
  }
  print(WORDS[language].about(account));
  return false;
}

/**
 * Erases all that comes from X: first what was observed is rolled up, so that no figure is lost with it; then
 * everything goes in one transaction; then the store is rewritten. Done again, it does the rest.
 * @throws AppError `erasure-unfinished` when another program holds on to the old pages
 */
export async function eraseAll(
  store: Store,
  setting: { collective: Collective; calendar: Calendar; clock: Clock },
): Promise<Erased> {
  const { clock, calendar } = setting;
  const cutoff = await readCutoff(store.db);
  const day = cutoff ?? calendar.dayOf(clock.now());
  const runId = await startRun(store.db, { task: TASK, day, at: clock.now() });
  try {
    if (cutoff) await rollUp(store, { ...setting, runId, day: cutoff });
    const erased = await store.db
      .transaction()
      .execute((transaction) => erasePlatform(transaction, clock.now()));
    if (!(await rewriteStore(store.db, store.engine, ERASED_TABLES))) throw unfinished();
    await endRun(store.db, { id: runId, at: clock.now(), state: 'done', reason: null });
    return erased;
  } catch (error) {
    const reason = error instanceof AppError ? error.code.replaceAll('-', '_') : 'run_failed';
    await endRun(store.db, { id: runId, at: clock.now(), state: 'failed', reason });
    throw error;
  }
}

/** What was erased, as a terminal shows it: counts only. */
export function erasedText(erased: Erased, language: Language): string[] {
  const words = WORDS[language];
  const number = new Intl.NumberFormat(language);
  const rows = [...erased].map(([table, rows]) => {
    const name = table === 'request_ledger' ? words.fingerprints : table;
    return `  ${name.padEnd(28)} ${number.format(rows)}`;
  });
  return [words.done, ...rows, words.kept];
}

function unfinished(): AppError {
  return new AppError({
    code: 'erasure-unfinished',
    status: 503,
    fr: 'Tout est effacé, mais un autre programme lit la base et en retient l’ancien contenu. Arrêtez-le (npm start), puis relancez la commande.',
    en: 'All is erased, but another program reads the store and holds on to its old content. Stop it (npm start), then run the command again.',
  });
}
