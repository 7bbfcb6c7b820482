/** The colours and the type of a chart. They come from styles/palette.css, so that paper and night each have theirs. */
export type Theme = {
  readonly ink: string;
  readonly inkSoft: string;
  readonly surface: string;
  readonly grid: string;
  readonly accent: string;
  readonly accentLight: string;
  readonly accentWash: string;
  readonly gap: string;
  readonly press: string;
  readonly font: string;
};

export const CHART_FONT = '"Narrow Space", "Figtree"';

/** @param read the value of a custom property, such as `--accent`, where the chart stands */
export function themeFrom(read: (name: string) => string): Theme {
  const colour = (name: string) => read(name).trim();
  return {
    ink: colour('--ink'),
    inkSoft: colour('--ink-soft'),
    surface: colour('--surface'),
    grid: colour('--grid'),
    accent: colour('--accent'),
    accentLight: colour('--accent-light'),
    accentWash: colour('--accent-wash'),
    gap: colour('--gap'),
    press: colour('--press'),
    font: CHART_FONT,
  };
}
