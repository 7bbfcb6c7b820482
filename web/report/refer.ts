import type { EditionDocument } from '../../api/contract/edition.ts';
import type { FigureReference } from '../../api/contract/figure-reference.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import { roundedOf } from '../../api/contract/say-rounded.ts';
import { figureText } from '../figures/figure-text.ts';
import { periodPhrase } from '../figures/period-text.ts';
import type { Words } from '../i18n/words.ts';
import type { Referred } from './composed-text.tsx';
import { editionFigures } from './edition-source.ts';
import { cellText, releasedOf } from './released-source.ts';
import type { ReportWords } from './report-words.ts';
import type { SponsorWords } from './sponsor-words.ts';

/**
 * What a text of the report says of a figure, and in its footnote; null: there is none. Rounded, its footnote has the
 * figure itself; one that may not be rounded, as some of a public part are, stands there instead.
 */
export function referToFigure(
  edition: EditionDocument,
  reference: FigureReference,
  words: ReportWords,
): Referred {
  const { r, t, format } = words;
  const figure = editionFigures(edition, [reference.key])[0];
  if (!figure) return null;
  const { indicator } = figure;
  const measure = reference.sinceStart ? figure.all : figure.year;
  const text = figureText(indicator, measure, words);
  const rounded = reference.rounded ? roundedOf(reference, edition)?.words?.[format.language] : undefined;
  const inline = rounded ?? text.main;
  const said = [
    `${format.tidy(indicator.label[format.language])}, ${periodPhrase(measure.period, words)}`,
    inline === text.main ? null : r.noteRounded(text.main),
    // A sentence elsewhere, here one part among others.
    text.detail?.replace(/\.$/, '') ?? null,
    text.coverage,
    r.noteVersion(measure.version),
  ].filter((part) => part !== null);
  const cutoff = t.footCutoff(format.day(edition.cutoff));
  return { inline, note: `${said.join(' · ')} · ${cutoff} ${caveatOf(indicator, words)}` };
}

/** The same of a text for sponsors: what is public of the figure, since the start or in its newest year told. */
export function referToReleased(
  edition: EditionDocument,
  { key, sinceStart }: FigureReference,
  words: SponsorWords,
): Referred {
  const { s, format } = words;
  const { indicator, all, lastYear } = releasedOf(edition, key);
  if (!indicator) return null;
  const cell = sinceStart ? all : lastYear;
  const label = format.tidy(indicator.label[format.language]);
  const said = cellText(indicator, cell, words);
  const note = cell ? s.ofYear(format.day(cell.period.start), format.day(cell.period.end), said) : s.untold;
  return { inline: said, note: `${label} · ${note}. ${caveatOf(indicator, words)}` };
}

/** Its first sentence: the whole of it stands beside the figure, in its chapter. */
function caveatOf({ caveat }: Pick<Indicator, 'caveat'>, { t, format }: Words): string {
  const [first = ''] = caveat[format.language].match(/^.+?[.?!](?=\s|$)/u) ?? [caveat[format.language]];
  return format.tidy(t.doesNotSayThat(first));
}
