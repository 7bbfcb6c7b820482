import type { Words } from '../i18n/words.ts';
import type { Theme } from './theme.ts';

/** What every chart of the site shares: no movement, no legend of its own (the page writes it), one type. */
export function commonOptions(theme: Theme) {
  return {
    animation: false as const,
    maintainAspectRatio: false,
    layout: { padding: { top: 18, right: 6 } },
    font: { family: theme.font, size: 12 },
    color: theme.ink,
  };
}

/** How the values of an axis are printed where they are not whole numbers, such as shares. */
export type AxisText = (value: number) => string;

/** Starts at 0, few lines, whole numbers as the language prints them, or what `say` makes of any number. */
export function valueScale(theme: Theme, words: Words, highest: number, say: AxisText | null = null) {
  return {
    beginAtZero: true,
    suggestedMax: highest,
    border: { display: false },
    grid: { color: theme.grid, drawTicks: false },
    ticks: {
      color: theme.inkSoft,
      font: { family: theme.font, size: 11 },
      padding: 6,
      maxTicksLimit: 6,
      ...(say === null && { precision: 0 }),
      callback: (value: string | number) => (say ?? words.format.number)(Number(value)),
    },
  };
}

export function tickStyle(theme: Theme) {
  return {
    color: theme.inkSoft,
    font: { family: theme.font, size: 11 },
    maxRotation: 0,
  };
}

export function tooltipStyle(theme: Theme) {
  return {
    backgroundColor: theme.ink,
    titleColor: theme.surface,
    bodyColor: theme.surface,
    titleFont: { family: theme.font, size: 12 },
    bodyFont: { family: theme.font, size: 12 },
    displayColors: false,
    cornerRadius: 4,
    padding: 8,
  };
}
