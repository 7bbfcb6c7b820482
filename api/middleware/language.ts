import type { Request } from 'express';
import type { Language } from '../../db/core/errors.ts';

/** The language of the reader: the page's own, else what the browser asks for, else French. */
export function languageOf(request: Request): Language {
  const page = /^\/(fr|en)(\/|$)/.exec(request.path)?.[1];
  return (page ?? (request.acceptsLanguages('fr', 'en') || 'fr')) as Language;
}
