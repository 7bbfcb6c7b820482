import type { Trouble } from '../../api/contract/health.ts';
import type { SortingState } from '../../api/contract/sorting.ts';
import type { SummaryAnswer } from '../../api/contract/summary.ts';
import { counted, type Words } from '../i18n/words.ts';

/** What somebody should look at, most pressing first. */
export type Attention = {
  readonly kind: 'store' | 'night' | 'budget' | 'gaps' | 'sort' | 'confirm';
  readonly text: string;
};

/** A month of nights that lost less than this has nothing to show for it. */
const ENOUGH = 0.99;

/**
 * @param coverage the share of the hours of the last 28 days that was collected; null when unknown
 * @param sorting null for those who do not sort
 * @param troubles what is wrong with the service itself
 */
export function attentionOf(
  { lastNight, plan }: SummaryAnswer,
  coverage: number | null,
  sorting: SortingState | null,
  words: Words,
  troubles: readonly Trouble[] = [],
): Attention[] {
  const { t, format } = words;
  const found: Attention[] = troubles.map((trouble) => ({
    kind: 'store',
    text: format.tidy(trouble[format.language]),
  }));
  if (lastNight?.state === 'failed')
    found.push({ kind: 'night', text: t.attentionNight(format.day(lastNight.day)) });
  if (lastNight?.state === 'partial')
    found.push({ kind: 'night', text: t.attentionPartial(format.day(lastNight.day)) });
  if (plan?.tasks.some(({ cut, state }) => state === 'known' && cut !== 'nothing'))
    found.push({ kind: 'budget', text: t.attentionCut(format.dollars(plan.left)) });
  if (coverage !== null && coverage < ENOUGH)
    found.push({ kind: 'gaps', text: t.attentionGaps(format.coverage(coverage)) });
  const waiting = sorting?.left.reduce((sum, { waiting }) => sum + waiting, 0) ?? 0;
  if (waiting > 0) found.push({ kind: 'sort', text: t.attentionSort(counted(words, waiting, t.sortWord)) });
  const confirm = sorting?.toConfirm.waiting ?? 0;
  if (confirm > 0)
    found.push({ kind: 'confirm', text: t.attentionConfirm(counted(words, confirm, t.confirmWord)) });
  return found;
}
