import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Language, Sentence } from '../../db/core/errors.ts';
import { sayCoverage } from '../../db/words/say-coverage.ts';
import { canonicalJson } from './canonical.ts';
import { digitsApart, sayMeasure, sayPeriod } from './say-measure.ts';

type Indicator = EditionDocument['indicators'][number];
const both = (say: (language: Language) => string): Sentence => ({ fr: say('fr'), en: say('en') });
const colon = (language: Language): string => (language === 'fr' ? '\u00a0: ' : ': ');

/** What is no longer the same in a draft as in the one before it, or in the edition that it corrects: a sentence each. */
export function changesSince(before: EditionDocument, now: EditionDocument): Sentence[] {
  const sentences = now.figures.flatMap(({ indicator: key, year, all }) => {
    const indicator = indicatorOf(now, key);
    const was = before.figures.find((figure) => figure.indicator === key);
    return (
      [
        [was?.year, year],
        [was?.all, all],
      ] as const
    ).flatMap(([old, fresh]) => changeOf(indicator, old, fresh));
  });
  const dropped = before.figures
    .filter(({ indicator }) => !now.figures.some((figure) => figure.indicator === indicator))
    .map(({ indicator }) =>
      both(
        (language) =>
          `${indicatorOf(before, indicator).label[language]}${colon(language)}${{ fr: 'n’y est plus', en: 'is gone' }[language]}`,
      ),
    );
  return [...sentences, ...dropped, ...partsChanged(before, now)];
}

/** The figures of last year's edition beside those of this one, and what was printed then and reads otherwise today. */
export function changesSinceLastYear(last: EditionDocument, now: EditionDocument): Sentence[] {
  return now.figures.flatMap(({ indicator: key, year }) => {
    const indicator = indicatorOf(now, key);
    const was = last.figures.find((figure) => figure.indicator === key)?.year;
    if (!was) return [];
    const saying = (digits?: number) => (measure: Measure, language: Language) =>
      sayMeasure(indicator, measure, language, digits);
    const exactly = saying();
    const said = saying(digitsApart(indicator, was, year));
    const label = (language: Language) => indicator.label[language];
    const today = now.series
      .find((series) => series.indicator === key && series.grain === 'year')
      ?.measures.find(({ period, dimension }) => dimension === '' && period.start === was.period.start);
    const revised =
      today && exactly(today, 'en') !== exactly(was, 'en')
        ? [
            both((language) => {
              const revising = saying(digitsApart(indicator, was, today));
              return language === 'fr'
                ? `${label('fr')}, ${sayPeriod(was.period, 'fr')}\u00a0: imprimé ${revising(was, 'fr')}, lu aujourd’hui ${revising(today, 'fr')}`
                : `${label('en')}, ${sayPeriod(was.period, 'en')}: printed ${revising(was, 'en')}, reads ${revising(today, 'en')} today`;
            }),
          ]
        : [];
    // Two definitions are not compared: the series breaks there.
    const compared =
      was.version === year.version
        ? both(
            (language) =>
              `${label(language)}${colon(language)}${said(was, language)} → ${said(year, language)}`,
          )
        : both((language) =>
            language === 'fr'
              ? `${label('fr')}\u00a0: la définition a changé (version ${was.version}, puis ${year.version}), les deux années ne se comparent pas`
              : `${label('en')}: the definition changed (version ${was.version}, then ${year.version}), the two years do not compare`,
          );
    return [compared, ...revised];
  });
}

function changeOf(indicator: Indicator, was: Measure | undefined, now: Measure): Sentence[] {
  const digits = digitsApart(indicator, was, now);
  const said = (measure: Measure | undefined, language: Language) =>
    measure ? sayMeasure(indicator, measure, language, digits) : { fr: 'rien', en: 'nothing' }[language];
  const coverage = (measure: Measure | undefined, language: Language) =>
    measure?.coverage == null
      ? { fr: 'inconnue', en: 'unknown' }[language]
      : sayCoverage(measure.coverage, language);
  const name = (language: Language) => `${indicator.label[language]}, ${sayPeriod(now.period, language)}`;
  if (said(was, 'en') !== said(now, 'en'))
    return [
      both(
        (language) => `${name(language)}${colon(language)}${said(was, language)} → ${said(now, language)}`,
      ),
    ];
  if (was && was.version !== now.version)
    return [
      both(
        (language) =>
          `${name(language)}${colon(language)}${{ fr: 'définition', en: 'definition' }[language]} ${was.version} → ${now.version}`,
      ),
    ];
  if (coverage(was, 'en') === coverage(now, 'en')) return [];
  return [
    both(
      (language) =>
        `${name(language)}, ${{ fr: 'couverture', en: 'coverage' }[language]}${colon(language)}${coverage(was, language)} → ${coverage(now, language)}`,
    ),
  ];
}

const PARTS = [
  ['series', { fr: 'Les tableaux ont changé', en: 'The tables have changed' }],
  ['texts', { fr: 'Les textes ont changé', en: 'The texts have changed' }],
  ['indicators', { fr: 'Les définitions ont changé', en: 'The definitions have changed' }],
  [
    'notes',
    {
      fr: 'Les ruptures, corrections ou recalculs ont changé',
      en: 'The breaks, corrections or recomputes have changed',
    },
  ],
  ['testimonials', { fr: 'Les témoignages ont changé', en: 'The testimonials have changed' }],
  ['annotations', { fr: 'La chronologie a changé', en: 'The timeline has changed' }],
  [
    'published',
    { fr: 'Le registre des chiffres publiés a changé', en: 'The register of published figures has changed' },
  ],
  ['released', { fr: 'Les chiffres publics ont changé', en: 'The public figures have changed' }],
  ['errata', { fr: 'Les rectificatifs ont changé', en: 'The errata have changed' }],
] as const satisfies readonly (readonly [keyof EditionDocument, Sentence])[];

const partsChanged = (before: EditionDocument, now: EditionDocument): Sentence[] =>
  PARTS.filter(([part]) => canonicalJson(before[part] ?? null) !== canonicalJson(now[part] ?? null)).map(
    ([, sentence]) => sentence,
  );

function indicatorOf({ indicators }: EditionDocument, key: string): Indicator {
  const found = indicators.find((indicator) => indicator.key === key);
  if (!found) throw new Error(`an edition without its indicator ${key}`);
  return found;
}
