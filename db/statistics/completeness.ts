/** What is known of each person of a cohort: every one of them is in exactly one of the three. */
export type Knowledge = {
  readonly declared: number;
  /** Told the collective that they still look for work. */
  readonly seeking: number;
  /** « Sans nouvelles »: neither declared nor known to be looking. */
  readonly noNews: number;
};

export type Completeness = {
  readonly n: number;
  /** L: everybody without news found nothing. In 0..1. */
  readonly low: number;
  /** U: everybody without news found work. In 0..1. */
  readonly high: number;
  /** R: the share among those who gave news; null when nobody did. L ≤ R ≤ U. */
  readonly amongRespondents: number | null;
  /** How many gave news, in 0..1. */
  readonly responseRate: number;
};

/**
 * Between which bounds the share of a cohort that found work must lie, whatever became of those without
 * news. The bounds are certain, not an interval of confidence. null of an empty cohort.
 */
export function completeness({ declared, seeking, noNews }: Knowledge): Completeness | null {
  for (const count of [declared, seeking, noNews])
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  const answered = declared + seeking;
  const n = answered + noNews;
  if (n === 0) return null;
  return {
    n,
    low: declared / n,
    high: (declared + noNews) / n,
    amongRespondents: answered === 0 ? null : declared / answered,
    responseRate: answered / n,
  };
}
