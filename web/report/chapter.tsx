import type { EditionDocument } from '../../api/contract/edition.ts';
import { DataTable } from '../components/data-table.tsx';
import type { TableView } from '../figures/chart-view.ts';
import { figureText } from '../figures/figure-text.ts';
import { SECTION_FACTS, type SectionId } from '../figures/section-needs.ts';
import { type SectionView, sectionView } from '../figures/section-view.ts';
import { breaksIn } from '../figures/series-breaks.ts';
import { monthMatrix } from '../figures/value-table.ts';
import { editionFigures, editionSource } from './edition-source.ts';
import type { ReportWords } from './report-words.ts';
import { type Drawing, VectorChart } from './vector-chart.tsx';

type Props = { id: SectionId; edition: EditionDocument; words: ReportWords; drawing: Drawing };

/** One family: its message, its figures, its charts, their tables, and what they do not say. */
export function Chapter({ view, edition, words, drawing }: Omit<Props, 'id'> & { view: SectionView }) {
  const { r, format } = words;
  const figures = editionFigures(edition, SECTION_FACTS[view.id]);
  const tables = tablesOf(view, edition, words);
  const signs = notesOf(tables, words).join(' ');
  // The monthly chart of a pair gets the wider place, and so does the table under it.
  const wideLast = view.views.at(-1)?.id.endsWith('-month') ?? false;
  const charts = view.views.length;
  const layout = charts < 2 ? 'one' : wideLast ? 'two two-wide-last' : 'two';
  // On paper they fill what their sheet leaves (reports/print/lay-out.ts).
  const height = charts > 1 ? 160 : figures.length > 3 ? 165 : 215;
  return (
    <section class="sheet" aria-labelledby={view.id}>
      <h2 id={view.id}>{view.name}</h2>
      <p class="message title">{view.title}</p>
      {view.lead.map((sentence) => (
        <p key={sentence} class="lead">
          {sentence}
        </p>
      ))}
      <DataTable table={figuresTable(view, figures, words)} words={words} kind="figures-of-chapter" />
      {[...daysOf(figures, words), ...reasonsOf(figures, words), ...breaksOf(figures, edition, words)].map(
        (sentence) => (
          <p key={sentence} class="chart-foot">
            {sentence}
          </p>
        ),
      )}
      <div class={`vectors ${layout}`}>
        {view.views.map((chart) => (
          <VectorChart key={chart.id} view={chart} drawing={drawing} height={height} />
        ))}
      </div>
      <p class="chart-foot">{view.foot}</p>
      <div class={`tables ${layout}`}>
        {tables.map((table) => (
          <DataTable key={table.caption} table={table} words={words} kind="compact" />
        ))}
      </div>
      {signs !== '' && <p class="chart-foot">{signs}</p>}
      <div class="together">
        <h3>{r.caveatsTitle}</h3>
        <ul class="caveats">
          {dedupe(figures.map(({ indicator }) => format.tidy(indicator.caveat[format.language]))).map(
            (text) => (
              <li key={text}>{text}</li>
            ),
          )}
        </ul>
      </div>
    </section>
  );
}

export function chapterView(id: SectionId, edition: EditionDocument, words: ReportWords): SectionView {
  return sectionView(id, editionSource(edition), words);
}

function figuresTable(
  view: SectionView,
  figures: ReturnType<typeof editionFigures>,
  words: ReportWords,
): TableView {
  const { t, r, format } = words;
  const cell = (figure: (typeof figures)[number], which: 'year' | 'all') => {
    const text = figureText(figure.indicator, figure[which], words);
    return text.partial && text.state === 'measured'
      ? `${text.main} (${r.coverageShort(format.coverage(figure[which].coverage ?? 0))})`
      : text.main;
  };
  return {
    caption: r.figuresCaption(view.name),
    columns: [t.colIndicator, t.colThisYear, t.colSinceStart],
    rows: figures.map((figure) => ({
      head: format.tidy(figure.indicator.label[format.language]),
      cells: [cell(figure, 'year'), cell(figure, 'all')],
    })),
  };
}

/** A stock is of a day: neither of a year nor since the start, as the columns say of the others. */
function daysOf(figures: ReturnType<typeof editionFigures>, { r, format }: ReportWords): string[] {
  return figures
    .filter(({ indicator }) => indicator.kind === 'stock')
    .map(({ indicator, year, all }) =>
      r.stockOf(
        format.tidy(indicator.label[format.language]),
        format.day(year.period.end),
        format.day(all.period.end),
      ),
    );
}

/** Why a figure of the year is missing: « Part des personnes… : le délai d’observation… » */
function reasonsOf(figures: ReturnType<typeof editionFigures>, words: ReportWords): string[] {
  const { r, format } = words;
  return figures.flatMap(({ indicator, year }) => {
    const { state, reason } = figureText(indicator, year, words);
    if (reason === null || state === 'measured' || state === 'zero') return [];
    return [r.absence(format.tidy(indicator.label[format.language]), reason)];
  });
}

/** Across a change of definition neither months compare nor does their sum stand for one thing. */
function breaksOf(
  figures: ReturnType<typeof editionFigures>,
  { collective, cutoff }: EditionDocument,
  { r, format }: ReportWords,
): string[] {
  const frame = { from: collective.startDay, to: cutoff };
  return figures.flatMap(({ indicator }) =>
    breaksIn(indicator, frame).map(({ from }) =>
      r.mixesDefinitions(format.tidy(indicator.label[format.language]), format.day(from)),
    ),
  );
}

/** Months and scans become a matrix of twelve lines; years keep their own table. */
function tablesOf(view: SectionView, edition: EditionDocument, words: ReportWords): TableView[] {
  return view.views.map((chart) => {
    const [key = '', grain = ''] = chart.id.split('-');
    const indicator = edition.indicators.find((entry) => entry.key === key);
    const series = edition.series.find((entry) => entry.indicator === key && entry.grain === grain);
    const caption = words.r.tableOf(chart.unit);
    if (!indicator || !series || grain === 'year') return { ...withoutState(chart.table), caption };
    const measures = series.measures.filter(({ dimension, state }) =>
      grain === 'day' ? state !== 'not_measured' : dimension === '',
    );
    return monthMatrix(caption, indicator, measures, words);
  });
}

/** On paper the state of a year is told by its coverage, in the column before. */
function withoutState({ caption, columns, rows }: TableView): TableView {
  return {
    caption,
    columns: columns.slice(0, -1),
    rows: rows.map(({ head, cells }) => ({ head, cells: cells.slice(0, -1) })),
  };
}

/** What the signs in the cells of these tables mean. */
function notesOf(tables: readonly TableView[], { t, r }: ReportWords): string[] {
  const isHidden = ({ rows }: TableView) => rows.some(({ cells }) => cells.includes(t.hiddenShort));
  return [
    ...(tables.some(hasCell(/\d–\d/)) ? [r.matrixBounds] : []),
    ...(tables.some(hasCell(/\(/)) ? [r.matrixCoverage] : []),
    ...(tables.some(isHidden) ? [r.matrixHidden] : []),
  ];
}

/** Cells such as « 52–53 » or « 15 (61,7 %) », which the note below the table explains. */
const hasCell =
  (such: RegExp) =>
  ({ rows }: TableView): boolean =>
    rows.some(({ cells }) => cells.some((cell) => such.test(cell)));

function dedupe(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
