import { AppError } from '../db/core/errors.ts';

/** What reads or changes the whole store waits for the collection: the two would miss each other's rows. */
export const collectingNow = (): AppError =>
  new AppError({
    code: 'already-collecting',
    status: 409,
    fr: 'Une collecte est en cours sur cette base. Relancez quand elle sera finie ; rien n’a été fait.',
    en: 'A collection is under way on this store. Run this again when it has ended; nothing was done.',
  });

/** Without the key nobody is recognised: neither is anybody found, nor is a restored store of any use. */
export const keyMissing = (): AppError =>
  new AppError({
    code: 'pseudonym-key-missing',
    status: 400,
    field: 'PSEUDONYM_KEY',
    fr: 'PSEUDONYM_KEY manque : sans la clé de cette base, personne ne peut y être retrouvé.',
    en: 'PSEUDONYM_KEY is missing: without the key of this store nobody can be found in it.',
  });
