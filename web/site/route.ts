import type { Language } from '../i18n/format.ts';

/** What the address asks for. `year` is the calendar year in which an i4Emploi year starts. */
export type Route = {
  readonly language: Language;
  readonly page: 'home' | 'edition' | 'catalogue' | 'sorting' | 'not-found';
  readonly editionId: string | null;
  readonly year: number | null;
  readonly asOf: string | null;
  /** `?print=1`: the site's own navigation is left out. */
  readonly print: boolean;
};

const YEAR_NAMES = { fr: 'annee', en: 'year' } as const;
const SORTING_NAMES = { fr: 'tri', en: 'sort' } as const;

/** @param address path and query, such as `/fr?annee=2018` */
export function parseRoute(address: string, preferred: readonly string[] = []): Route {
  const url = new URL(address, 'http://site.invalid');
  const [first = '', ...rest] = url.pathname.split('/').filter((part) => part !== '');
  const language = languageOf(first) ?? (first === '' ? preferredLanguage(preferred) : 'fr');
  const known = first === '' || languageOf(first) !== null;
  const yearText = url.searchParams.get('annee') ?? url.searchParams.get('year') ?? '';
  const shared = {
    language,
    year: /^\d{4}$/.test(yearText) ? Number(yearText) : null,
    asOf: url.searchParams.get('asOf'),
    print: url.searchParams.get('print') === '1',
  };
  if (known && rest.length === 0) return { ...shared, page: 'home', editionId: null };
  if (known && rest.length === 1 && rest[0] === 'catalogue')
    return { ...shared, page: 'catalogue', editionId: null };
  if (known && rest.length === 1 && rest[0] === SORTING_NAMES[language])
    return { ...shared, page: 'sorting', editionId: null };
  if (known && rest.length === 2 && rest[0] === 'editions' && rest[1])
    return { ...shared, page: 'edition', editionId: decodeURIComponent(rest[1]) };
  return { ...shared, page: 'not-found', editionId: null };
}

/** The address of a route: the reverse of parseRoute, in the language of the route. */
export function addressOf(route: Route): string {
  const query = new URLSearchParams();
  if (route.page === 'home' && route.year !== null) query.set(YEAR_NAMES[route.language], String(route.year));
  if (route.asOf !== null && route.page === 'home') query.set('asOf', route.asOf);
  if (route.print) query.set('print', '1');
  const path = `/${route.language}${pathOf(route)}`;
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

function pathOf({ language, page, editionId }: Route): string {
  if (page === 'catalogue') return '/catalogue';
  if (page === 'sorting') return `/${SORTING_NAMES[language]}`;
  return page === 'edition' && editionId !== null ? `/editions/${encodeURIComponent(editionId)}` : '';
}

function languageOf(segment: string): Language | null {
  return segment === 'fr' || segment === 'en' ? segment : null;
}

function preferredLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = languageOf(tag.slice(0, 2).toLowerCase());
    if (language) return language;
  }
  return 'fr';
}
