import { indicatorOf, versionAt } from '../../db/catalogue/index.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import type { Day } from '../../db/core/calendar.ts';
import { readLatestRelease } from '../../db/queries/releases.ts';
import { isDemonstration } from '../../db/queries/settings.ts';
import type { SharedLink } from '../../db/queries/shared-links.ts';
import type { PublicDocument } from '../../db/release/build-release.ts';
import { beyondLink } from '../auth/require-session.ts';
import type { Context } from '../context.ts';
import type { Measure } from '../contract/measure.ts';
import { readKnowledge } from '../knowledge.ts';
import type { Window } from '../window.ts';

/** What was published, as far as a link shows it: its cells, and no row of a measure. */
export type Released = {
  /** The last day told of; null before the first release. */
  readonly until: Day | null;
  readonly asOf: Day | null;
  readonly demonstration: boolean;
  /** Every cell of a figure of the link, whole months and years and since the start. */
  cells(key: string): Measure[];
};

export async function readReleased(context: Context, link: SharedLink, asOf?: Day): Promise<Released> {
  const { store } = context;
  const { knownBy } = await readKnowledge(context, asOf);
  const latest = await readLatestRelease(store.db, knownBy);
  const { until, tables } = latest
    ? (JSON.parse(latest.document) as PublicDocument)
    : { until: null, tables: [] };
  return {
    until,
    asOf: asOf ?? null,
    demonstration: await isDemonstration(store.db),
    cells(key) {
      if (!link.figures.includes(key)) throw beyondLink();
      const cells = tables.find(({ indicator }) => indicator === key)?.cells ?? [];
      return cells.map((cell) => ({ ...cell, knownAt: null }));
    },
  };
}

/** What was published of a window: of a month, a year or the whole time, else nothing and why. */
export function releasedFigure(released: Released, indicator: Indicator, window: Window): Measure {
  const found = released
    .cells(indicator.key)
    .find(
      ({ period, dimension }) =>
        dimension === '' &&
        period.grain === window.grain &&
        period.start <= window.start &&
        period.end >= window.start,
    );
  return (
    found ?? {
      period: { grain: window.grain, start: window.start, end: window.end },
      dimension: '',
      state: 'not_measured',
      value: null,
      low: null,
      high: null,
      n: null,
      coverage: null,
      reason: 'window_not_public',
      version: versionAt(indicator, window.end),
      knownAt: null,
    }
  );
}

/** An indicator of the link. @throws AppError when it shows no such one */
export function shownOf(link: SharedLink, key: string): Indicator {
  if (!link.figures.includes(key)) throw beyondLink();
  return indicatorOf(key);
}

/** The figures of a link, in the order of the catalogue. */
export const figuresOf = ({ catalogue }: Context, link: SharedLink): Indicator[] =>
  catalogue.filter(({ key }) => link.figures.includes(key));
