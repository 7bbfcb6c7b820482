import type { Language } from '../db/core/errors.ts';
import { SCHEDULE } from './schedule.ts';

/** What the command line of the jobs takes. */
export function help(language: Language): string {
  const tasks = SCHEDULE.map(({ name, about }) => `  ${name.padEnd(16)} ${about[language]}`).join('\n');
  return language === 'fr'
    ? `npm run job -- NOM [--day AAAA-MM-JJ] [--plan] [--force] [--now]
npm run job -- roll-up [--recompute AAAA-MM-JJ..AAAA-MM-JJ --reason POURQUOI]
npm run job -- gaps|ledger [--from AAAA-MM-JJ] [--day AAAA-MM-JJ] [--csv] [--as-of AAAA-MM-JJ]
npm run job -- platform-erasure [--confirm COMPTE]

Collecte jusqu’à la fin de ce jour (hier, sauf indication), à partir de là où la collecte s’est arrêtée.

  nightly          toutes les tâches de la nuit, dans l’ordre ci-dessous
  gaps             dit ce qui n’a pas été collecté et pourquoi, sans lire X
  to-sort          les publications à trier (500 au plus), en CSV à remplir puis à importer
  ledger           dit ce que chaque jour (UTC) a coûté, et ce que X en dit, sans lire X
  platform-erasure efface tout ce qui vient de X (fin de l’accès) : publications, textes, tris, demandes,
                   relais, biographies, adoptants, comptages, déclarations lues dans une publication,
                   curseurs ; restent les mesures, les éditions, les chiffres publiés, les déclarations
                   faites hors de X et le registre des requêtes, sans ce qui était demandé
${tasks}

  --day    le dernier jour à collecter (gaps, ledger : le dernier jour examiné)
  --from   gaps : le premier jour examiné (celui du collectif, sauf indication) ; ledger : de même
           (le premier du mois, sauf indication)
  --csv    gaps, ledger : une ligne par jour, pour un tableur
  --as-of  gaps : répond comme à la fin de ce jour, sans ce qui a été collecté depuis (jusqu’à la
           veille de ce jour, sauf indication)
  --confirm platform-erasure : le compte du collectif, sans @ ; sans cela rien n’est effacé
  --recompute  roll-up : recalcule aussi ces jours, où rien de nouveau n’a été collecté ; --reason dit
           pourquoi, et la raison est gardée
  --plan   dit ce que cela coûterait au plus, sans rien lire chez X
  --force  même si la tâche n’est pas prévue ce jour-là (bio-adopters : la
           recherche complète)
  --now    tout de suite : sans cela, une nuit lancée moins de deux heures avant 00:00 UTC attend
           cette heure, car X facture deux fois ce qui est relu le lendemain (UTC)`
    : `npm run job -- NAME [--day YYYY-MM-DD] [--plan] [--force] [--now]
npm run job -- roll-up [--recompute YYYY-MM-DD..YYYY-MM-DD --reason WHY]
npm run job -- gaps|ledger [--from YYYY-MM-DD] [--day YYYY-MM-DD] [--csv] [--as-of YYYY-MM-DD]
npm run job -- platform-erasure [--confirm ACCOUNT]

Collects up to the end of that day (yesterday unless told), from where collecting stopped.

  nightly          every task of the night, in the order below
  gaps             tells what was not collected and why, without reading X
  to-sort          the posts to sort (500 at most), as CSV to fill in and import
  ledger           tells what each (UTC) day has cost, and what X says of it, without reading X
  platform-erasure erases all that comes from X (when access ends): posts, texts, labels, requests, relays,
                   bios, adopters, counts, declarations read in a post, cursors; what stays are measures,
                   editions, published figures, declarations made outside X, and the ledger of requests,
                   without what was asked
${tasks}

  --day    the last day to collect (gaps, ledger: the last day looked at)
  --from   gaps: the first day looked at (the collective's, unless told); ledger: likewise
           (the first of the month, unless told)
  --csv    gaps, ledger: a row a day, for a spreadsheet
  --as-of  gaps: answers as at the end of that day, without what was collected since (up to the day
           before it, unless told)
  --confirm platform-erasure: the collective’s account, without @; without it nothing is erased
  --recompute  roll-up: works out these days too, though nothing new was collected of them; --reason
           says why, and the reason is kept
  --plan   tells what that would cost at most, without reading X
  --force  even if the task is not due that day (bio-adopters: the whole search)
  --now    at once: without it, a night begun less than two hours before 00:00 UTC waits for that
           hour, as X bills twice what is read again on the next (UTC) day`;
}
