import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { anniversary, sponsor } from './commands/anniversary.ts';
import { verify } from './commands/verify.ts';

const HELP = {
  fr: `npm run report -- anniversary --year AAAA [--as-of AAAA-MM-JJ] [--lang fr|en] [--out FICHIER]

Fige l’édition anniversaire de l’année i4Emploi qui finit le 25 septembre AAAA, l’imprime en PDF,
et pose à côté la même page en HTML, et l’édition en JSON. Relancée sans chiffre nouveau, elle rend la même édition.

  --year AAAA    l’année civile où finit l’année i4Emploi : 2019 pour 26/09/2018 – 25/09/2019
  --as-of JOUR   ce que l’on savait à la fin de ce jour (AAAA-MM-JJ) ; sans cela, aujourd’hui
  --lang fr|en   la langue du rapport (fr)
  --out FICHIER  le PDF ; sans cela, le nom de l’édition dans le dossier courant`,
  en: `npm run report -- anniversary --year YYYY [--as-of YYYY-MM-DD] [--lang fr|en] [--out FILE]

Freezes the anniversary edition of the i4Emploi year that ends on 25 September YYYY, prints it as PDF,
and puts the same page as HTML and the edition as JSON beside it. Run again without new figures, it gives the same edition.

  --year YYYY    the calendar year in which the i4Emploi year ends: 2019 for 26/09/2018 – 25/09/2019
  --as-of DAY    what was known at the end of that day (YYYY-MM-DD); otherwise, now
  --lang fr|en   the language of the report (fr)
  --out FILE     the PDF; otherwise the name of the edition in the current folder

npm run report -- sponsor --year YYYY (same options)

The one-page summary for sponsors, drawn from the same edition and from public figures only: PDF, HTML, and a
picture of 1200 × 630 for links.

npm run report -- verify FILE

Reads an edition again (its JSON, or its PDF): its manifest of SHA-256, the copy that the store keeps, and each
figure recomputed from what the store knew at its moment. Names each difference; exit code 0 without, 1 with.`,
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
    },
  });
  if (values.help) return terminal.print(HELP[terminal.language]);
  const [command, file, surplus] = positionals;
  if (command === 'verify') {
    refuseSurplus(surplus);
    return verify(file, terminal);
  }
  if (!command)
    throw usageError(
      'Quel rapport ? anniversary, sponsor, verify.',
      'Which report? anniversary, sponsor, verify.',
    );
  if (command !== 'anniversary' && command !== 'sponsor')
    throw usageError(`Rapport inconnu : ${command}.`, `Unknown report: ${command}.`);
  refuseSurplus(file);
  return command === 'sponsor' ? sponsor(values, terminal) : anniversary(values, terminal);
});

function refuseSurplus(surplus: string | undefined): void {
  if (surplus) throw usageError(`Argument en trop : ${surplus}.`, `Unexpected argument: ${surplus}.`);
}
