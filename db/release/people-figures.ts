import type { Indicator } from '../catalogue/indicator.ts';
import { FEWEST_PEOPLE } from '../disclosure/rules.ts';
import { listDimensions, type Reading } from '../queries/series.ts';
import type { Database } from '../store.ts';
import { hidden, isMeasured, nameOf, type PublicCell, shown, untold, withoutCount } from './cell.ts';
import { heldReadings } from './held.ts';
import { DECLARED } from './line-tables.ts';
import { countsTold, type Made, readGrains } from './made.ts';
import { isShare, peopleCells } from './people-table.ts';
import { givesAway } from './share-beside.ts';
import { shareCell } from './share-cell.ts';
import { exactCells, isExactCount } from './thing-figures.ts';
import { isWholeCohort, stillFollowed, withoutEarly } from './whole-cohorts.ts';

const ASKED = 'seeker_requests';
/** Shares of those who first asked in a year, by what they declared. */
const OF_COHORTS = ['declared_share_cohort', 'declared_bounds'];
/** Told as such beside hidden months it would say of these that they have one to four. */
const NO_REQUEST = 'no_request';
/** Of a count of posts, how many these are of all. */
const SHARE_OF_POSTS = 'share';
/** People at a meeting: of a figure that counts meetings. */
const ATTENDEES = 'attendees';

/** The table of a figure of people, or of one that tells of nobody. */
export async function otherTable(db: Database, indicator: Indicator, made: Made): Promise<PublicCell[]> {
  const { read, startDay } = made;
  const { key, protects } = indicator;
  const isFiner = protects === 'nobody' || protects === 'requests_counted';
  const finer = isFiner ? await listDimensions(db, { indicator: key, startDay }) : [];
  const dimensions = new Set(['', ...finer.filter((one) => one !== ATTENDEES).toSorted()]);
  const cells: PublicCell[] = [];
  for (const dimension of dimensions) {
    const all = await readGrains(read, indicator, dimension);
    if (isExactCount(indicator, dimension)) cells.push(...(await exactCells(indicator, all, made)));
    else if (protects === 'nobody' && dimension !== SHARE_OF_POSTS) cells.push(...all.map(shown));
    else if (!isFiner) cells.push(...(await followedCells(indicator, all, made)));
    else if (dimension === SHARE_OF_POSTS)
      cells.push(...(await heldOf(indicator, all, made)).map((reading) => withoutCount(shown(reading))));
    else if (isShare(indicator, dimension))
      cells.push(...(await heldOf(indicator, all, made)).map((reading) => shareCell(reading, false)));
    else cells.push(...all.map(ofRequests));
  }
  return cells;
}

/** The readings of a figure of people as they were told, and what to keep of them. */
async function heldOf(indicator: Indicator, readings: readonly Reading[], made: Made): Promise<Reading[]> {
  const { key, kind, protects } = indicator;
  if (protects === 'people_counted') return [...readings];
  const dimension = readings[0]?.dimension ?? '';
  const isOfShare = protects !== 'people';
  // What is there today is told of today: of a stock only the days gone by stand.
  const stands = ({ period }: Reading) => !(kind === 'stock' && period.grain === 'all');
  const name = `${key} ${dimension}`.trim();
  const told = await countsTold(made, name, async (from, until) => {
    const before = (await readGrains(from, indicator, dimension)).filter(
      (reading) => stands(reading) && isWholeCohort(key, reading.period.end, until),
    );
    return heldReadings(before, { told: {}, isShare: isOfShare }).counts;
  });
  const held = heldReadings(readings.filter(stands), { told, isShare: isOfShare });
  made.basis.counts[name] = held.counts;
  const byName = new Map(held.readings.map((reading) => [nameOf(reading), reading]));
  return readings.map((reading) => (stands(reading) ? (byName.get(nameOf(reading)) ?? reading) : reading));
}

/** People, and shares of them once all were followed, where neither this release nor an earlier one tells too much of these. */
async function followedCells(
  indicator: Indicator,
  readings: readonly Reading[],
  made: Made,
): Promise<PublicCell[]> {
  const { until, basis, lines } = made;
  const { key } = indicator;
  const isSettled = ({ period }: Reading) => isWholeCohort(key, period.end, until);
  const settled = await heldOf(indicator, readings.filter(isSettled), made);
  const cells = onceForAll(
    withoutEarly(peopleCells(indicator, settled), basis.early[key] ?? []),
    indicator,
    made,
  );
  const waiting = readings
    .filter((reading) => !isSettled(reading))
    .map((reading) => (isMeasured(reading) ? stillFollowed(key, reading) : untold(reading)));
  const [asked, declared] = [lines.get(ASKED), lines.get(DECLARED)];
  const isOfCohort = OF_COHORTS.includes(key) && asked && declared;
  return [
    ...cells.map((cell, index) =>
      isOfCohort && isMeasured(cell) && givesAway(settled[index] as Reading, { asked, declared })
        ? hidden(cell)
        : cell,
    ),
    ...waiting,
  ];
}

/** What was worked out from so few requests that hardly more people can have written them is hidden, and what was from none. */
const ofRequests = (reading: Reading): PublicCell =>
  reading.reason === NO_REQUEST || (isMeasured(reading) && reading.n !== null && reading.n < FEWEST_PEOPLE)
    ? hidden(shown(reading))
    : withoutCount(shown(reading));

/** What was worked out from people as it was told, once they had been followed: of one more it would tell by moving. */
function onceForAll(cells: readonly PublicCell[], { key, protects }: Indicator, made: Made): PublicCell[] {
  if (protects !== 'people_counted' || !made.before) return [...cells];
  const { until } = made.before;
  const told = made
    .toldOf(key)
    .filter((cell) => isMeasured(cell) && isWholeCohort(key, cell.period.end, until));
  return cells.map((cell) => told.find((last) => nameOf(last) === nameOf(cell)) ?? cell);
}
