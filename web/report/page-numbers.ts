import { SHEET_PX } from './fit-charts.ts';

/**
 * Writes into the contents of a page that is about to be printed where each of its parts will be: each sheet begins a
 * page, and a higher one goes on on the next. Where a table breaks moves that: the printer holds what stands here
 * against the file, and has it printed again with the pages that the file says.
 */
export function numberContents(): void {
  if (!matchMedia('print').matches) return;
  const firstPage = new Map<Element, number>();
  let next = 1;
  for (const sheet of document.querySelectorAll('.sheet')) {
    firstPage.set(sheet, next);
    next += Math.max(1, Math.ceil(sheet.getBoundingClientRect().height / SHEET_PX));
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const heading = document.getElementById(place.dataset.pageOf ?? '');
    const sheet = heading?.closest('.sheet');
    if (!heading || !sheet) continue;
    const below = heading.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
    place.textContent = `${(firstPage.get(sheet) ?? 1) + Math.floor(below / SHEET_PX)}`;
  }
}
