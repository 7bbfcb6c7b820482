import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { anniversary, sponsor } from './commands/anniversary.ts';
import { check } from './commands/check.ts';
import { DECISIONS, decide } from './commands/decide.ts';
import { draft } from './commands/draft.ts';
import { text } from './commands/text.ts';
import { verify } from './commands/verify.ts';

const HELP = {
  fr: `npm run report -- anniversary --year AAAA [--as-of AAAA-MM-JJ] [--lang fr|en] [--out FICHIER]

Fige l’édition anniversaire de l’année i4Emploi qui finit le 25 septembre AAAA, l’imprime en PDF,
et pose à côté la même page en HTML, et l’édition en JSON. Relancée sans chiffre nouveau, elle rend la même édition.

  --year AAAA    l’année civile où finit l’année i4Emploi : 2019 pour 26/09/2018 – 25/09/2019
  --as-of JOUR   ce que l’on savait à la fin de ce jour (AAAA-MM-JJ) ; sans cela, aujourd’hui
  --lang fr|en   la langue du rapport (fr)
  --public       sa partie publique, celle que l’on donne : chiffres publiés, sans les petits nombres
  --out FICHIER  le PDF ; sans cela, le nom de l’édition dans le dossier courant

npm run report -- check --year AAAA [--as-of AAAA-MM-JJ]

Dessine la même édition dans les deux langues, n’en garde rien, et liste tout ce qui la ferait refuser : nuit en retard,
couverture basse, déclarations à confirmer, mots que l’on n’emploie pas, textes fautifs, graphique vide ou sans nom,
police absente, tableau coupé, chiffre qui diffère, personne nommée, pages vides ou en trop. Code de sortie : 0 si rien
ne manque, sinon 1.

npm run report -- draft --year AAAA                 garde le brouillon de l’année, que l’on approuve à deux
npm run report -- check --edition ID                contrôle un brouillon, et note ce qui manque
npm run report -- approve ID --by NOM               l’approuve et le fige ; NOM est invité à publier, et n’en est pas l’auteur
npm run report -- anniversary --edition ID          imprime cette édition
npm run report -- publish ID --by NOM               la publie
npm run report -- erratum ID FICHIER.json --by NOM  publie un rectificatif (what et why, chacun fr et en)

npm run report -- text PLACE FICHIER --year AAAA [--lang fr|en]

Garde un texte en Markdown pour l’édition de l’année, lu dans FICHIER (vide : aucun) : opening (avant-propos), about (qui
nous sommes), support (la page des partenaires), thanks (remerciements), coverage (pourquoi l’édition paraît alors que
trop peu a été collecté ; c’est imprimé). {{figure:seekers_relayed}} devient le chiffre de l’année,
{{figure:seekers_relayed.all}} celui depuis le début ; avec .rounded à la fin, le nombre rond et ses mots (« près de »).

npm run report -- sponsor --year AAAA (mêmes options) : la page des partenaires, en PDF, HTML et image.

npm run report -- verify FICHIER : relit une édition (JSON ou PDF) et recalcule chaque chiffre. Code de sortie : 0 ou 1.`,
  en: `npm run report -- anniversary --year YYYY [--as-of YYYY-MM-DD] [--lang fr|en] [--out FILE]

Freezes the anniversary edition of the i4Emploi year that ends on 25 September YYYY, prints it as PDF,
and puts the same page as HTML and the edition as JSON beside it. Run again without new figures, it gives the same edition.

  --year YYYY    the calendar year in which the i4Emploi year ends: 2019 for 26/09/2018 – 25/09/2019
  --as-of DAY    what was known at the end of that day (YYYY-MM-DD); otherwise, now
  --lang fr|en   the language of the report (fr)
  --public       its public part, the one to hand out: figures as released, without small counts
  --out FILE     the PDF; otherwise the name of the edition in the current folder

npm run report -- sponsor --year YYYY (same options)

The one-page summary for sponsors, drawn from the same edition and from public figures only: PDF, HTML, and a
picture of 1200 × 630 for links.

npm run report -- check --year YYYY [--as-of YYYY-MM-DD]

Draws the same edition in both languages, keeps nothing, and lists everything that it would be refused for: a stale
night, low coverage, unconfirmed declarations, words that are not said, faulty texts, a blank or unnamed chart, a
missing font, a cut table, a figure that differs, a person named, empty or surplus pages. Exit code 0 without, 1 with.

npm run report -- draft --year YYYY                 keeps the draft of the year, which two people approve
npm run report -- check --edition ID                checks a draft, and notes what is missing
npm run report -- approve ID --by NAME              approves and freezes it; NAME is invited to publish, and not its author
npm run report -- anniversary --edition ID          prints that edition
npm run report -- publish ID --by NAME              publishes it
npm run report -- erratum ID FILE.json --by NAME    publishes an erratum (what and why, fr and en each)

npm run report -- text PLACE FILE --year YYYY [--lang fr|en]

Keeps a text in Markdown for the edition of that year, read from FILE (empty: none): opening, about, support (the page
for sponsors), thanks, coverage (why the edition appears although too little was collected; it is printed).
{{figure:seekers_relayed}} fills with the figure of the year, {{figure:seekers_relayed.all}} with that since the start;
with .rounded at the end, with the round number and its words ("nearly").

npm run report -- verify FILE

Reads an edition again (its JSON, or its PDF): its manifest of SHA-256, the copy that the store keeps, and each
figure recomputed from what the store knew at its moment. Names each difference; exit code 0 without, 1 with.`,
};

/** What is asked of one year. */
const RUNS: Readonly<Record<string, typeof check | typeof anniversary>> = {
  anniversary,
  sponsor,
  check,
  draft,
};

await runMain(async (terminal) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      year: { type: 'string' },
      'as-of': { type: 'string' },
      lang: { type: 'string', default: 'fr' },
      out: { type: 'string' },
      edition: { type: 'string' },
      by: { type: 'string' },
      public: { type: 'boolean' },
    },
  });
  if (values.help) return terminal.print(HELP[terminal.language]);
  const [command, file, second, surplus] = positionals;
  refuseSurplus(surplus);
  if (command === 'text') return text(file, second, values, terminal);
  const decision = DECISIONS.find((known) => known === command);
  if (decision) return decide(decision, [file, second], values, terminal);
  refuseSurplus(second);
  if (command === 'verify') return verify(file, terminal);
  if (!command)
    throw usageError(
      'Quel rapport ? draft, check, approve, anniversary, sponsor, publish, erratum, verify, text.',
      'Which report? draft, check, approve, anniversary, sponsor, publish, erratum, verify, text.',
    );
  const run = Object.hasOwn(RUNS, command) ? RUNS[command] : undefined;
  if (!run) throw usageError(`Rapport inconnu : ${command}.`, `Unknown report: ${command}.`);
  refuseSurplus(file);
  return run(values, terminal);
});

function refuseSurplus(surplus: string | undefined): void {
  if (surplus) throw usageError(`Argument en trop : ${surplus}.`, `Unexpected argument: ${surplus}.`);
}
