import { AppError } from '../db/core/errors.ts';
import { findForbiddenWords } from '../db/words/forbidden-words.ts';

/** @throws AppError 400 when a text that appears at once says what the service does not know */
export function refuseForbidden(texts: readonly string[]): void {
  for (const text of texts) {
    const words = findForbiddenWords(text);
    if (words === null) continue;
    throw new AppError({
      code: 'words-forbidden',
      status: 400,
      fr: `Le texte dit « ${words} », ce que le service ne sait pas. Dites-le autrement.`,
      en: `The text says "${words}", which the service does not know. Say it another way.`,
    });
  }
}
