import { addDays, type Day, instant } from '../../../db/core/calendar.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { forgetPerson } from '../../../db/privacy/forget-person.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import { insertEngagement, type NewEngagement } from '../../../db/queries/engagement.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { noteCall } from '../../../db/queries/service-record.ts';
import type { Store } from '../../../db/store.ts';
import type { Random } from '../../demo/world/random.ts';
import { pseudonymise, seal } from '../jobs/setting.ts';
import { calendar } from './october.ts';
import type { Seed } from './seed.ts';

const NOTHING = { replies: 0, reposts: 0, quotes: 0, likes: 0, bookmarks: null, impressions: null };
/** Looks a request up a week after its day. */
export const lookUp = ({ db }: Store, { runId }: Seed, id: string, on: Day, counts: Counts = {}) =>
  insertEngagement(db, [
    {
      post_id: id,
      day: on,
      read_at: calendar.endOf(addDays(on, 8)),
      gone: 0,
      run_id: runId,
      ...NOTHING,
      ...counts,
    },
  ]);
type Counts = Partial<Pick<NewEngagement, 'gone' | 'replies' | 'likes' | 'impressions'>>;

/** What is kept of a request that X no longer shows. */
export const GONE = {
  gone: 1,
  replies: null,
  reposts: null,
  quotes: null,
  likes: null,
  bookmarks: null,
  impressions: null,
} as const;

/** An account that has shown the tag, and had so many followers then. */
export const known = ({ db }: Store, { runId }: Seed, account: string, followers: number) =>
  db
    .insertInto('adopter')
    .values({
      account: account as Pseudonym,
      sealed_id: null,
      shows_tag: 1,
      shows_seeker_tag: 0,
      followers,
      first_seen_at: instant('2018-08-01T00:00:00Z'),
      checked_at: instant('2018-08-01T00:00:00Z'),
      run_id: runId,
      shown_at: null,
      gone_at: null,
    })
    .execute();

/** Requests drawn at random, what they receive, and what people change of them afterwards. */
export class AdviceWorld {
  readonly #store: Store;
  readonly #rows: Seed;
  readonly #random: Random;
  readonly #asked: { id: string; on: Day; looked: boolean }[] = [];

  constructor(store: Store, rows: Seed, random: Random) {
    this.#store = store;
    this.#rows = rows;
    this.#random = random;
  }

  /** Four a day, by thirty people of whom half show the tag. */
  async asking(first: Day, count: number): Promise<void> {
    const random = this.#random;
    for (let seeker = 0; seeker < 15; seeker += 1)
      await known(this.#store, this.#rows, `s${seeker}`, Math.round(random.logNormal(300, 1.5)));
    for (let index = 0; index < count; index += 1) {
      const on = addDays(first, Math.floor(index / 4));
      const time = `${random.pick(['05', '07', '15', '20'])}:30:00Z`;
      const id = `${1000 + index}`;
      const seeker = index % 20 === 0 ? 'collective' : `s${random.between(0, 29)}`;
      await this.#rows.post(id, seeker, `${on}T${time}`, 'seeker_request');
      const marks = {
        has_media: random.chance(0.5) ? 1 : 0,
        hashtags: random.chance(0.1) ? null : random.between(1, 4),
        has_emoji: random.chance(0.5) ? 1 : 0,
        call_to_action: random.chance(0.4) ? (random.chance(0.5) ? 1 : 0) : null,
        length: random.between(60, 220),
      } as const;
      await this.#store.db.updateTable('post').set(marks).where('id', '=', id).execute();
      if (random.chance(0.5)) await this.#relayed(id, addDays(on, random.between(0, 9)));
      this.#asked.push({ id, on, looked: false });
    }
  }

  /** Looks up what is a week old, and lets people correct, code, relay late and ask to be forgotten. */
  async live(cutoff: Day): Promise<void> {
    const [store, random] = [this.#store, this.#random];
    for (const one of this.#asked) {
      if (one.looked || addDays(one.on, 7) > cutoff || !(await this.#isThere(one.id))) continue;
      one.looked = true;
      const likes = Math.round(random.logNormal(8, 1));
      const impressions = random.chance(0.9) ? 30 * likes + random.between(0, 50) : null;
      const counts = random.chance(0.1) ? GONE : { likes, replies: random.between(0, 2), impressions };
      await lookUp(store, this.#rows, one.id, one.on, counts);
    }
    const at = calendar.endOf(cutoff);
    const some = () => random.pick(this.#asked);
    for (let change = 0; change < 5; change += 1) {
      await noteCall(store.db, { postId: some().id, calls: random.chance(0.5) });
      const label = random.chance(0.5) ? ('other' as const) : ('seeker_request' as const);
      const [mistaken, late, edited] = [some(), some(), some()];
      if (await this.#isThere(mistaken.id))
        await labelPosts(store.db, [{ postId: mistaken.id, label, by: 'bob', at }]);
      if (await this.#isThere(late.id)) await this.#relayed(late.id, addDays(late.on, 2));
      const length = random.between(60, 220);
      await store.db.updateTable('post').set({ length, has_media: 1 }).where('id', '=', edited.id).execute();
      await markDirty(store.db, 'seeker-requests', [edited.on]);
    }
    const person = `s${random.between(0, 29)}` as Pseudonym;
    await store.db
      .transaction()
      .execute((db) => forgetPerson(db, person, { at, pseudonymise, idSeal: seal }));
  }

  async #isThere(id: string): Promise<boolean> {
    const row = await this.#store.db.selectFrom('post').select('id').where('id', '=', id).executeTakeFirst();
    return row !== undefined;
  }

  async #relayed(id: string, on: Day): Promise<void> {
    const relay = { post_id: id, account: 'collective' as Pseudonym };
    const there = await this.#store.db
      .selectFrom('relay')
      .select('post_id')
      .where('post_id', '=', id)
      .where('account', '=', relay.account)
      .executeTakeFirst();
    if (!there) await this.#rows.relay(id, relay.account, `${on}T21:00:00Z`, 10, true);
  }
}
