import { Chart, type ChartConfiguration } from 'chart.js';
import type { EditionDocument } from '../../api/contract/edition.ts';
import { chartWithParts } from '../../web/charts/chart-parts.ts';
import { themeFrom } from '../../web/charts/theme.ts';
import { SECTION_IDS } from '../../web/figures/section-needs.ts';
import { sectionView } from '../../web/figures/section-view.ts';
import { wordsOf } from '../../web/i18n/words.ts';
import { editionSource } from '../../web/report/edition-source.ts';

export type Round = { readonly charts: number; readonly ours: number; readonly bare: number };

/** Milliseconds to draw every chart of an edition, one after the other: ours, and a bare one of the same data beside it. */
function drawAll(edition: EditionDocument): Round {
  chartWithParts();
  const theme = themeFrom(() => '#224488');
  const words = wordsOf('fr');
  const views = SECTION_IDS.flatMap((id) => sectionView(id, editionSource(edition), words).views);
  const spent = { ours: 0, bare: 0 };
  for (const view of views) {
    spent.ours += timeOf(() => view.build(theme));
    spent.bare += timeOf(() => bareOf(view.build(theme)), true);
  }
  return { charts: views.length, ...spent };
}

/** The same data with nothing of ours: no marks, no texts, the library’s own axes. */
function bareOf({ type, data, options }: ChartConfiguration): ChartConfiguration {
  const x = options?.scales?.x?.type;
  return { type, data, options: { scales: x ? { x: { type: x } } : {} } } as ChartConfiguration;
}

/** @param isReady what makes the configuration is not counted */
function timeOf(build: () => ChartConfiguration, isReady = false): number {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 272];
  document.body.append(canvas);
  const ready = isReady ? build() : null;
  const began = performance.now();
  const config = ready ?? build();
  const options = { ...config.options, animation: false as const, responsive: false, devicePixelRatio: 1 };
  const chart = new Chart(canvas, { ...config, options });
  // Nothing is drawn before a pixel is asked for.
  canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
  const spent = performance.now() - began;
  chart.destroy();
  canvas.remove();
  return spent;
}

Object.assign(globalThis, { drawAll });
