import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import { readLatestRelease } from '../../db/queries/releases.ts';
import { type Reading, readSeries } from '../../db/queries/series.ts';
import type { PublicDocument } from '../../db/release/build-release.ts';
import type { PublicCell } from '../../db/release/cell.ts';
import { EVIDENCE } from '../../db/release/part-tables.ts';
import type { Database } from '../../db/store.ts';
import { readAnnotations } from './annotations.ts';
import { readErrata } from './errata.ts';
import { readNotes } from './notes.ts';
import { readRegister } from './register.ts';
import { readChartSeries } from './series.ts';
import { readTexts } from './texts.ts';

export type Frame = {
  readonly indicators: readonly Indicator[];
  readonly startDay: Day;
  /** The edition's year, both days included. */
  readonly period: { readonly start: string; readonly end: string };
  readonly cutoff: Day;
  readonly knownBy: Instant;
  readonly schema: EditionDocument['schema'];
};
export type EditionContent = Pick<EditionDocument, 'figures' | 'series' | 'published'> &
  Required<Pick<EditionDocument, 'notes' | 'texts' | 'annotations' | 'errata' | 'released'>>;

/** Its core figures for the year and since the start, each with what the service is asked for it. */
export async function readFigures(
  db: Database,
  { indicators, startDay, period, cutoff, knownBy }: Frame,
): Promise<EditionContent['figures']> {
  const one = async (indicator: Indicator, grain: 'year' | 'all', from: Day, to: Day) => {
    const [reading] = await readSeries(db, { indicator, grain, from, to, startDay, knownBy });
    if (!reading) throw new Error(`no ${grain} period between ${from} and ${to}`);
    return reading;
  };
  const figures = [];
  for (const indicator of indicators.filter(({ core }) => core)) {
    const year = await one(indicator, 'year', period.start as Day, period.end as Day);
    const all = await one(indicator, 'all', startDay, cutoff);
    const { key, evidence } = indicator;
    const query = { year: queryOf(key, year.period), all: queryOf(key, all.period) };
    figures.push({ indicator: key, year, all, evidence, cutoff, query });
  }
  return figures;
}

/**
 * What an edition reads from the store, as it was known at its moment: building it and verifying it read the
 * same. Work: one range of an index a series.
 */
export async function readContent(db: Database, frame: Frame): Promise<EditionContent> {
  const { indicators, startDay, period, cutoff, knownBy } = frame;
  const figures = await readFigures(db, frame);
  return {
    figures,
    series: await readChartSeries(db, { indicators, startDay, to: period.end as Day, cutoff, knownBy }),
    published: await readRegister(db, knownBy),
    notes: await readNotes(db, frame),
    texts: await readTexts(db, Number(period.end.slice(0, 4)), knownBy),
    errata: await readErrata(db, Number(period.end.slice(0, 4)), frame),
    annotations: await readAnnotations(db, { from: startDay, to: cutoff, knownBy }),
    released: await readReleased(db, frame),
  };
}

const queryOf = (key: string, { grain, start, end }: Reading['period']): string =>
  `/api/v1/indicators/${key}/measures?grain=${grain}&from=${start}&to=${end}`;

/**
 * What of the latest public release an edition tells or draws: years and wholes, of its own figures also the months
 * and the dimensions, of the declared returns on what evidence they rest.
 */
export async function readReleased(
  db: Database,
  { knownBy, indicators, schema }: Frame,
): Promise<EditionContent['released']> {
  const latest = await readLatestRelease(db, knownBy);
  if (!latest) return { until: null, madeAt: null, tables: [] };
  const { until, madeAt, tables } = JSON.parse(latest.document) as PublicDocument;
  const own = new Set(schema === 1 ? [] : indicators.map(({ key }) => key));
  const inParts = schema === 1 ? null : EVIDENCE.indicator;
  const isKept = (indicator: string, { dimension, period }: PublicCell): boolean =>
    own.has(indicator) || (period.grain !== 'month' && (dimension === '' || indicator === inParts));
  return {
    until,
    madeAt,
    tables: tables.map(({ indicator, cells }) => ({
      indicator,
      cells: cells.filter((cell) => isKept(indicator, cell)),
    })),
  };
}
