import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import { DataTable } from '../components/data-table.tsx';
import { adviceFoot, adviceMessage, advicePlots } from '../figures/advice-plot.ts';
import { adviceTable } from '../figures/advice-view.ts';
import type { ChartView, TableView } from '../figures/chart-view.ts';
import { capital } from '../figures/period-text.ts';
import type { ReportWords } from './report-words.ts';
import { type Drawing, VectorChart } from './vector-chart.tsx';

export type AdviceView = {
  readonly indicator: Indicator;
  readonly views: readonly ChartView[];
  readonly table: TableView;
  readonly message: string;
};

/** The advice put to the test; null in editions of before it was kept, and where nothing of it is told. */
export function adviceOf(edition: EditionDocument, words: ReportWords): AdviceView | null {
  const indicator = edition.indicators.find(({ key }) => key === 'advice_contrast');
  const measures = edition.series
    .filter((series) => series.indicator === indicator?.key)
    .flatMap((series) => series.measures);
  if (!indicator || !measures.some(({ state }) => state === 'measured')) return null;
  const frame = {
    from: edition.collective.startDay,
    to: edition.cutoff,
    startDay: edition.collective.startDay,
    cutoff: edition.cutoff,
  };
  return {
    indicator,
    views: advicePlots({ indicator, measures, frame }, words),
    table: adviceTable(measures, words),
    message: adviceMessage(measures, words),
  };
}

export function AdviceChapter({
  advice: { indicator, views, table, message },
  edition,
  words,
  drawing,
}: {
  advice: AdviceView;
  edition: EditionDocument;
  words: ReportWords;
  drawing: Drawing;
}) {
  const { r, format } = words;
  const say = (sentence: Indicator['definition']) => format.tidy(sentence[format.language]);
  const chart = (view: ChartView | undefined, height: number) =>
    view && <VectorChart key={view.id} view={view} drawing={drawing} height={height} />;
  return (
    <section class="sheet" aria-labelledby="advice">
      <h2 id="advice">{say(indicator.label)}</h2>
      <p class="message title">{message}</p>
      <p class="lead">{say(indicator.definition)}</p>
      <div class="vectors one">{chart(views[0], 230)}</div>
      {views.length > 1 && <div class="vectors one">{chart(views[1], 90)}</div>}
      <p class="chart-foot">
        {adviceFoot(indicator, edition.cutoff, words)}{' '}
        {capital(r.noteVersion(indicator.versions.at(-1)?.version ?? 1))}.
      </p>
      <DataTable table={table} words={words} kind="as-cards compact words" />
      <div class="together">
        <h3>{r.caveatsTitle}</h3>
        <ul class="caveats">
          <li>{say(indicator.caveat)}</li>
        </ul>
      </div>
    </section>
  );
}
