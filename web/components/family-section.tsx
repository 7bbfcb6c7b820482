import { useEffect, useMemo } from 'preact/hooks';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure, MeasuresAnswer } from '../../api/contract/measure.ts';
import type { PublishedFigure, SummaryAnswer } from '../../api/contract/summary.ts';
import { figureText } from '../figures/figure-text.ts';
import type { Figure } from '../figures/headlines.ts';
import { type Need, needsOf, type SectionId } from '../figures/section-needs.ts';
import { type SectionView, sectionView } from '../figures/section-view.ts';
import type { Words } from '../i18n/words.ts';
import { fetchAnswer, withQuery } from '../site/fetch-answer.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { CanvasChart } from './canvas-chart.tsx';
import { FigureDetails } from './figure-card.tsx';
import { Loading, SectionFailed } from './states.tsx';

export type HomeData = {
  readonly summary: SummaryAnswer;
  readonly indicators: readonly Indicator[];
  readonly published: readonly PublishedFigure[];
};

type Props = { id: SectionId; data: HomeData; route: Route; words: Words; onSettled: (id: string) => void };

/** A family of figures: it loads and fails on its own, so that one failure never blanks the page. */
export function FamilySection({ id, data, route, words, onSettled }: Props) {
  const { summary } = data;
  const whole = route.year === null;
  const frame = {
    from: summary.period.start,
    to: summary.period.end,
    startDay: summary.collective.startDay,
    cutoff: summary.cutoff ?? summary.period.end,
  };
  const loaded = useAnswer(id, words, async (signal) => {
    const needs = needsOf(id, whole);
    const answers = await Promise.all(needs.map((need) => fetchSeries(need, frame, route, words, signal)));
    return new Map(needs.map((need, index) => [nameOf(need), answers[index] ?? []]));
  });
  const view = useMemo(
    () =>
      sectionView(
        id,
        {
          indicators: data.indicators,
          figures: summary.figures,
          published: data.published,
          frame,
          whole,
          series: (need) => (loaded.state === 'done' ? (loaded.answer.get(nameOf(need)) ?? []) : []),
          sinceStart: (key) =>
            whole ? (summary.figures.find(({ indicator }) => indicator === key)?.measure ?? null) : null,
        },
        words,
      ),
    [loaded, data, words],
  );
  const settled = useMemo(() => afterAll(view.views.length, () => onSettled(id)), [view, id, onSettled]);
  useEffect(() => {
    if (loaded.state === 'failed' || (loaded.state === 'done' && view.views.length === 0)) onSettled(id);
  }, [loaded, view, id, onSettled]);
  return (
    <section class="family" aria-labelledby={`family-${id}`} data-family={id}>
      <p class="family-name">{view.name}</p>
      <h2 id={`family-${id}`}>{view.title}</h2>
      {view.lead.map((sentence) => (
        <p key={sentence} class="family-lead">
          {sentence}
        </p>
      ))}
      {loaded.state === 'loading' && <Loading words={words} />}
      {loaded.state === 'failed' && <SectionFailed words={words} error={loaded.error} />}
      {loaded.state === 'done' && (
        <div class={view.views.length > 1 ? 'charts charts-two' : 'charts'}>
          {view.views.map((chart) => (
            <CanvasChart key={chart.id} view={chart} foot={view.foot} words={words} onDrawn={settled} />
          ))}
        </div>
      )}
      <Facts view={view} words={words} />
    </section>
  );
}

/** The figures of the section that are no card above, each with its definition and limits. */
function Facts({ view, words }: { view: SectionView; words: Words }) {
  const facts = view.facts.filter(({ indicator }) => !indicator.headline);
  if (facts.length === 0) return null;
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <Fact key={fact.indicator.key} fact={fact} words={words} />
      ))}
    </ul>
  );
}

function Fact({ fact: { indicator, measure }, words }: { fact: Figure; words: Words }) {
  const text = figureText(indicator, measure, words);
  const label = words.format.tidy(indicator.label[words.format.language]);
  return (
    <li data-figure={indicator.key} data-state={text.state}>
      <p class="fact-line">
        <span class="fact-label">{label}</span> <strong class="fact-figure">{text.main}</strong>
        {text.partial && <span class="chip-partial">{text.coverage}</span>}
      </p>
      {text.detail !== null && <p class="card-note">{text.detail}</p>}
      {(text.state !== 'measured' || text.fromFiles) && text.reason !== null && (
        <p class="card-note">{text.reason}</p>
      )}
      <FigureDetails indicator={indicator} measure={measure} words={words} label={label} />
    </li>
  );
}

async function fetchSeries(
  { key, grain, dimension }: Need,
  { from, to }: { from: string; to: string },
  route: Route,
  words: Words,
  signal: AbortSignal,
): Promise<readonly Measure[]> {
  const query = { grain, from, to, asOf: route.asOf, dimension: dimension ?? null };
  const path = withQuery(`indicators/${key}/measures`, query);
  return (await fetchAnswer<MeasuresAnswer>(path, words, signal)).measures;
}

function nameOf({ key, grain, dimension }: Need): string {
  return `${key}|${grain}|${dimension ?? ''}`;
}

/** Calls `done` once, at the `count`-th call. */
function afterAll(count: number, done: () => void): () => void {
  let seen = 0;
  return () => {
    seen += 1;
    if (seen === count) done();
  };
}
