import { useEffect, useMemo } from 'preact/hooks';
import type { MeasuresAnswer } from '../../api/contract/measure.ts';
import { adviceFoot, adviceMessage, advicePlots } from '../figures/advice-plot.ts';
import { adviceTable } from '../figures/advice-view.ts';
import type { Words } from '../i18n/words.ts';
import { withQuery } from '../site/fetch-answer.ts';
import type { Board } from '../site/read-board.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { afterAll } from '../site/use-ready-after.ts';
import { CanvasChart } from './canvas-chart.tsx';
import { DataLinks } from './data-links.tsx';
import { DataTable } from './data-table.tsx';
import { Loading, SectionFailed } from './states.tsx';

type Props = { board: Board; route: Route; words: Words; onSettled: (id: string) => void };

/** The figure since the first day, and each of its contrasts with its two groups. */
const EVERY = { grain: 'all', dimension: '*' };

/** The six contrasts of the advice, over all requests: the chosen period does not narrow them. */
export function AdviceTable({ board, route, words, onSettled }: Props) {
  const { format, t } = words;
  const loaded = useAnswer('advice-contrast', words, async (ask) => {
    const path = withQuery('indicators/advice_contrast/measures', { ...EVERY, asOf: route.asOf });
    return (await ask<MeasuresAnswer>(path)).measures;
  });
  const indicator = board.indicators.find(({ key }) => key === 'advice_contrast');
  const { startDay } = board.summary.collective;
  const { cutoff } = board.summary;
  const views = useMemo(() => {
    if (loaded.state !== 'done' || !indicator || cutoff === null) return [];
    const frame = { from: startDay, to: cutoff, startDay, cutoff };
    return advicePlots({ indicator, measures: loaded.answer, frame }, words);
  }, [loaded, indicator, startDay, cutoff, words]);
  const settled = useMemo(() => afterAll(views.length, () => onSettled('advice')), [views, onSettled]);
  useEffect(() => {
    if (loaded.state !== 'loading' && views.length === 0) onSettled('advice');
  }, [loaded, views, onSettled]);
  const title = indicator ? format.tidy(indicator.label[format.language]) : '';
  const message = loaded.state === 'done' ? adviceMessage(loaded.answer, words) : title;
  return (
    <section class="family" aria-labelledby="contrasts">
      <p class="family-name">{title}</p>
      <h2 id="contrasts">{message}</h2>
      {loaded.state === 'loading' && <Loading words={words} />}
      {loaded.state === 'failed' && <SectionFailed words={words} error={loaded.error} />}
      {loaded.state === 'done' && (
        <>
          <div class="charts">
            {indicator &&
              cutoff !== null &&
              views.map((view) => (
                <CanvasChart
                  key={view.id}
                  view={view}
                  title={message}
                  foot={adviceFoot(indicator, cutoff, words)}
                  asOf={route.asOf}
                  words={words}
                  onSettled={settled}
                />
              ))}
          </div>
          <DataTable table={adviceTable(loaded.answer, words)} words={words} kind="as-cards" />
          {views.length === 0 && (
            <p class="files">
              {t.downloads}{' '}
              <DataLinks
                query={{ ...EVERY, asOf: route.asOf }}
                indicator="advice_contrast"
                subject={t.adviceCaption}
                words={words}
              />
            </p>
          )}
        </>
      )}
      {indicator && (
        <>
          <p class="family-lead">{format.tidy(indicator.definition[format.language])}</p>
          <p class="family-lead caveat">{format.tidy(indicator.caveat[format.language])}</p>
        </>
      )}
    </section>
  );
}
