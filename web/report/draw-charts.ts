import type { EditionAnswer } from '../../api/contract/edition.ts';
import type { ChartView } from '../figures/chart-view.ts';
import type { SectionId } from '../figures/section-needs.ts';
import type { Words } from '../i18n/words.ts';
import { fetchAnswer } from '../site/fetch-answer.ts';
import type { Route } from '../site/route.ts';
import { chapterView } from './chapter.tsx';
import { setSheet } from './report.tsx';
import { reportWords } from './report-words.ts';
import { drawVector } from './vector-chart.tsx';

/** One after the other, in the order of the page: a reader who has come to the first one comes to the next. */
export async function drawCharts(charts: readonly HTMLElement[], { id }: Route, words: Words): Promise<void> {
  const path = `public-editions/${encodeURIComponent(id ?? '')}`;
  const { document: edition } = await fetchAnswer<EditionAnswer>(path, words);
  setSheet(edition, words);
  const all = reportWords(words);
  const views = new Map<string | null | undefined, readonly ChartView[]>();
  for (const chart of charts) {
    const section = chart.closest('section')?.getAttribute('aria-labelledby');
    const some = views.get(section) ?? chapterView(section as SectionId, edition, all).views;
    views.set(section, some);
    const view = some.find((one) => one.id === chart.dataset.chart);
    const area = chart.querySelector<HTMLElement>('.vector-area');
    if (view && area) await drawVector(view, area, Number(area.firstElementChild?.getAttribute('height')));
  }
}
