import type { Indicator } from '../../api/contract/indicator.ts';
import type { SharedView } from '../../api/contract/summary.ts';
import { MENU, type MenuPage } from '../site/route.ts';
import { pageOf } from './indicator-page.ts';
import { type Need, needsOf, type Scale, type SectionId } from './section-needs.ts';

/** Whether a link shows this figure; to those signed in every figure is shown. */
export const shows = (shared: SharedView | null, key: string): boolean =>
  shared === null || shared.figures.includes(key);

/** The series a section draws, of those that the reader may have: what was published has no days. */
export function neededBy(section: SectionId, scale: Scale, shared: SharedView | null): Need[] {
  const needs = needsOf(section, scale);
  return shared === null ? needs : needs.filter(({ key, grain }) => grain !== 'day' && shows(shared, key));
}

/** Months are the finest that was published. */
export const scaleFor = (scale: Scale, shared: SharedView | null): Scale =>
  shared !== null && scale === 'days' ? 'months' : scale;

/** The pages of the menu on which a link shows something. */
export function menuOf(shared: SharedView | null, indicators: readonly Indicator[]): readonly MenuPage[] {
  if (shared === null) return MENU;
  const shown = new Set<MenuPage>(indicators.filter(({ key }) => shows(shared, key)).map(pageOf));
  return MENU.filter(
    (page) => page === 'home' || page === 'published' || page === 'catalogue' || shown.has(page),
  );
}
