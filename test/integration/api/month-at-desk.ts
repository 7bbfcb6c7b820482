import assert from 'node:assert/strict';
import { hashToken } from '../../../api/auth/tokens.ts';
import type { Problem } from '../../../api/contract/common.ts';
import type { DecidedAnswer, UndoneAnswer } from '../../../api/contract/sorting.ts';
import { type Day, day } from '../../../db/core/calendar.ts';
import { declarationOfLink } from '../../../db/queries/declarations.ts';
import type { Store } from '../../../db/store.ts';
import type { Random } from '../../demo/world/random.ts';
import type { Seed } from '../db/seed.ts';
import { addWaiting, sorterWith } from './desk.ts';
import type { Service } from './service.ts';
import { AGREED, tellerWith } from './telling.ts';
import { type Report, ToldMonth } from './told-month.ts';

const CONTRACTS = ['cdi', 'interim', null] as const;
const NAMES = ['alice', 'bob', 'carol'] as const;

const LABELS = [
  ['placement_report', 'placement_report'],
  ['placement_report', 'other'],
  ['other', 'placement_report'],
] as const;

type Sorter = ReturnType<typeof sorterWith>;
type Entered = {
  readonly report: Report;
  readonly id: number;
  readonly token?: string;
  readonly post?: string;
};

/** One month at the desk and at the form; what everybody did stands in its ledger. */
export class MonthAtDesk {
  readonly truth = new ToldMonth();
  /** How often each thing happened: a month in which nothing collides would prove nothing. */
  readonly happened = new Map<string, number>();
  readonly entered: Entered[] = [];
  sorters: Sorter[] = [];
  today = day('2018-10-01');
  #posts = 0;
  readonly #with: { store: Store; service: Service; random: Random; rows: Seed };

  constructor(lived: { store: Store; service: Service; random: Random; rows: Seed }) {
    this.#with = lived;
  }

  get teller() {
    return tellerWith(this.#with.service);
  }

  note(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  async morning(today: Day): Promise<void> {
    this.today = today;
    this.#with.service.clock.set(`${today}T07:00:00Z`);
    this.sorters = [];
    for (const name of NAMES)
      this.sorters.push(sorterWith(this.#with.service, await this.#with.service.enter(name, 'coordinator')));
  }

  /** Somebody fills the form in; now and then they press twice, or have told before. */
  async fillIn(): Promise<void> {
    const { teller, today } = this;
    const { random } = this.#with;
    const person = random.chance(0.2) ? null : `@p${random.between(1, 12)}`;
    const contract = random.pick(CONTRACTS);
    const fields = { ...AGREED, start_day: today, account: person ?? '', contract: contract ?? '' };
    const stamp = await teller.stamp();
    teller.wait(90);
    const pressed = random.chance(0.3) ? 2 : 1;
    const answers = await Promise.all(
      Array.from({ length: pressed }, () => teller.submit({ ...fields, stamp })),
    );
    for (const { status } of answers) assert.equal(status, 200);
    if (pressed === 2) this.note('pressed twice');
    const who = person ?? stamp;
    if (this.truth.isKnown(who, contract, today)) return this.note('told again');
    const token = answers.map(({ text }) => /#([\w-]{43})</.exec(text)?.[1]).find(Boolean) ?? '';
    const id = (await declarationOfLink(this.#with.store.db, hashToken(token)))?.id ?? 0;
    assert.ok(id > 0);
    this.entered.push({
      report: this.truth.tell({ person: who, day: today, contract, form: true }),
      id,
      token,
    });
  }

  /** A post tells of a job; two people decide about it at the same moment, and not always alike. */
  async sortPost(): Promise<void> {
    const { today } = this;
    const { random, store, rows } = this.#with;
    this.#posts += 1;
    const post = `${this.#posts}`;
    const person = `author-${random.between(1, 8)}`;
    const at = `${today}T05:${String(this.#posts % 60).padStart(2, '0')}:00Z`;
    await addWaiting(store, rows, {
      [post]: { proposed: 'placement_report', score: 0.9, author: person, at },
    });
    const [one, other] = this.#two();
    const labels = random.pick(LABELS);
    const answers = await Promise.all([one.decide(post, 0, labels[0]), other.decide(post, 0, labels[1])]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    this.note('sorted by two at once');
    const won = answers[0].status === 200 ? 0 : 1;
    if (labels[won] !== 'placement_report') return this.note('sorted as no report');
    const { decision } = (answers[won] as { answer: DecidedAnswer }).answer;
    const sorter = won === 0 ? one : other;
    const own = await sorter.send<Problem>('declaration-decisions', {
      declaration: await this.#declarationOf(post),
      state: 'confirmed',
    });
    assert.equal(own.answer.code, 'declaration-second-person');
    const report = this.truth.tell({ person, day: today, contract: null, form: false });
    this.entered.push({ report, id: await this.#declarationOf(post), post });
    if (!random.chance(0.15)) return;
    const undone = await sorter.send<UndoneAnswer>('undone', { decision });
    assert.equal(undone.status, 200);
    report.state = 'rejected';
    this.note('sorting taken back');
  }

  /** Two confirmers decide about the same report at once; perhaps its person withdraws it at that very moment. */
  async confirm(): Promise<void> {
    const { random } = this.#with;
    const waiting = this.entered.filter(({ report }) => report.state === 'proposed');
    if (waiting.length === 0) return;
    const { report, id, token } = random.pick(waiting);
    const states = [random.pick(['confirmed', 'confirmed', 'rejected'] as const), 'confirmed'] as const;
    const able = await this.#notEntering(id);
    const withdraws = token && random.chance(0.15);
    const [first, second, gone] = await Promise.all([
      able[0].send<Problem>('declaration-decisions', { declaration: id, state: states[0] }),
      able[1].send<Problem>('declaration-decisions', { declaration: id, state: states[1] }),
      withdraws && this.teller.open(token, { do: 'withdraw', sure: 'yes' }),
    ]);
    const statuses = [first.status, second.status];
    if (gone) {
      assert.match(gone.text, /retirée et effacée/);
      for (const status of statuses) assert.ok([200, 404, 409].includes(status), `${status}`);
      report.state = 'withdrawn';
      return this.note('withdrawn while it was decided');
    }
    assert.deepEqual(statuses.toSorted(), [200, 409]);
    this.note('decided by two at once');
    const won = first.status === 200 ? 0 : 1;
    report.state = states[won];
    if (!random.chance(0.1)) return;
    const back = await able[won].send('declaration-decisions', { declaration: id, state: 'proposed' });
    assert.equal(back.status, 200);
    report.state = 'proposed';
    this.note('confirmation taken back');
  }

  async withdraw(): Promise<void> {
    const standing = this.entered.filter(
      ({ report, token }) => token && (report.state === 'confirmed' || report.state === 'proposed'),
    );
    if (standing.length === 0) return;
    const { report, token } = this.#with.random.pick(standing);
    this.teller.wait(90);
    const gone = await this.teller.open(token ?? '', { do: 'withdraw', sure: 'yes' });
    assert.match(gone.text, /retirée et effacée/);
    assert.equal((await this.teller.open(token ?? '')).status, 404);
    this.note(report.state === 'confirmed' ? 'withdrawn once counted' : 'withdrawn before');
    report.state = 'withdrawn';
  }

  #two(): readonly [Sorter, Sorter] {
    const one = this.#with.random.between(0, 2);
    return [this.sorters[one] as Sorter, this.sorters[(one + 1) % 3] as Sorter];
  }

  /** Who entered a report is none of its two. */
  async #notEntering(id: number): Promise<readonly [Sorter, Sorter]> {
    const { entered_by } = await this.#with.store.db
      .selectFrom('declaration')
      .select('entered_by')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const able = this.sorters.filter((_, index) => NAMES[index] !== entered_by);
    return [able[0] as Sorter, able[1] as Sorter];
  }

  async #declarationOf(post: string): Promise<number> {
    const { db } = this.#with.store;
    const row = await db
      .selectFrom('declaration')
      .select('id')
      .where('post_id', '=', post)
      .executeTakeFirst();
    return row?.id ?? 0;
  }
}
