import type { Language } from '../i18n/format.ts';

/** The pages of the menu, in its order, by what follows the language in their address. */
export const MENU = [
  'home',
  'requests',
  'relays',
  'visibility',
  'accounts',
  'declarations',
  'advice',
  'quality',
  'published',
  'catalogue',
] as const;
/** What everybody may read: the register of published figures stands in an edition itself. */
export const PUBLIC_MENU = ['catalogue'] as const;
export type MenuPage = (typeof MENU)[number];

/** What the address asks for: all that a page depends on. */
export type Route = {
  readonly language: Language;
  readonly page:
    | MenuPage
    | 'sorting'
    | 'my-access'
    | 'access'
    | 'shared'
    | 'editions'
    | 'edition'
    | 'sponsor'
    | 'share'
    | 'indicator'
    | 'not-found';
  /** Of an edition or of an indicator. */
  readonly id: string | null;
  /** As the API takes it: `all`, `2018-2019`, `2018`, `2018-03`, `28d`, `2018-03-01..2018-04-15`. */
  readonly period: string;
  readonly asOf: string | null;
};

const YEAR_NAMES = { fr: 'annee', en: 'year' } as const;
const PERIOD_NAMES = { fr: 'periode', en: 'period' } as const;
/** Pages whose address is a word of its language. */
const NAMES = {
  sorting: { fr: 'tri', en: 'sort' },
  'my-access': { fr: 'mon-acces', en: 'my-access' },
  access: { fr: 'acces', en: 'access' },
  shared: { fr: 'partage', en: 'share' },
  editions: { fr: 'editions', en: 'editions' },
} as const;
type NamedPage = keyof typeof NAMES;
const NAMED_PAGES = Object.keys(NAMES) as NamedPage[];
const isNamedPage = (page: Route['page']): page is NamedPage => page in NAMES;

/** Pages of one thing, by the part of their address before its id. */
const NAMED: Readonly<Record<string, 'edition' | 'sponsor' | 'share' | 'indicator'>> = {
  editions: 'edition',
  sponsors: 'sponsor',
  shares: 'share',
  indicators: 'indicator',
};
const WHOLE = 'all';

/** @param address path and query, such as `/fr?annee=2018` */
export function parseRoute(address: string, preferred: readonly string[] = []): Route {
  const url = new URL(address, 'http://site.invalid');
  const [first = '', second = '', third, ...rest] = url.pathname.split('/').filter((part) => part !== '');
  const language = languageOf(first) ?? (first === '' ? preferredLanguage(preferred) : 'fr');
  const known = first === '' || languageOf(first) !== null;
  const shared = {
    language,
    period: periodOf(url.searchParams),
    asOf: url.searchParams.get('asOf'),
  };
  const page = third === undefined ? menuPage(second) : null;
  if (known && page !== null) return { ...shared, page, id: null };
  const named = NAMED_PAGES.find((page) => second === NAMES[page][language]);
  if (known && named && third === undefined) return { ...shared, page: named, id: null };
  const kind = NAMED[second];
  if (known && kind && third && rest.length === 0)
    return { ...shared, page: kind, id: decodeURIComponent(third) };
  return { ...shared, page: 'not-found', id: null };
}

/** The address of a route: the reverse of parseRoute, in the language of the route. */
export function addressOf(route: Route): string {
  const { language, period, asOf } = route;
  const query = new URLSearchParams();
  if (hasPeriod(route)) {
    const year = /^(\d{4})-\d{4}$/.exec(period)?.[1];
    if (year) query.set(YEAR_NAMES[language], year);
    else if (period !== WHOLE) query.set(PERIOD_NAMES[language], period);
    if (asOf !== null) query.set('asOf', asOf);
  }
  const path = `/${language}${pathOf(route)}`;
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** An edition is frozen, and a definition has no period: their addresses carry none. */
const TIMELESS: readonly Route['page'][] = [
  'edition',
  'sponsor',
  'share',
  'catalogue',
  'published',
  ...NAMED_PAGES,
  'not-found',
];
const hasPeriod = ({ page }: Route): boolean => !TIMELESS.includes(page);

function pathOf({ language, page, id }: Route): string {
  if (page === 'home' || page === 'not-found') return '';
  if (isNamedPage(page)) return `/${NAMES[page][language]}`;
  if (page === 'edition' || page === 'sponsor' || page === 'share' || page === 'indicator')
    return id === null ? '' : `/${page}s/${encodeURIComponent(id)}`;
  return `/${page}`;
}

function menuPage(segment: string): MenuPage | null {
  if (segment === '') return 'home';
  return segment === 'home' ? null : (MENU.find((page) => page === segment) ?? null);
}

/** What cannot be a period is none; the API says what is wrong with one that looks like it. */
function periodOf(query: URLSearchParams): string {
  const year = query.get('annee') ?? query.get('year') ?? '';
  if (/^\d{4}$/.test(year)) return `${year}-${Number(year) + 1}`;
  const period = query.get('periode') ?? query.get('period') ?? '';
  return /^[\d.-]+d?$/.test(period) ? period : WHOLE;
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
