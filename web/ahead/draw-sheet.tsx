import type { DrawnSheet, DrawSheet } from '../../api/contract/drawn-sheet.ts';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import { CHART_FONT, themeFrom } from '../charts/theme.ts';
import { chartToSvg } from '../charts/to-svg.ts';
import { SECTION_IDS } from '../figures/section-needs.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { adviceOf } from '../report/advice-chapter.tsx';
import { chapterView } from '../report/chapter.tsx';
import { Report, runningOf } from '../report/report.tsx';
import { reportWords } from '../report/report-words.ts';
import { ShareCard } from '../report/share-card.tsx';
import { runningOf as runningOfSponsor, Sponsor } from '../report/sponsor.tsx';
import { sponsorWords } from '../report/sponsor-words.ts';
import { pageRules, SHEET_PX } from '../site/page-rules.ts';
import { toHtml } from './to-html.ts';

/** A sheet of an edition, for the printer: the same components as on screen, before there is a browser. */
export const drawSheet: DrawSheet = (answer, { sheet, language }) => {
  const words = wordsOf(language);
  if (sheet === 'editions') return drawReport(answer, words);
  const { s } = sponsorWords(words);
  if (!answer.document.released?.until) throw new Error(s.notReady);
  if (sheet === 'sponsors') return drawSponsor(answer, words);
  return {
    ...NO_CHARTS,
    title: s.documentTitle(answer.document.collective.name),
    html: toHtml(<ShareCard answer={answer} words={words} />),
    parts: ['report/share-card.tsx'],
    rules: null,
  };
};

const FACES = [`12px ${CHART_FONT}`, `600 12px ${CHART_FONT}`, '12px "Bricolage Grotesque"'];

const NO_CHARTS: Pick<DrawnSheet, 'faces' | 'room' | 'colours' | 'chart'> = {
  faces: FACES,
  room: SHEET_PX,
  colours: [],
  chart: ({ id }) => {
    throw new Error(`there is no chart ${id}`);
  },
};

function drawSponsor(answer: EditionAnswer, words: Words): DrawnSheet {
  const running = runningOfSponsor(answer.document, sponsorWords(words));
  return {
    ...NO_CHARTS,
    title: running.title,
    html: toHtml(<Sponsor answer={answer} words={words} />),
    parts: ['report/sponsor.tsx'],
    rules: pageRules(running),
  };
}

function drawReport(answer: EditionAnswer, siteWords: Words): DrawnSheet {
  const words = reportWords(siteWords);
  const running = runningOf(answer.document, words);
  const { document: edition } = answer;
  const chapters = SECTION_IDS.map((section) => chapterView(section, edition, words));
  const views = new Map(
    [...chapters, adviceOf(edition, words)]
      .flatMap((of) => of?.views ?? [])
      .map((view) => [view.id, view] as const),
  );
  const colours: string[] = [];
  themeFrom((name) => {
    colours.push(name);
    return '';
  });
  return {
    ...NO_CHARTS,
    title: running.title,
    html: toHtml(<Report answer={answer} words={siteWords} isSheet />),
    parts: ['report/report.tsx'],
    rules: pageRules(running),
    colours,
    chart: (size, { colour, measure }) => {
      const view = views.get(size.id);
      if (!view) return NO_CHARTS.chart(size, { colour, measure });
      const { r } = words;
      try {
        return chartToSvg(view.build, { size, alt: view.alt, theme: themeFrom(colour), measure });
      } catch (cause) {
        throw new Error(r.failedChart(size.id), { cause });
      }
    },
  };
}
