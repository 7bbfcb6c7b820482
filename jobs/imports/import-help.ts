import type { Language } from '../../db/core/errors.ts';

/** What the command line of imports takes. */
export function help(language: Language): string {
  return language === 'fr'
    ? `npm run import -- FICHIER [--kind CONTENU] [--dry-run] [--from JOUR --until JOUR [--holds QUOI]]

Importe un fichier, en entier ou pas du tout : s’il est incorrect, les lignes et les champs sont indiqués
(dix au plus). Les mêmes lignes deux fois ne changent rien. Rien n’est demandé à X.

  --kind     ce que contient le fichier ; sans cela, son contenu le dit
               published-figures  chiffres publiés, JSON
               posts              publications, CSV ou JSONL au format de X (une publication ou une
                                  réponse de X par ligne)
               volume             nombre de publications par jour, CSV
               labels             ce que les bénévoles ont décidé, CSV (voir « npm run job -- to-sort »)
               declarations       retours au travail déclarés, CSV
               news               nouvelles de recherche données par les personnes, CSV
               adopters           biographies relevées, CSV
               coached            demandes qu’un bénévole a aidé à écrire, CSV
               calls              publications qui appellent à agir, codées à la main, CSV
               roster             nombre de bénévoles actifs par mois, CSV
               survey             questionnaire anonyme : nombre de réponses par mois, CSV
               meetings           rencontres et leur nombre de participants, CSV
               corrections        chiffres publiés puis corrigés, CSV
               rights             droits exercés, sans nom, CSV
               annotations        repères des courbes : événement, média, panne, campagne, méthode, CSV
               archive            archive X du compte du collectif, zip
  --dry-run  montre ce qui serait gardé et quels chiffres changeraient, sans rien écrire
  --from     avec --until : les jours, compris, que le fichier contient en entier (posts, volume) ; un jour
  --until    sans ligne y est alors un zéro mesuré. Sans cela, ce qui est vu est un minimum.
  --holds    posts : ce que ces jours contiennent en entier, tags (sauf indication), mentions ou all`
    : `npm run import -- FILE [--kind KIND] [--dry-run] [--from DAY --until DAY [--holds WHAT]]

Imports a file, whole or not at all: when it is wrong, the lines and fields are named (ten at most).
The same rows twice change nothing. Nothing is asked of X.

  --kind     what the file holds; without it, its content tells
               published-figures  published figures, JSON
               posts              posts, CSV or JSONL in X's format (a post or an answer of X a line)
               volume             number of posts by day, CSV
               labels             what volunteers decided, CSV (see "npm run job -- to-sort")
               declarations       declared returns to work, CSV
               news               news of their search that people gave, CSV
               adopters           bios that were read, CSV
               coached            requests that a volunteer helped to write, CSV
               calls              posts that ask their readers to act, coded by hand, CSV
               roster             number of active volunteers by month, CSV
               survey             anonymous survey: number of answers by month, CSV
               meetings           meetings and how many came, CSV
               corrections        published figures that were corrected, CSV
               rights             rights exercised, without names, CSV
               annotations        marks of the curves: event, media, outage, campaign, method, CSV
               archive            X archive of the collective's account, zip
  --dry-run  shows what would be kept and which figures would change, and writes nothing
  --from     with --until: the days, included, that the file holds whole (posts, volume); a day without
  --until    a row is then a measured zero. Without them, what is seen is a minimum.
  --holds    posts: what these days hold whole, tags (unless told), mentions or all`;
}
