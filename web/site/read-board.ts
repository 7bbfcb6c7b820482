import type { AnnotationsAnswer } from '../../api/contract/annotation.ts';
import type { FiguresAnswer } from '../../api/contract/figures.ts';
import type { IndicatorsAnswer } from '../../api/contract/indicator.ts';
import type { PublishedFiguresAnswer, SummaryAnswer } from '../../api/contract/summary.ts';
import { clipSummary } from '../figures/clip-summary.ts';
import { type Ask, withQuery } from './fetch-answer.ts';
import type { Route } from './route.ts';

/** What every page of figures is drawn from: the window of its address, and what frames it. */
export type Board = {
  readonly summary: SummaryAnswer;
  readonly indicators: IndicatorsAnswer['indicators'];
  readonly window: FiguresAnswer;
  readonly published: PublishedFiguresAnswer;
  readonly annotations: AnnotationsAnswer['annotations'];
};

export const readSummary = ({ asOf }: Route, ask: Ask): Promise<SummaryAnswer> =>
  ask(withQuery('summary', { asOf }));

/**
 * @param scope `core` is enough for a home page; a family's page shows all of its own
 * @param asked the summary, when it has been asked for already
 */
export async function readBoard(
  route: Route,
  scope: 'core' | 'all',
  ask: Ask,
  asked: Promise<SummaryAnswer> = readSummary(route, ask),
): Promise<Board> {
  const { period, asOf } = route;
  const [summary, { indicators }, window, published, { annotations }] = await Promise.all([
    asked,
    ask<IndicatorsAnswer>('indicators'),
    ask<FiguresAnswer>(withQuery('figures', { period, asOf, scope })),
    ask<PublishedFiguresAnswer>('published-figures'),
    ask<AnnotationsAnswer>(withQuery('annotations', { asOf })),
  ]);
  return { summary: clipSummary(summary), indicators, window, published, annotations };
}
