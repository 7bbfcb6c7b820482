import type { Language } from '../../db/core/errors.ts';

const PATHS = {
  declare: { fr: 'retour-au-travail', en: 'back-to-work' },
  own: { fr: 'ma-declaration', en: 'my-declaration' },
  follow: { fr: 'suivi', en: 'follow-up' },
  notice: { fr: 'vos-donnees', en: 'your-data' },
} as const;
/** The pages by which people tell something, and learn what becomes of it; and where volunteers follow it up. */
export type TellingPage = keyof typeof PATHS;

export const addressOf = (page: TellingPage, language: Language): string =>
  `/${language}/${PATHS[page][language]}`;

export const pathsOf = (page: TellingPage): string[] => [addressOf(page, 'fr'), addressOf(page, 'en')];
