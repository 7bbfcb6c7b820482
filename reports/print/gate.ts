import type { Page } from 'puppeteer';
import { AppError } from '../../db/core/errors.ts';
import { findForbiddenWords } from '../../db/words/forbidden-words.ts';

/**
 * Looks at the page that is about to be printed and refuses it when it would mislead.
 * @throws AppError: a chart without marks, a font that did not load, words that we do not use
 */
export async function checkPage(page: Page): Promise<void> {
  const seen = await page.evaluate(async () => {
    await document.fonts.ready;
    // The words of a source are quoted as they are, whatever they say.
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const quoted of copy.querySelectorAll('[data-verbatim], script, style')) quoted.remove();
    return {
      fonts: [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family),
      blank: [...document.querySelectorAll('svg[role="img"]')]
        .filter((svg) => !svg.querySelector('path, rect, circle, line, polyline, polygon, text'))
        .map((svg) => svg.getAttribute('aria-label') ?? ''),
      unnamed: [...document.querySelectorAll('svg[role="img"]')].filter(
        (svg) => !svg.getAttribute('aria-label')?.trim() && !svg.getAttribute('aria-labelledby'),
      ).length,
      text: copy.textContent ?? '',
    };
  });
  if (seen.fonts[0]) {
    throw refusal(
      'font-missing',
      `la police ${seen.fonts[0]} ne s’est pas chargée`,
      `the font ${seen.fonts[0]} did not load`,
    );
  }
  if (seen.blank.length > 0) {
    throw refusal(
      'chart-blank',
      `un graphique est vide (${seen.blank[0]})`,
      `a chart is blank (${seen.blank[0]})`,
    );
  }
  if (seen.unnamed > 0) {
    throw refusal(
      'chart-unnamed',
      'un graphique n’a pas de texte de remplacement',
      'a chart has no alternative text',
    );
  }
  const words = findForbiddenWords(seen.text);
  if (words) throw refusal('words-forbidden', `le texte dit « ${words} »`, `the text says "${words}"`);
}

/** @throws AppError when a page of the PDF would come out empty */
export function checkPages(pages: readonly { empty: boolean }[]): void {
  const number = pages.findIndex(({ empty }) => empty) + 1;
  if (number > 0) throw refusal('page-empty', `la page ${number} est vide`, `page ${number} is empty`);
  if (pages.length === 0) throw refusal('page-empty', 'il n’a aucune page', 'it has no page');
}

const refusal = (code: string, fr: string, en: string) =>
  new AppError({
    code: `gate-${code}`,
    fr: `Le rapport n’est pas imprimé : ${fr}.`,
    en: `The report is not printed: ${en}.`,
  });
