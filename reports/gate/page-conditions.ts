import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { StandingQuotation } from '../../api/contract/testimonial.ts';
import { findForbiddenWords } from '../../db/words/forbidden-words.ts';
import type { Finding } from './finding.ts';
import { numbersOf, saysOf } from './printed-number.ts';

/** What stands on a page that is about to be printed. */
export type SeenPage = {
  /** How many parts of it begin a sheet of their own. */
  readonly sheets: number;
  /** Families that did not load. */
  readonly lostFonts: readonly string[];
  readonly charts: readonly { readonly name: string | null; readonly marks: number }[];
  readonly tables: readonly {
    readonly name: string;
    /** Its class names, by which a table is known. */
    readonly kind: string;
    readonly rows: number;
    /** Part of it would fall outside the sheet, or behind an edge. */
    readonly cut: boolean;
  }[];
  /** The page that the contents name for each heading, by its id; as it is printed. */
  readonly contents: readonly { readonly id: string; readonly page: string }[];
  /** The number on each card, by the indicator's key. */
  readonly figures: readonly { readonly indicator: string; readonly text: string }[];
  /** All words of the page, and those of them that are our own. */
  readonly text: string;
  readonly ownText: string;
};

export const blankCharts = ({ charts }: Pick<SeenPage, 'charts'>): Finding[] =>
  charts
    .filter(({ marks }) => marks === 0)
    .map(({ name }) => ({
      condition: 'chart-blank',
      fr: `un graphique est vide (${name ?? 'sans nom'})`,
      en: `a chart is blank (${name ?? 'no name'})`,
    }));

export const unnamedCharts = ({ charts }: Pick<SeenPage, 'charts'>): Finding[] =>
  charts
    .filter(({ name }) => name === null)
    .map(() => ({
      condition: 'chart-unnamed',
      fr: 'un graphique n’a pas de texte de remplacement',
      en: 'a chart has no alternative text',
    }));

export const missingFonts = ({ lostFonts }: Pick<SeenPage, 'lostFonts'>): Finding[] =>
  lostFonts.map((font) => ({
    condition: 'font-missing',
    fr: `la police ${font} ne s’est pas chargée`,
    en: `the font ${font} did not load`,
  }));

export function forbiddenOnPage({ ownText }: Pick<SeenPage, 'ownText'>): Finding[] {
  const words = findForbiddenWords(ownText);
  return words === null
    ? []
    : [{ condition: 'words-forbidden', fr: `le texte dit « ${words} »`, en: `the text says "${words}"` }];
}

/** Every table is whole: nothing of it behind an edge, no line of what it must list left out. */
export function cutTables(
  { tables }: Pick<SeenPage, 'tables'>,
  { indicators, published }: Pick<EditionDocument, 'indicators' | 'published'>,
): Finding[] {
  const due: Readonly<Record<string, number>> = {
    definitions: indicators.filter(({ core }) => core).length,
    register: published.figures.length,
  };
  return tables.flatMap(({ name, kind, rows, cut }): Finding[] => {
    const lines =
      kind
        .split(/\s+/)
        .map((one) => due[one])
        .find((one) => one !== undefined) ?? rows;
    if (rows < lines)
      return [
        {
          condition: 'table-cut',
          fr: `le tableau « ${name} » n’a que ${rows} lignes sur ${lines}`,
          en: `the table "${name}" has only ${rows} of ${lines} rows`,
        },
      ];
    return cut
      ? [
          {
            condition: 'table-cut',
            fr: `le tableau « ${name} » est coupé au bord de la page`,
            en: `the table "${name}" is cut at the edge of the page`,
          },
        ]
      : [];
  });
}

/** Each number on a card is the one of the edition: of its year, or on the page for sponsors what is public since the start. */
export function differingFigures(
  { figures }: Pick<SeenPage, 'figures'>,
  document: EditionDocument,
  sheet: 'editions' | 'sponsors',
): Finding[] {
  return figures.flatMap(({ indicator: key, text }): Finding[] => {
    const indicator = document.indicators.find((entry) => entry.key === key);
    const told =
      sheet === 'editions'
        ? document.figures.find((figure) => figure.indicator === key)?.year
        : document.released?.tables
            .find((table) => table.indicator === key)
            ?.cells.find(({ period }) => period.grain === 'all');
    // One bound of a range is never printed alone.
    const isHalf = indicator?.shown === 'range' && told?.value === null && (told.low ?? told.high) !== null;
    const printed =
      isHalf && (told.low === null || told.high === null) ? NOTHING : told && minimumOf(told, indicator);
    if (indicator && saysOf(numbersOf(text, indicator.unit), printed)) return [];
    const name = indicator?.label ?? { fr: key, en: key };
    return [
      {
        condition: 'figure-differs',
        fr: `« ${name.fr} » est imprimé ${text}, ce n’est pas le chiffre de l’édition`,
        en: `"${name.en}" is printed ${text}, which is not the figure of the edition`,
      },
    ];
  });
}

type Told = { readonly value: number | null; readonly low: number | null; readonly high: number | null };
const NOTHING: Told = { value: null, low: null, high: null };

/** What is known exactly and shown as a minimum is printed as one. */
const minimumOf = ({ value, low, high }: Told, indicator: Pick<Indicator, 'shown'> | undefined): Told =>
  indicator?.shown === 'lower_bound' ? { value: null, low: low ?? value, high } : { value, low, high };

const HANDLE = /(?<![\p{L}\p{N}_./])@[A-Za-z0-9_]{2,15}\b(?!\.)/gu;
const ADDRESS = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/**
 * Nobody is named: neither an account but the collective's own, nor an address of electronic mail. Who is quoted may
 * have chosen to be shown with an account.
 */
export function namedPersons(
  { text }: Pick<SeenPage, 'text'>,
  { collective }: Pick<EditionDocument, 'collective'>,
  quoted: readonly StandingQuotation[] = [],
): Finding[] {
  const own = [`@${collective.account}`, ...quoted.map(({ name }) => name ?? '')].map((name) =>
    name.toLowerCase(),
  );
  const addresses = text.match(ADDRESS) ?? [];
  const handles = (text.match(HANDLE) ?? []).filter((handle) => !own.includes(handle.toLowerCase()));
  // The name itself is left out of the sentence: it must not stand in a log.
  return [...new Set([...handles, ...addresses])].map((named) => ({
    condition: 'person-named',
    fr: `la page nomme ${named.startsWith('@') ? 'un compte' : 'une adresse'} (${named.slice(0, 3)}…)`,
    en: `the page names ${named.startsWith('@') ? 'an account' : 'an address'} (${named.slice(0, 3)}…)`,
  }));
}

/** Everything that a page may be refused for. */
export const lookAtPage = (
  seen: SeenPage,
  document: EditionDocument,
  sheet: 'editions' | 'sponsors',
  quoted: readonly StandingQuotation[] = [],
): Finding[] => [
  ...forbiddenOnPage(seen),
  ...blankCharts(seen),
  ...unnamedCharts(seen),
  ...missingFonts(seen),
  ...cutTables(seen, document),
  ...differingFigures(seen, document, sheet),
  ...namedPersons(seen, document, quoted),
];
