import { type Approximation, approximate } from './approximate.ts';
import type { Localized } from './common.ts';
import type { EditionDocument } from './edition.ts';
import type { TextSlot } from './edition-text.ts';
import { type FigureReference, referencesIn } from './figure-reference.ts';
import type { Indicator } from './indicator.ts';
import type { Measure } from './measure.ts';

/**
 * What goes before the noun, « près de 1 500 », or why no round number may stand for the figure. Neither: it is round
 * already, or too small to be rounded, and is said as it is.
 */
type Rounded = { readonly words: Localized | null; readonly refused: Localized | null };

const NUMBERS = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };

const WORDS: Readonly<Record<Exclude<Approximation['form'], 'exact'>, Localized>> = {
  nearly: { fr: 'près de ', en: 'nearly ' },
  more_than: { fr: 'plus de ', en: 'more than ' },
  about: { fr: 'environ ', en: 'about ' },
};

const REFUSED = {
  declared: {
    fr: 'ce que des personnes déclarent s’écrit exactement',
    en: 'what people declare is written exactly',
  },
  uncounted: {
    fr: 'seul ce qui se compte s’arrondit, ni une part, ni un délai, ni des jours',
    en: 'only what is counted is rounded, neither a share, nor a delay, nor days',
  },
  missing: { fr: 'il n’y a pas de chiffre', en: 'there is no figure' },
  open: {
    fr: 'c’est un minimum que rien ne borne au-dessus',
    en: 'it is a minimum that nothing bounds above',
  },
  wide: {
    fr: 'aucun nombre rond n’est vrai de ses deux bornes',
    en: 'no round number is true of both its bounds',
  },
  released: {
    fr: 'les chiffres publics de cette page sont déjà arrondis vers le bas',
    en: 'the public figures of that page are rounded down already',
  },
} as const satisfies Record<string, Localized>;

const UNCOUNTED: ReadonlySet<Indicator['unit']> = new Set(['share', 'minutes', 'days', 'kappa']);

/** A figure as a round number in words, from what it is known to be: « plus de 1 450 » is true of each of its bounds. */
export function sayRounded(
  { unit, evidence, shown }: Pick<Indicator, 'unit' | 'evidence' | 'shown'>,
  measure: Pick<Measure, 'value' | 'low' | 'high'>,
): Rounded {
  if (evidence === 'declared') return refuse('declared');
  if (UNCOUNTED.has(unit)) return refuse('uncounted');
  const low = measure.low ?? measure.value;
  if (low === null) return refuse('missing');
  // What is shown as a minimum is one until something bounds it above.
  const top = measure.high ?? measure.value;
  const high = shown === 'lower_bound' && top === low ? null : top;
  if (high === null) return refuse('open');
  if (!Number.isInteger(low) || !Number.isInteger(high)) return refuse('uncounted');
  const said = approximate({ low, high });
  if (said === null) return refuse('wide');
  const { form, number } = said;
  if (form === 'exact') return { words: null, refused: null };
  const inWords = (language: 'fr' | 'en') => WORDS[form][language] + NUMBERS[language].format(number);
  return { words: { fr: inWords('fr'), en: inWords('en') }, refused: null };
}

const refuse = (why: keyof typeof REFUSED): Rounded => ({ words: null, refused: REFUSED[why] });

/** What a reference to round asks for, of a figure that is there; null: it is unknown. */
export function roundedOf(
  { key, sinceStart }: FigureReference,
  { indicators, figures }: Pick<EditionDocument, 'indicators' | 'figures'>,
): Rounded | null {
  const indicator = indicators.find((one) => one.key === key);
  const figure = figures.find((one) => one.indicator === key);
  return indicator && figure ? sayRounded(indicator, sinceStart ? figure.all : figure.year) : null;
}

/** The references of a text that ask to round what may not be rounded there, each once, and why. */
export function refusedRoundings(
  text: string,
  slot: TextSlot,
  edition: Pick<EditionDocument, 'indicators' | 'figures'>,
): { readonly reference: string; readonly why: Localized }[] {
  const refused = new Map<string, Localized>();
  for (const reference of referencesIn(text).filter(({ rounded }) => rounded)) {
    const said = roundedOf(reference, edition);
    const why = said && (slot === 'support' ? REFUSED.released : said.refused);
    if (why) refused.set(reference.text, why);
  }
  return [...refused].map(([reference, why]) => ({ reference, why }));
}
