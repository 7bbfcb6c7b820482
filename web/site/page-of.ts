import type { ComponentType } from 'preact';
import type { Words } from '../i18n/words.ts';
import { Home } from '../pages/home.tsx';
import { NotFound } from '../pages/not-found.tsx';
import { sheetOf } from '../report/sheet-of.ts';
import type { Route } from './route.ts';

type Page = ComponentType<{ route: Route; words: Words }>;

/** Each page is loaded when its address asks for it; the first one comes with the site. */
export async function pageOf(route: Route): Promise<Page> {
  switch (route.page) {
    case 'home':
      return Home;
    case 'catalogue':
      return (await import('../pages/catalogue.tsx')).CataloguePage;
    case 'edition':
    case 'sponsor':
    case 'share':
      // Asked for with its page, which draws it: neither waits for the other.
      void sheetOf(route.page);
      return (await import('../pages/edition.tsx')).EditionPage;
    case 'indicator':
      return (await import('../pages/indicator.tsx')).IndicatorPage;
    case 'published':
      return (await import('../pages/published.tsx')).PublishedPage;
    case 'sorting':
      return (await import('../pages/sorting.tsx')).SortingPage;
    case 'editions':
      return (await import('../pages/editions.tsx')).EditionsPage;
    case 'my-access':
      return (await import('../pages/my-access.tsx')).MyAccessPage;
    case 'access':
      return (await import('../pages/access.tsx')).AccessPage;
    case 'shared':
      return (await import('../pages/shared.tsx')).SharedPage;
    case 'not-found':
      return NotFound;
    default:
      return (await import('../pages/family.tsx')).FamilyPage;
  }
}
