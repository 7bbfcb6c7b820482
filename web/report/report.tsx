import { Ordinals } from '../components/ordinals.tsx';
import './report.css';
import { useEffect, useMemo } from 'preact/hooks';
import type { EditionAnswer, EditionDocument } from '../../api/contract/edition.ts';
import { DemonstrationBanner } from '../components/masthead.tsx';
import { PublishedRegister } from '../components/published-register.tsx';
import { SECTION_IDS } from '../figures/section-needs.ts';
import type { Words } from '../i18n/words.ts';
import { type Running, runOnPages } from '../site/page-rules.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import { AdviceChapter, adviceOf } from './advice-chapter.tsx';
import { Chapter, chapterView } from './chapter.tsx';
import { Colophon } from './colophon.tsx';
import { Cover } from './cover.tsx';
import { EditionNotes } from './edition-notes.tsx';
import { Essentials } from './essentials.tsx';
import { Method } from './method.tsx';
import { quotesSomebody } from './quotations.tsx';
import { type ReportWords, reportTitle, reportWords } from './report-words.ts';
import { EditionText, Foreword, writtenIn } from './texts.tsx';
import type { Drawing } from './vector-chart.tsx';

type Props = {
  answer: EditionAnswer;
  words: Words;
  /** Whether it is to be printed, or read on screen. */
  isSheet?: boolean;
};

/** The pages of an edition, drawn from its document alone. */
export function Report({ answer, words: siteWords, isSheet = false }: Props) {
  const { document: edition } = answer;
  const words = useMemo(() => reportWords(siteWords), [siteWords]);
  const views = useMemo(() => SECTION_IDS.map((id) => chapterView(id, edition, words)), [edition, words]);
  const advice = useMemo(() => adviceOf(edition, words), [edition, words]);
  const count = [...views, ...(advice ? [advice] : [])].reduce((sum, { views }) => sum + views.length, 0);
  const role = isSheet ? 'group' : 'figure';
  const drawing = useMemo(() => createDrawing(count, role, words), [count, role, words]);
  useEffect(() => setSheet(answer.document, siteWords), [answer, siteWords]);
  useEffect(() => {
    if (count === 0) markReady();
  }, [count]);
  const { t, r } = words;
  const written = (slot: 'opening' | 'about' | 'thanks', name: string) =>
    writtenIn({ edition, words }, slot) === null ? [] : [{ id: slot, name }];
  const contents = [
    ...written('opening', r.opening),
    ...written('about', r.about),
    ...(quotesSomebody(answer) ? [{ id: 'quotations', name: r.quotations }] : []),
    { id: 'essentials', name: r.essentials },
    ...views.map(({ id, name }) => ({ id, name })),
    ...(advice
      ? [{ id: 'advice', name: words.format.tidy(advice.indicator.label[words.format.language]) }]
      : []),
    { id: 'method', name: r.method },
    { id: 'published', name: r.published },
    ...written('thanks', r.thanks),
    { id: 'colophon', name: r.colophon },
  ];
  return (
    <main id="main" class="report" data-surface="paper">
      {edition.demonstration && <DemonstrationBanner words={words} />}
      <Cover edition={edition} contents={contents} words={words} />
      <Foreword answer={answer} words={words} />
      <Essentials edition={edition} words={words} />
      {views.map((view) => (
        <Chapter key={view.id} view={view} edition={edition} words={words} drawing={drawing} />
      ))}
      {advice && <AdviceChapter advice={advice} edition={edition} words={words} drawing={drawing} />}
      <Method edition={edition} words={words} />
      <div class="sheet">
        <div>
          <h2 id="published">{r.published}</h2>
          <PublishedRegister answer={edition.published} indicators={edition.indicators} words={words} />
          <p class="chart-foot">
            <Ordinals text={t.footCutoff(words.format.day(edition.cutoff))} words={words} />
          </p>
        </div>
        {writtenIn({ edition, words }, 'thanks') !== null && (
          <h2 id="thanks" class="thanks">
            {r.thanks}
          </h2>
        )}
        <EditionText slot="thanks" edition={edition} words={words} />
        <EditionNotes edition={edition} words={words} />
        <Colophon answer={answer} words={words} />
      </div>
    </main>
  );
}

/** The title of the document, its running heads and its sheet; taken back when the report leaves the page. */
export function setSheet(edition: EditionDocument, words: Words): () => void {
  const running = runningOf(edition, reportWords(words));
  document.title = running.title;
  return runOnPages(running);
}

export function runningOf(edition: EditionDocument, words: ReportWords): Running {
  const { t, r, format } = words;
  return {
    title: reportTitle(edition, words),
    edition: r.runningEdition(edition.id, format.day(edition.cutoff)),
    warning: edition.demonstration ? t.demonstration : null,
    page: t.page,
  };
}

/** Counts the charts in. The page is ready when all are drawn, and not before. */
function createDrawing(charts: number, role: Drawing['role'], { r }: ReportWords): Drawing {
  const drawn = new Set<string>();
  return {
    role,
    done: (id) => {
      drawn.add(id);
      if (drawn.size === charts) markReady();
    },
    failed: (id) => markFailed(r.failedChart(id)),
  };
}
