import type { Annotation } from '../../api/contract/annotation.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { PublishedFigure } from '../../api/contract/summary.ts';
import { drawnValue, type Frame } from '../charts/points.ts';
import type { Words } from '../i18n/words.ts';
import { audienceRanges } from './audience-view.ts';
import { dayCalendar } from './calendar-view.ts';
import type { ChartView } from './chart-view.ts';
import { dayColumns, monthColumns, yearColumns } from './column-views.ts';
import { declaredCurve } from './curve-view.ts';
import { type Figure, figureOf } from './headlines.ts';
import { hourWeek } from './hours-view.ts';
import { runningTotal, scanLine } from './line-views.ts';
import { newsColumns } from './news-view.ts';
import { publishedInterval } from './published-marks.ts';
import {
  curveNeeds,
  hoursNeed,
  type Need,
  type Scale,
  SECTION_FACTS,
  type SectionId,
} from './section-needs.ts';
import { phraseOf, sectionName, sectionTitle } from './section-title.ts';

/** What a section is drawn from, whether it came from the API or out of a frozen edition. */
export type SectionSource = {
  readonly indicators: readonly Indicator[];
  readonly figures: readonly { indicator: string; measure: Measure }[];
  readonly published: readonly PublishedFigure[];
  readonly annotations?: readonly Annotation[];
  readonly frame: Frame;
  readonly scale: Scale;
  /** Only some figures are shown: one that is not there may have been measured. */
  readonly shared?: boolean;
  readonly series: (need: Need) => readonly Measure[];
  /** The figure of the whole time, which may differ from `figures` in a yearly edition. */
  readonly sinceStart: (key: string) => Measure | null;
};

export type SectionView = {
  readonly id: SectionId;
  readonly name: string;
  readonly title: string;
  /** Sentences between the title and the charts. */
  readonly lead: readonly string[];
  readonly views: readonly ChartView[];
  readonly facts: readonly Figure[];
  /** « Source : … Champ : … Données arrêtées au … » */
  readonly foot: string;
};

export function sectionView(id: SectionId, source: SectionSource, words: Words): SectionView {
  const figure = (key: string) => figureOf(key, source.indicators, source.figures);
  return {
    id,
    name: sectionName(id, words),
    title: sectionTitle(id, figure, words, source.shared),
    lead: leadOf(id, source, words),
    views: viewsOf(id, source, words),
    facts: SECTION_FACTS[id].flatMap((key) => figure(key) ?? []),
    foot: footOf(id, source, words),
  };
}

function viewsOf(id: SectionId, source: SectionSource, words: Words): ChartView[] {
  const { t } = words;
  const { frame, published, scale } = source;
  const whole = scale === 'whole';
  const [fine, columns] =
    scale === 'days' ? (['day', dayColumns] as const) : (['month', monthColumns] as const);
  const draw = (
    key: string,
    grain: Need['grain'],
    unit: string,
    make: (input: Parameters<typeof monthColumns>[0]) => ChartView,
  ): ChartView[] => {
    const indicator = source.indicators.find((entry) => entry.key === key);
    const measures = source.series({ key, grain });
    if (!indicator || measures.length === 0) return [];
    const { annotations = [] } = source;
    return [make({ id: `${key}-${grain}`, indicator, measures, frame, unit, annotations })];
  };
  switch (id) {
    case 'volume':
      return draw('hashtag_posts_original', fine, t.unitPosts, (input) => columns(input, words));
    case 'requests': {
      const all = source.sinceStart('seekers_distinct');
      const people = (input: Parameters<typeof monthColumns>[0]) =>
        yearColumns(
          {
            ...input,
            ...(all ? { all } : {}),
            published: publishedInterval(published, 'seekers_distinct'),
            notes: [t.yearsDoNotAdd],
          },
          words,
        );
      return [
        ...draw('seeker_requests', fine, t.unitRequests, (input) => columns(input, words)),
        ...(whole ? draw('seekers_distinct', 'year', t.unitPersons, people) : []),
        ...hourViews(source, words),
      ];
    }
    case 'relays':
      return [
        ...draw('collective_relays', fine, t.unitRelays, (input) => columns(input, words)),
        ...(scale === 'months'
          ? draw('collective_relays', 'day', t.unitRelays, (input) => dayCalendar(input, words))
          : []),
      ];
    case 'visibility':
      return draw('potential_audience_bounds', whole ? 'year' : 'month', t.unitFollowers, (input) =>
        audienceRanges(input, words),
      );
    case 'adopters': {
      const scans = draw('bio_adopters', 'day', t.unitAccounts, (input) =>
        scanLine({ ...input, published }, words),
      );
      // The public part of an edition holds no single days: its years stand there instead.
      return scans.length > 0 || !whole
        ? scans
        : draw('bio_adopters', 'year', t.unitAccountsByYear, (input) => yearColumns(input, words));
    }
    case 'placements':
      return [
        ...(whole
          ? draw('job_declarations_period', 'year', t.unitDeclarations, (input) => yearColumns(input, words))
          : draw('job_declarations_period', 'month', t.unitDeclarations, (input) =>
              monthColumns(input, words),
            )),
        ...draw('job_declarations_cumulative', 'month', t.unitCumulative, (input) =>
          runningTotal({ ...input, published }, words),
        ),
        ...cohortViews(source, words),
      ];
  }
}

/** Only of a period that is the whole frame, as with cohorts. */
function hourViews({ scale, frame, indicators, series }: SectionSource, words: Words): ChartView[] {
  const indicator = indicators.find(({ key }) => key === 'requests_by_hour');
  if (scale === 'days' || !indicator) return [];
  const need = hoursNeed(scale);
  const measures = series(need).filter(({ period }) => period.start === frame.from && period.end >= frame.to);
  const id = `${need.key}-${need.grain}`;
  return [hourWeek({ id, indicator, measures, frame, unit: words.t.unitHours }, words)].filter(
    (view) => view !== null,
  );
}

/** Only of a period that is the whole frame: what is known of some of its people would say nothing of it. */
function cohortViews(source: SectionSource, words: Words): ChartView[] {
  const { scale, frame } = source;
  // A report holds the core figures only: it has none of these.
  if (scale === 'days' || !source.indicators.some(({ key }) => key === 'declared_by_day')) return [];
  const { t } = words;
  const [curve = [], median = [], bounds = [], cohort = [], relays = []] = curveNeeds(scale).map((need) =>
    source.series(need).filter(({ period }) => period.start === frame.from && period.end >= frame.to),
  );
  const inputOf = (key: string, measures: readonly Measure[], unit: string) => {
    const indicator = source.indicators.find((entry) => entry.key === key);
    const id = `${key}-${scale}`;
    return indicator && measures.length > 0 ? { id, indicator, measures, frame, unit } : null;
  };
  const news = inputOf('declared_bounds', bounds, t.unitNews);
  const delays = inputOf('declared_by_day', curve, t.unitCurve);
  // Who asked and who was relayed come from X, who declared from the people themselves.
  const foot = footLine(source, ['relayed_share_cohort', 'declared_bounds'], t.scopeCohort, words);
  return [
    news && newsColumns({ ...news, cohort: cohort[0] ?? null, relays }, words),
    delays && declaredCurve({ ...delays, median: median[0] ?? null }, words),
  ].flatMap((view) => (view === null ? [] : [{ ...view, foot }]));
}

function leadOf(id: SectionId, source: SectionSource, words: Words): string[] {
  const { t, format } = words;
  if (id === 'relays') {
    const slow = source.series({
      key: 'time_to_first_relay',
      grain: source.scale === 'whole' ? 'all' : 'year',
      dimension: 'p90',
    });
    const delay = slow.map(drawnValue).findLast((value) => value !== null);
    return delay === undefined || delay === null ? [] : [t.p90(format.delay(delay))];
  }
  if (id === 'placements') {
    const total = figureOf('job_declarations_cumulative', source.indicators, source.figures);
    const count = phraseOf(total, t.peopleDeclared, words);
    return count === null || source.scale !== 'whole'
      ? []
      : [t.minimumSentence(count, format.day(source.frame.startDay))];
  }
  return [];
}

function footOf(id: SectionId, source: SectionSource, words: Words): string {
  const { t } = words;
  const scopes: Record<SectionId, string> = {
    volume: t.scopeVolume,
    requests: t.scopeRequests,
    relays: t.scopeRelays,
    visibility: t.scopeVisibility,
    adopters: t.scopeAdopters,
    placements: t.scopePlacements,
  };
  return footLine(source, SECTION_FACTS[id].slice(0, 1), scopes[id], words);
}

/** @param keys the indicators whose sources are told */
function footLine(
  { indicators, frame }: SectionSource,
  keys: readonly string[],
  scope: string,
  { t, format }: Words,
): string {
  const origins = keys
    .flatMap((key) => indicators.find((one) => one.key === key)?.source[format.language] ?? [])
    // Only the first begins a sentence; « X » is a name.
    .map((origin, index) =>
      index === 0 ? origin : origin.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLocaleLowerCase()),
    );
  return [
    t.footSource(format.tidy(origins.join(format.language === 'fr' ? ' ; ' : '; '))),
    t.footScope(scope),
    t.footCutoff(format.day(frame.cutoff)),
  ].join(' ');
}
