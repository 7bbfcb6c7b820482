import { addDays, Calendar, type Day, daysBetween } from '../../db/core/calendar.ts';
import { COLLECTED_FAMILIES } from '../../db/core/families.ts';
import { type Grain, periodOf } from '../../db/core/period.ts';
import type { World } from '../demo/world/model.ts';
import { audienceTruth } from '../demo/world/truth/audience.ts';
import { bioTruth, type Scan } from '../demo/world/truth/bios.ts';
import { declarationTruth } from '../demo/world/truth/declarations.ts';
import type { Period } from '../demo/world/truth/periods.ts';
import { postTruth } from '../demo/world/truth/posts.ts';
import { activeAdoptersTruth, reachTruth } from '../demo/world/truth/reach.ts';
import { receivedTruth } from '../demo/world/truth/received.ts';
import { relayTruth } from '../demo/world/truth/relays.ts';
import type { TruthRow } from '../demo/world/truth/row.ts';
import { readScene } from '../demo/world/truth/scene.ts';
import { toldTruth } from '../demo/world/truth/told.ts';
import { type Notes, settled } from './live-world.ts';
import type { RandomWorld } from './random-world.ts';
import { adviceTruth } from './truth/advice.ts';
import { attentionTruth } from './truth/attention.ts';
import { isNoted, type NotedPeriod, notedTruth } from './truth/noted.ts';
import { readTruth } from './truth/read.ts';

const PARIS = new Calendar('Europe/Paris');

export type Expectations = {
  /** Every figure of a period by `KEY` or `KEY:DIMENSION`, from the world's ledger alone. */
  of(grain: Grain, start: Day): ReadonlyMap<string, TruthRow>;
};

const CONTACTS = 'reported_contacts';
const NO_NEWS = ['', ':recruiter', ':network', ':interview'].map((kind) => `${CONTACTS}${kind}`);

/** What each figure must be: computed plainly and slowly, a period at a time, never through the store. */
export function expectations(random: RandomWorld, notes: Notes, sweeps: readonly Scan[]): Expectations {
  const { startDay, nights } = random;
  const [first] = nights as [RandomWorld['nights'][number]];
  const cutoff = (nights.at(-1) as RandomWorld['nights'][number]).day;
  const world: World = settled(random);
  const read = nights.filter(({ refused }) => !refused);
  const readings = read.map(({ at }) => Date.parse(at));
  const cutoffEnd = Date.parse(PARIS.endOf(cutoff));
  const scene = readScene(world, cutoffEnd, readings);
  // The contrasts are worked out in the first night of a month, whether X answers it or not.
  const month = cutoff.slice(0, 7);
  const monthly = nights.find((night) => night.day.startsWith(month)) as RandomWorld['nights'][number];
  const advice = { at: Date.parse(monthly.at), readings };
  const known = new Map<string, ReadonlyMap<string, TruthRow>>();
  return {
    of(grain, start) {
      const name = `${grain} ${start}`;
      const found = known.get(name) ?? new Map(rowsOf(grain, start).map((row) => [row.key, row]));
      known.set(name, found);
      return found;
    },
  };

  function rowsOf(grain: Grain, start: Day): TruthRow[] {
    const period = spanOf(grain, start, { startDay, cutoff });
    const { collectiveId } = world;
    const relays = relayTruth(scene, period, { collectiveId, cutoffEnd, matureDays: 7 });
    const rows = [
      ...postTruth(scene, period),
      ...relays,
      ...reachTruth(world, scene, period, readings),
      ...readTruth(scene, notes, period),
      ...bioTruth(world, period, read),
      ...activeAdoptersTruth(world, scene, period, sweeps),
      ...coverageTruth(period),
    ];
    if (grain === 'day') return rows;
    const told = toldTruth(world, scene, period, cutoff);
    const ninth = relays.find(({ key }) => key === 'time_to_first_relay') as TruthRow;
    return [
      ...rows,
      {
        ...ninth,
        key: 'time_to_first_relay:p90',
        value: ninth.p90 ?? null,
        visible: ninth.visibleP90 ?? null,
      },
      ...audienceTruth(world, scene, period).map((row) => ({ ...row, key: 'potential_audience_bounds' })),
      ...receivedTruth(world, scene, period, { cutoffEnd, readings }),
      ...attentionTruth(world, scene, period, { cutoffEnd, readings }),
      ...declarationTruth(scene, period, cutoffEnd),
      ...told,
      ...notedTruth(notes, period, PARIS.dayOf(first.at)),
      ...(grain === 'all' ? adviceTruth(world, scene, period, advice) : []),
      ...(isNoted(notes.since.get('contacts'), period, told.find(({ key }) => key === CONTACTS)?.value ?? 0)
        ? []
        : NO_NEWS.map((key) => ({ key, period: period.name, value: null }))),
    ];
  }

  /** Every night reads up to its own day, from the first day of the collective; the last one always reads. */
  function coverageTruth(period: Period): TruthRow[] {
    const families = COLLECTED_FAMILIES.filter((family) => family !== 'bio-adopters');
    const keys = ['collection_coverage', ...families.map((family) => `collection_coverage:${family}`)];
    return keys.map((key) => ({ key, period: period.name, value: 1 }));
  }
}

/** The part of a period that has passed. */
function spanOf(grain: Grain, start: Day, { startDay, cutoff }: { startDay: Day; cutoff: Day }): NotedPeriod {
  const whole = grain === 'all' ? periodOf('all', cutoff, startDay) : periodOf(grain, start, startDay);
  const end = addDays(cutoff, 1) < whole.end ? addDays(cutoff, 1) : whole.end;
  const first = whole.start < startDay ? startDay : whole.start;
  const last = addDays(end, -1);
  return {
    name: `${grain} ${whole.start}`,
    first: whole.start,
    last,
    start: Date.parse(PARIS.startOf(first)),
    end: Date.parse(PARIS.startOf(end)),
    days: daysBetween(first, end),
    over: whole.end,
  };
}
