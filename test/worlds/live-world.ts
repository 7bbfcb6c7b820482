import { addDays, type Day, day, type instant } from '../../db/core/calendar.ts';
import { POST_LABELS, type PostLabel } from '../../db/core/labels.ts';
import { addAnnotation, listAnnotations, removeAnnotation } from '../../db/queries/annotations.ts';
import { decideDeclaration } from '../../db/queries/declarations.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { labelPosts } from '../../db/queries/labels.ts';
import { importPublishedFigures } from '../../db/queries/published-figures.ts';
import {
  addCoached,
  addCorrection,
  addMeeting,
  addRightsRequest,
  addSecondReading,
} from '../../db/queries/service-record.ts';
import { RIGHTS_KINDS, type RightsKind } from '../../db/schema/rights-request.ts';
import type { Store } from '../../db/store.ts';
import { runNightly } from '../../jobs/runner.ts';
import { volunteers } from '../demo/volunteers.ts';
import type { World } from '../demo/world/model.ts';
import { seededRandom } from '../demo/world/random.ts';
import type { TestSetting } from '../integration/jobs/setting.ts';
import { pseudonymise } from '../integration/jobs/setting.ts';
import type { RandomNight, RandomWorld } from './random-world.ts';

/** What the collective noted of its own work: the ledger of what no post tells. */
export type Notes = {
  meetings: { day: Day; attendees: number | null }[];
  corrections: Day[];
  rights: { kind: RightsKind; received: Day; answered: Day | null }[];
  readAgain: { day: Day; first: PostLabel; second: PostLabel }[];
  coached: Set<string>;
  volunteers: Map<Day, { active: number; core: number | null }>;
  /** The Paris day on which people first noted, or were first told, such a thing. */
  since: Map<'meetings' | 'coached' | 'contacts', Day>;
};

/** Plays the people of a world: they sort, err, correct themselves, note, and take back what they declared. */
export function playPeople(store: Store, random: RandomWorld, setting: TestSetting) {
  const { world, seed, nights, mistaken, withdrawn } = random;
  const posts = world.posts.map((post) =>
    mistaken.has(post.id) ? { ...post, label: 'other' as const } : post,
  );
  const { sortEverything } = volunteers(store, { ...world, posts }, setting.clock, pseudonymise);
  const draw = seededRandom(seed, 22);
  const beside = seededRandom(seed, 23);
  const notes: Notes = {
    meetings: [],
    corrections: [],
    rights: [],
    readAgain: [],
    coached: new Set(),
    volunteers: new Map(),
    since: new Map(),
  };
  const meaning = new Map(world.posts.map(({ id, label }) => [id, label]));

  return { notes, evening };

  /** Before relays are read. */
  async function evening(night: RandomNight): Promise<void> {
    await sortEverything();
    // What the last night reads is put right like what was read before, or the ledger could not tell it.
    if (nights.slice(-2).includes(night)) await correct();
    if (night === nights.at(-1)) await takeBack();
    const contacted = world.told?.news.filter((one) => one.recruiter || one.network || one.interview) ?? [];
    if (contacted.some(({ day }) => day <= night.day)) begun('contacts', night);
    await store.db.transaction().execute((db) => note(db as never, night));
    await tellBeside(night);
  }

  /** Notes about the figures, closed again or not, and figures that others publish: no measure rests on these. */
  async function tellBeside({ day: on }: RandomNight): Promise<void> {
    const [{ db }, known_at] = [store, setting.clock.now()];
    const texts = { text_fr: `ce qui se passe jusqu’au ${on}`, text_en: '', source: '' };
    // Noted late, so that it touches days that were told without it.
    const days = { start_day: addDays(on, -3), end_day: on };
    if (beside.chance(0.6)) await addAnnotation(db, { ...days, kind: 'event', ...texts, known_at });
    const [open] = await listAnnotations(db, { from: on, to: on });
    if (open && beside.chance(0.4)) await removeAnnotation(db, open.id, known_at);
    if (!beside.chance(0.3)) return;
    const stated = beside.between(1, 900);
    const said = { stated, low: stated, high: stated, wording: `${stated} demandes` };
    const source = { note: '', note_fr: null, source: 'journal', url: 'https://example.org/' };
    const of = { id: `publié ${on}`, position: 1, indicator: 'seeker_requests', date: on };
    const kind = { date_precision: 'day', qualifier: 'exactly' } as const;
    await importPublishedFigures(db, [{ ...of, ...kind, ...said, ...source, imported_at: known_at }]);
  }

  function begun(what: 'meetings' | 'coached' | 'contacts', { at }: RandomNight): void {
    if (!notes.since.has(what)) notes.since.set(what, setting.calendar.dayOf(at));
  }

  async function correct(): Promise<void> {
    const known = await store.db
      .selectFrom('post')
      .select(['id', 'label'])
      .where('id', 'in', ['', ...mistaken])
      .orderBy('id')
      .execute();
    const at = setting.clock.now();
    const right = known
      .map((post) => ({ ...post, meant: meaning.get(post.id) ?? 'other' }))
      .filter(({ label, meant }) => label !== meant)
      .map(({ id, meant }) => ({ postId: id, label: meant, by: 'benevole-9', at }));
    await store.db.transaction().execute((db) => labelPosts(db, right));
    await sortEverything();
  }

  async function takeBack(): Promise<void> {
    const rows = await store.db
      .selectFrom('declaration')
      .select('id')
      .where('post_id', 'in', ['', ...withdrawn])
      .orderBy('id')
      .execute();
    const at = setting.clock.now();
    await store.db.transaction().execute(async (db) => {
      for (const { id } of rows)
        await decideDeclaration(db, { id, state: 'withdrawn', by: 'benevole-1', at });
    });
  }

  async function note(db: Store['db'], night: RandomNight): Promise<void> {
    const known_at = setting.clock.now();
    const { day: on } = night;
    if (draw.chance(0.4)) {
      const attendees = draw.chance(0.3) ? null : draw.between(2, 40);
      await addMeeting(db, { day: on, title: `rencontre ${on}`, attendees, known_at });
      notes.meetings.push({ day: on, attendees });
      begun('meetings', night);
    }
    if (draw.chance(0.2)) {
      const sentences = { sentence_fr: 'Corrigé.', sentence_en: 'Corrected.' };
      await addCorrection(db, { day: on, indicator: 'seeker_requests', edition: '', ...sentences, known_at });
      notes.corrections.push(on);
    }
    if (draw.chance(0.4)) {
      const kind = draw.pick(RIGHTS_KINDS);
      const answered = draw.chance(0.6) ? on : null;
      await addRightsRequest(db, {
        reference: `droit ${on}`,
        kind,
        received_day: on,
        answered_day: answered,
        known_at,
      });
      notes.rights.push({ kind, received: on, answered });
    }
    const month = day(`${on.slice(0, 7)}-01`);
    if (!notes.volunteers.has(month) && draw.chance(0.5)) {
      const count = { active: draw.between(1, 30), core: draw.chance(0.5) ? draw.between(1, 9) : null };
      await db
        .insertInto('volunteer_month')
        .values({ month, ...count, known_at })
        .execute();
      await markDirty(db, 'retweet-reach', [on]);
      notes.volunteers.set(month, count);
    }
    await readAgain(db, on, known_at);
    const requests = await db.selectFrom('request').select('post_id').orderBy('post_id').execute();
    for (const { post_id } of requests) {
      if (!draw.chance(0.05)) continue;
      await addCoached(db, { post_id, noted_by: 'benevole-2', noted_at: known_at });
      notes.coached.add(post_id);
      begun('coached', night);
    }
  }

  async function readAgain(db: Store['db'], on: Day, read_at: ReturnType<typeof instant>): Promise<void> {
    const sorted = await db
      .selectFrom('post')
      .select(['id', 'label'])
      .where('label', 'is not', null)
      .where('id', 'not in', db.selectFrom('second_reading').select('post_id'))
      .orderBy('id')
      .execute();
    for (const { id, label } of sorted) {
      if (!draw.chance(0.5) || !label) continue;
      const second = draw.chance(0.8) ? label : draw.pick(POST_LABELS);
      await addSecondReading(db, {
        post_id: id,
        label: second,
        first_label: label,
        read_by: 'benevole-7',
        read_at,
        day: on,
      });
      notes.readAgain.push({ day: on, first: label, second });
    }
  }
}

/** Runs one night; X refuses all of it when it is to be cut. @returns whether X was read */
export async function liveNight(
  setting: TestSetting,
  night: RandomNight,
  evening: (night: RandomNight) => Promise<void>,
): Promise<void> {
  setting.setNow(night.at);
  setting.standIn.setFault(() =>
    night.refused ? { kind: 'answer', status: 402, body: { title: 'CreditsDepleted' } } : null,
  );
  const lived = runNightly(setting, night.day, {
    async afterTask(name) {
      if (name === 'triage') await evening(night);
    },
  });
  await (night.refused ? lived.catch(() => {}) : lived);
}

/** What was to be found in the end: without the declarations that were taken back. */
export function settled({ world, withdrawn }: RandomWorld): World {
  const posts = world.posts.map((post) =>
    withdrawn.has(post.id) ? { ...post, label: 'other' as const } : post,
  );
  return { ...world, posts };
}
