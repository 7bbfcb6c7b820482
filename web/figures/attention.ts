import type { Trouble } from '../../api/contract/health.ts';
import type { Night } from '../../api/contract/night.ts';
import type { SortingState } from '../../api/contract/sorting.ts';
import type { SummaryAnswer } from '../../api/contract/summary.ts';
import { counted, type Words } from '../i18n/words.ts';
import { leftCounted, leftOf } from '../sorting/left-to-sort.ts';
import { amissOf, tasksText, whyText } from './night-text.ts';
import { capital } from './period-text.ts';

/** What somebody should look at, most pressing first. */
export type Attention = {
  readonly kind: 'store' | 'night' | 'budget' | 'gaps' | 'sort' | 'confirm';
  readonly text: string;
  /** What to type on the machine of the service. */
  readonly command?: string;
};

/** A month of nights that lost less than this has nothing to show for it. */
const ENOUGH = 0.99;

/**
 * @param coverage the share of the hours of the last 28 days that was collected; null when unknown
 * @param sorting null for those who do not sort
 * @param troubles what is wrong with the service itself
 * @param night the night that was announced last
 */
export function attentionOf(
  { lastNight, plan }: SummaryAnswer,
  coverage: number | null,
  sorting: SortingState | null,
  words: Words,
  troubles: readonly Trouble[] = [],
  night: Night | null = null,
): Attention[] {
  const { t, format } = words;
  const found: Attention[] = troubles.map((trouble) => ({
    kind: 'store',
    text: format.tidy(trouble[format.language]),
  }));
  found.push(...ofNight(lastNight, night, words));
  if (plan?.tasks.some(({ cut, state }) => state === 'known' && cut !== 'nothing'))
    found.push({ kind: 'budget', text: t.attentionCut(format.dollars(plan.left)) });
  if (coverage !== null && coverage < ENOUGH)
    found.push({ kind: 'gaps', text: t.attentionGaps(format.coverage(coverage)) });
  const left = leftOf(sorting);
  if (left.count > 0)
    found.push({ kind: 'sort', text: capital(t.attentionSort(leftCounted(left, t.sortWord, words))) });
  const confirm = sorting?.toConfirm.waiting ?? 0;
  if (confirm > 0)
    found.push({ kind: 'confirm', text: t.attentionConfirm(counted(words, confirm, t.confirmWord)) });
  return found;
}

const RESUME = 'npm run job -- nightly';

/** What became of the last night: each task that did not come to its end, where its announcement names them. */
function ofNight(lastNight: SummaryAnswer['lastNight'], night: Night | null, words: Words): Attention[] {
  const { t, format } = words;
  if (night?.state === 'stopped') {
    const text = t.attentionStopped(format.day(night.day), format.moment(night.heardAt));
    return [{ kind: 'night', text, command: RESUME }];
  }
  if (lastNight?.state !== 'failed' && lastNight?.state !== 'partial') return [];
  const day = format.day(lastNight.day);
  const amiss = night?.day === lastNight.day ? amissOf(night) : [];
  if (amiss.length > 0) {
    const byReason = Map.groupBy(amiss, ({ reason }) => whyText(reason, words));
    return Array.from(byReason, ([why, tasks]) => ({
      kind: 'night' as const,
      text: t.attentionTask(day, tasksText(tasks, words), why),
      command: RESUME,
    }));
  }
  const say = lastNight.state === 'failed' ? t.attentionNight : t.attentionPartial;
  return [{ kind: 'night', text: say(day), command: RESUME }];
}
