import type { SummaryAnswer } from '../../api/contract/summary.ts';

/**
 * The same summary with no period that runs past the last day known: a year under way is shown up to
 * its cutoff, never as though its days to come had been measured.
 */
export function clipSummary(summary: SummaryAnswer): SummaryAnswer {
  const { cutoff } = summary;
  if (cutoff === null) return summary;
  const clip = <Span extends { start: string; end: string }>(period: Span): Span =>
    period.end > cutoff && period.start <= cutoff ? { ...period, end: cutoff } : period;
  return {
    ...summary,
    period: clip(summary.period),
    figures: summary.figures.map(({ indicator, measure }) => ({
      indicator,
      measure: { ...measure, period: clip(measure.period) },
    })),
  };
}
