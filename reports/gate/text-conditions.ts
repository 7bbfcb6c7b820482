import type { EditionDocument } from '../../api/contract/edition.ts';
import type { EditionText } from '../../api/contract/edition-text.ts';
import { lostReferences, withoutReferences } from '../../api/contract/figure-reference.ts';
import { refusedRoundings } from '../../api/contract/say-rounded.ts';
import { findForbiddenWords } from '../../db/words/forbidden-words.ts';
import { typographicFaults } from '../../db/words/french-typography.ts';
import type { Finding } from './finding.ts';

type Texts = readonly EditionText[];

/** How a sentence names the place of a text. */
const SLOTS: Readonly<Record<EditionText['slot'], { fr: string; en: string }>> = {
  opening: { fr: 'avant-propos', en: 'foreword' },
  about: { fr: 'qui nous sommes', en: 'who we are' },
  support: { fr: 'ce que votre soutien rend possible', en: 'what your support makes possible' },
  thanks: { fr: 'remerciements', en: 'thanks' },
  coverage: { fr: 'raison de la couverture', en: 'reason for the coverage' },
};

/** Nothing that people wrote claims what the service does not know. */
export function forbiddenInTexts(texts: Texts): Finding[] {
  return texts.flatMap(({ slot, fr, en }) =>
    [fr, en].flatMap((text): Finding[] => {
      const words = text === null ? null : findForbiddenWords(filled(text));
      if (words === null) return [];
      return [
        {
          condition: 'words-forbidden',
          fr: `le texte « ${SLOTS[slot].fr} » dit « ${words} »`,
          en: `the text "${SLOTS[slot].en}" says "${words}"`,
        },
      ];
    }),
  );
}

/**
 * Each text is there in both languages, its references lead to a figure of the edition, one that is to be rounded may
 * be, and its French is well set.
 */
export function faultyTexts({
  texts = [],
  figures,
  indicators,
}: Pick<EditionDocument, 'texts' | 'figures' | 'indicators'>): Finding[] {
  const known = new Set(figures.map(({ indicator }) => indicator));
  return texts.flatMap((text): Finding[] => {
    const name = SLOTS[text.slot];
    const faults: { fr: string; en: string }[] = [];
    if (text.fr === null) faults.push({ fr: 'manque en français', en: 'is missing in French' });
    if (text.en === null) faults.push({ fr: 'manque en anglais', en: 'is missing in English' });
    for (const one of new Set([text.fr, text.en].flatMap((side) => lostReferences(side ?? '', known))))
      faults.push({
        fr: `cite ${one}, qui n’est pas un chiffre de l’édition`,
        en: `refers to ${one}, which is no figure of the edition`,
      });
    const written = `${text.fr ?? ''}\n${text.en ?? ''}`;
    for (const { reference, why } of refusedRoundings(written, text.slot, { figures, indicators }))
      faults.push({
        fr: `ne peut pas arrondir ${reference}\u00a0: ${why.fr}`,
        en: `cannot round ${reference}: ${why.en}`,
      });
    for (const words of [text.fr, text.en].flatMap((side) => side?.match(ROUNDING) ?? []))
      faults.push({
        fr: `dit « ${words.trim()} » devant un chiffre qui apporte ses propres mots (« .rounded » l’arrondit)`,
        en: `says "${words.trim()}" before a figure that brings its own words (".rounded" rounds it)`,
      });
    for (const { what, where } of typographicFaults(filled(text.fr ?? '')))
      faults.push({
        fr: `demande : ${what.fr} (${where.trim()})`,
        en: `wants in French: ${what.en} (${where.trim()})`,
      });
    return faults.map((fault) => ({
      condition: 'text-faulty',
      fr: `le texte « ${name.fr} » ${fault.fr}`,
      en: `the text "${name.en}" ${fault.en}`,
    }));
  });
}

/** Words for a round number: a reference fills with « au moins 1 462 » or « plus de 1 450 », and neither bears others. */
const ROUNDING =
  /(?<!\p{L})(?:près de|plus de|moins de|environ|nearly|more than|less than|about|around|over)\s+(?=\{\{\s*figure:)/giu;

/** As it will read, near enough: a number where a reference stands, without the signs of Markdown and its addresses. */
const filled = (text: string): string =>
  withoutReferences(text, '12')
    .replace(/\]\([^)\s]*\)/g, ']')
    .replace(/^#{1,6}\s|^[-*>]\s|[*_`]/gm, '');
