import type { Words } from '../i18n/words.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { whenNear } from '../site/when-near.ts';

/** Gives a public edition, or its page for sponsors, that came as a whole page what of it acts: its menu, and its charts once one comes near. */
export function enliven(root: HTMLElement, route: Route, words: Words): void {
  openMenu(root);
  const charts = [...root.querySelectorAll<HTMLElement>('[data-chart]')];
  whenNear(charts, () => {
    import('./draw-charts.ts')
      .then(({ drawCharts }) => drawCharts(charts, route, words))
      .catch(() => markFailed(words.t.chartFailed));
  });
  markReady();
}

function openMenu(root: HTMLElement): void {
  const button = root.querySelector('.menu-button');
  const menu = root.querySelector<HTMLElement>('#menu');
  if (!button || !menu) return;
  button.addEventListener('click', () => {
    const isOpen = menu.dataset.open !== 'true';
    menu.dataset.open = String(isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
  });
}
