import { useEffect, useMemo } from 'preact/hooks';
import type { Measure, MeasuresAnswer } from '../../api/contract/measure.ts';
import { type Need, type SectionId, scaleOf } from '../figures/section-needs.ts';
import { sectionView } from '../figures/section-view.ts';
import { neededBy, scaleFor } from '../figures/shared-view.ts';
import { dayCount } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import { type Ask, withQuery } from '../site/fetch-answer.ts';
import type { Board } from '../site/read-board.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { afterAll } from '../site/use-ready-after.ts';
import { CanvasChart } from './canvas-chart.tsx';
import { Ordinals } from './ordinals.tsx';
import { Loading, SectionFailed } from './states.tsx';

type Props = { id: SectionId; board: Board; route: Route; words: Words; onSettled: (id: string) => void };

/** A family of figures: it loads and fails on its own, so that one failure never blanks the page. */
export function FamilySection({ id, board, route, words, onSettled }: Props) {
  const { summary, indicators, published, window } = board;
  const { grain, start, end } = window.period;
  const frame = {
    from: start,
    to: end,
    startDay: summary.collective.startDay,
    cutoff: summary.cutoff ?? end,
  };
  const { shared } = summary;
  const scale = scaleFor(scaleOf(grain, dayCount(start, end)), shared);
  const loaded = useAnswer(id, words, async (ask) => {
    const needs = neededBy(id, scale, shared);
    const answers = await Promise.all(needs.map((need) => fetchSeries(need, frame, route, ask)));
    return Object.fromEntries(needs.map((need, index) => [nameOf(need), answers[index] ?? []]));
  });
  const view = useMemo(
    () =>
      sectionView(
        id,
        {
          indicators,
          figures: window.figures,
          published: published.figures,
          annotations: board.annotations,
          frame,
          scale,
          shared: shared !== null,
          series: (need) => (loaded.state === 'done' ? (loaded.answer[nameOf(need)] ?? []) : []),
          sinceStart: (key) =>
            scale === 'whole'
              ? (summary.figures.find(({ indicator }) => indicator === key)?.measure ?? null)
              : null,
        },
        words,
      ),
    [loaded, board, words],
  );
  const settled = useMemo(() => afterAll(view.views.length, () => onSettled(id)), [view, id, onSettled]);
  useEffect(() => {
    if (loaded.state === 'failed' || (loaded.state === 'done' && view.views.length === 0)) onSettled(id);
  }, [loaded, view, id, onSettled]);
  return (
    <section class="family" aria-labelledby={`family-${id}`} data-family={id}>
      <p class="family-name">{view.name}</p>
      <h2 id={`family-${id}`}>
        <Ordinals text={view.title} words={words} />
      </h2>
      {view.lead.map((sentence) => (
        <p key={sentence} class="family-lead">
          <Ordinals text={sentence} words={words} />
        </p>
      ))}
      {loaded.state === 'loading' && <Loading words={words} />}
      {loaded.state === 'failed' && <SectionFailed words={words} error={loaded.error} />}
      {loaded.state === 'done' && (
        <div class={view.views.length > 1 ? 'charts charts-two' : 'charts'}>
          {view.views.map((chart) => (
            <CanvasChart
              key={chart.id}
              view={chart}
              title={view.title}
              foot={chart.foot ?? view.foot}
              asOf={route.asOf}
              words={words}
              onSettled={settled}
            />
          ))}
        </div>
      )}
    </section>
  );
}

async function fetchSeries(
  { key, grain, dimension }: Need,
  { from, to }: { from: string; to: string },
  route: Route,
  ask: Ask,
): Promise<readonly Measure[]> {
  const query = { grain, from, to, asOf: route.asOf, dimension: dimension ?? null };
  const path = withQuery(`indicators/${key}/measures`, query);
  return (await ask<MeasuresAnswer>(path)).measures;
}

function nameOf({ key, grain, dimension }: Need): string {
  return `${key}|${grain}|${dimension ?? ''}`;
}
