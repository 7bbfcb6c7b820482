import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Language, Sentence } from '../../db/core/errors.ts';
import { canonicalJson } from './canonical.ts';
import type { EditionContent } from './content.ts';
import { sayMeasure, sayPeriod } from './say-measure.ts';

type Place = { readonly indicator: string; readonly printed?: Measure; readonly recomputed?: Measure };

/** What a measure says beside its figure, and how a sentence names it. */
const BESIDE = [
  ['coverage', { fr: 'couverture', en: 'coverage' }],
  ['n', { fr: 'effectif', en: 'number it rests on' }],
  ['version', { fr: 'version de la définition', en: 'version of the definition' }],
  ['reason', { fr: 'raison', en: 'reason' }],
  ['knownAt', { fr: 'date à laquelle il est connu', en: 'date it has been known since' }],
  ['period', { fr: 'période', en: 'period' }],
] as const satisfies readonly (readonly [keyof Measure, Sentence])[];

/** A sentence for each figure of an edition that the store, as it was known then, does not give again. */
export function differencesOf(document: EditionDocument, recomputed: EditionContent): Sentence[] {
  const indicators = new Map(document.indicators.map((indicator) => [indicator.key, indicator]));
  const [printed, stored] = [placesOf(document), placesOf(recomputed)];
  const sentences: Sentence[] = [];
  for (const name of new Set([...printed.keys(), ...stored.keys()])) {
    const [mine, theirs] = [printed.get(name), stored.get(name)];
    if (mine && theirs && canonicalJson(mine.measure) === canonicalJson(theirs.measure)) continue;
    const indicator = (mine ?? theirs)?.indicator ?? '';
    sentences.push(
      tell(indicators.get(indicator), {
        indicator,
        ...(mine && { printed: mine.measure }),
        ...(theirs && { recomputed: theirs.measure }),
      }),
    );
  }
  return [
    ...sentences,
    ...publishedDifferences(document, recomputed),
    ...besideDifferences(document, recomputed),
  ];
}

type Placed = { indicator: string; measure: Measure };

/** Every measure by its series and first day. A figure told twice (in the cards and in a table) is two places. */
function placesOf({ figures, series }: Pick<EditionContent, 'figures' | 'series'>): Map<string, Placed> {
  const places = new Map<string, Placed>();
  for (const { indicator, year, all } of figures) {
    places.set(`${indicator} card year`, { indicator, measure: year });
    places.set(`${indicator} card all`, { indicator, measure: all });
  }
  for (const { indicator, grain, measures } of series)
    for (const measure of measures)
      places.set(`${indicator} ${grain} ${measure.dimension} ${measure.period.start}`, {
        indicator,
        measure,
      });
  return places;
}

function tell(indicator: Indicator | undefined, { indicator: key, printed, recomputed }: Place): Sentence {
  const measure = (printed ?? recomputed) as Measure;
  const unit = indicator ?? { unit: 'events' as const };
  const figure = (one: Measure | undefined, language: Language) =>
    one ? sayMeasure(unit, one, language) : { fr: 'rien', en: 'nothing' }[language];
  const name = (language: Language) =>
    `${indicator?.label[language] ?? key}${measure.dimension ? ` (${measure.dimension})` : ''}, ${sayPeriod(measure.period, language)}`;
  const sentence = {
    fr: `${name('fr')} : imprimé ${figure(printed, 'fr')}, recalculé ${figure(recomputed, 'fr')}.`,
    en: `${name('en')}: printed ${figure(printed, 'en')}, recomputed ${figure(recomputed, 'en')}.`,
  };
  if (!printed || !recomputed || figure(printed, 'en') !== figure(recomputed, 'en')) return sentence;
  const [field, called] =
    BESIDE.find(([one]) => canonicalJson(printed[one]) !== canonicalJson(recomputed[one])) ?? [];
  if (!field) return sentence;
  const say = (value: unknown) => (typeof value === 'string' ? value : canonicalJson(value));
  const [was, is] = [say(printed[field]), say(recomputed[field])];
  return {
    fr: `${name('fr')}, ${called?.fr} : imprimé ${was}, recalculé ${is}.`,
    en: `${name('en')}, ${called?.en}: printed ${was}, recomputed ${is}.`,
  };
}

/** What an edition says beside its figures; one frozen before it was kept says nothing of it. */
function besideDifferences(
  { notes, texts, annotations, errata, released }: EditionDocument,
  recomputed: EditionContent,
): Sentence[] {
  const changed = (mine: unknown, theirs: unknown) =>
    mine !== undefined && canonicalJson(mine) !== canonicalJson(theirs);
  const sentences: Sentence[] = [];
  if (changed(notes, recomputed.notes))
    sentences.push({
      fr: 'Annotations : ruptures de série, corrections ou recalculs ne sont pas ceux que la base connaissait.',
      en: 'Notes: series breaks, corrections or recomputes are not those that the store knew.',
    });
  if (changed(texts, recomputed.texts))
    sentences.push({
      fr: 'Textes : ils ne sont pas ceux qui étaient écrits à ce moment.',
      en: 'Texts: they are not those that were written at that moment.',
    });
  if (changed(errata, recomputed.errata))
    sentences.push({
      fr: 'Rectificatifs : ils ne sont pas ceux qui étaient publiés à ce moment.',
      en: 'Errata: they are not those that were published at that moment.',
    });
  if (changed(annotations, recomputed.annotations))
    sentences.push({
      fr: 'Chronologie : les événements notés ne sont pas ceux que la base connaissait.',
      en: 'Timeline: the events noted are not those that the store knew.',
    });
  if (changed(released, recomputed.released))
    sentences.push({
      fr: 'Chiffres publics : ils ne sont pas ceux qui étaient publiés à ce moment.',
      en: 'Public figures: they are not those that were published at that moment.',
    });
  return sentences;
}

function publishedDifferences(
  { published }: Pick<EditionDocument, 'published'>,
  recomputed: EditionContent,
): Sentence[] {
  const texts = (one: EditionContent['published']) => new Map(one.figures.map((f) => [canonicalJson(f), f]));
  const [printed, stored] = [texts(published), texts(recomputed.published)];
  const only = (mine: typeof printed, theirs: typeof printed) =>
    [...mine].filter(([text]) => !theirs.has(text)).map(([, figure]) => figure);
  return [
    ...only(printed, stored).map(({ wording, source }) => ({
      fr: `Chiffre publié « ${wording} » (${source}) : imprimé, absent du registre d’alors.`,
      en: `Published figure “${wording}” (${source}): printed, not in the register of that time.`,
    })),
    ...only(stored, printed).map(({ wording, source }) => ({
      fr: `Chiffre publié « ${wording} » (${source}) : au registre d’alors, absent de l’édition.`,
      en: `Published figure “${wording}” (${source}): in the register of that time, missing from the edition.`,
    })),
  ];
}
