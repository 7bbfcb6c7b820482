import type { Store } from '../../db/store.ts';
import { openSetting, type TestSetting } from '../integration/jobs/setting.ts';
import { type Expectations, expectations } from './expected.ts';
import { type Finding, type Judgement, judgeWorld } from './judge-world.ts';
import { liveNight, type Notes, playPeople } from './live-world.ts';
import { type RandomNight, type RandomWorld, randomWorld } from './random-world.ts';

export type Lived = {
  readonly random: RandomWorld;
  readonly notes: Notes;
  readonly setting: TestSetting;
} & AsyncDisposable;

export type OnNight = (night: RandomNight, setting: TestSetting) => Promise<void>;

/** Lives a random world into an empty store, night after night. */
export async function liveWorld(
  store: Store,
  random: RandomWorld,
  onNight: OnNight = async () => {},
): Promise<Lived> {
  const { world, startDay, nights } = random;
  const [first] = nights as [RandomNight];
  const tiny = { ...world, postId: () => '', accountId: () => '' };
  const setting = await openSetting(store, tiny, { now: first.at, startDay, pageSize: 100 });
  const { notes, evening } = playPeople(store, random, setting);
  for (const night of nights) {
    await liveNight(setting, night, evening);
    await onNight(night, setting);
  }
  return { random, notes, setting, [Symbol.asyncDispose]: () => setting[Symbol.asyncDispose]() };
}

/** Lives the world of a seed, and says what its figures must be. */
export async function expectedOf(
  store: Store,
  seed: number,
  onNight?: OnNight,
): Promise<{ lived: Lived; expected: Expectations }> {
  const lived = await liveWorld(store, randomWorld(seed), onNight);
  const sweeps = await store.db
    .selectFrom('bio_scan')
    .select(['day', 'scanned_at as at'])
    .where('state', '=', 'done')
    .where('kind', '=', 'sweep')
    .orderBy('id')
    .execute();
  return { lived, expected: expectations(lived.random, lived.notes, sweeps) };
}

/** Lives the world of a seed and holds every figure against its ledger. */
export async function judgeSeed(store: Store, seed: number, onNight?: OnNight): Promise<Judgement> {
  const { lived, expected } = await expectedOf(store, seed, onNight);
  await using _ = lived;
  return await judgeWorld(store, expected);
}

/** What a figure that is wrong is told with: enough to see it again. */
export const sayFinding = (seed: number, { indicator, period, expected, found }: Finding): string =>
  `seed ${seed}, ${indicator} of ${period}: expected ${expected}, found ${found}; again: npm run worlds -- --seed ${seed}`;
