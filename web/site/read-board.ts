import type { AnnotationsAnswer } from '../../api/contract/annotation.ts';
import type { FiguresAnswer } from '../../api/contract/figures.ts';
import type { IndicatorsAnswer } from '../../api/contract/indicator.ts';
import type { PublishedFiguresAnswer, SummaryAnswer } from '../../api/contract/summary.ts';
import { clipSummary } from '../figures/clip-summary.ts';
import type { Words } from '../i18n/words.ts';
import { fetchAnswer, withQuery } from './fetch-answer.ts';
import type { Route } from './route.ts';

/** What every page of figures is drawn from: the window of its address, and what frames it. */
export type Board = {
  readonly summary: SummaryAnswer;
  readonly indicators: IndicatorsAnswer['indicators'];
  readonly window: FiguresAnswer;
  readonly published: PublishedFiguresAnswer;
  readonly annotations: AnnotationsAnswer['annotations'];
};

export const readSummary = ({ asOf }: Route, words: Words, signal: AbortSignal): Promise<SummaryAnswer> =>
  fetchAnswer<SummaryAnswer>(withQuery('summary', { asOf }), words, signal);

/**
 * @param scope `core` is enough for a home page; a family's page shows all of its own
 * @param asked the summary, when it has been asked for already
 */
export async function readBoard(
  route: Route,
  scope: 'core' | 'all',
  words: Words,
  signal: AbortSignal,
  asked: Promise<SummaryAnswer> = readSummary(route, words, signal),
): Promise<Board> {
  const { period, asOf } = route;
  const [summary, { indicators }, window, published, { annotations }] = await Promise.all([
    asked,
    fetchAnswer<IndicatorsAnswer>('indicators', words, signal),
    fetchAnswer<FiguresAnswer>(withQuery('figures', { period, asOf, scope }), words, signal),
    fetchAnswer<PublishedFiguresAnswer>('published-figures', words, signal),
    fetchAnswer<AnnotationsAnswer>(withQuery('annotations', { asOf }), words, signal),
  ]);
  return { summary: clipSummary(summary), indicators, window, published, annotations };
}
