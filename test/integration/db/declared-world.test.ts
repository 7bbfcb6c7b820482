import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { type Day, day, instant } from '../../../db/core/calendar.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { decideDeclaration, listProposedDeclarations } from '../../../db/queries/declarations.ts';
import { insertRows } from '../../../db/queries/insert-rows.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { listener } from '../../demo/told-volunteers.ts';
import { createWorld } from '../../demo/world/create-world.ts';
import { type Period, periodsUntil } from '../../demo/world/truth/periods.ts';
import { readScene } from '../../demo/world/truth/scene.ts';
import { toldTruth } from '../../demo/world/truth/told.ts';
import { calendar, night } from './october.ts';
import { type Seed, seed } from './seed.ts';

const FIRST = day('2015-09-26');
const CUTOFF = day('2019-09-30');
const NIGHTS = ['2017-03-31', '2018-09-25', '2018-12-31', CUTOFF].map(day);
const world = createWorld({ seed: 11, scale: 0.3 });
const readings = [Date.parse(calendar.endOf(CUTOFF))];
const scene = readScene(world, readings[0] as number, readings);
/** Whatever sorts posts and reads relays is another test's: here every request and declaration was read. */
const posts = [...scene.requests, ...scene.placements].filter((post) => scene.isSeen(post));
const personOf = (account: string): Pseudonym => account as Pseudonym;

async function readAll({ db }: Store, rows: Seed, from: Day, until: Day): Promise<void> {
  const fresh = posts.filter(({ createdAt }) => {
    const of = calendar.dayOf(createdAt);
    return of >= from && of <= until;
  });
  const nothing = { has_seeker_tag: 0, mentions_account: 0, has_media: 0, text: null, label: null } as const;
  await insertRows(
    db,
    'post',
    fresh.map(({ id, authorId, createdAt }) => ({
      ...{ id, author: personOf(authorId), created_at: instant(createdAt), day: calendar.dayOf(createdAt) },
      ...{ kind: 'original' as const, has_tag: 1 as const, ...nothing, text_expires_on: FIRST },
      ...{ first_seen_at: instant(createdAt), run_id: rows.runId },
    })),
  );
  const decided = { by: 'alice', at: calendar.endOf(until) };
  await labelPosts(
    db,
    fresh.map(({ id, label }) => ({ postId: id, label, ...decided })),
  );
  for (const { id } of await listProposedDeclarations(db))
    await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at: decided.at });
}

/** Four years, rolled up in a few nights: what was told in between changes what was measured before. */
async function live(store: Store): Promise<void> {
  const rows = await seed(store, calendar);
  for (const family of COLLECTED_FAMILIES) await rows.window(family, FIRST, day('2019-10-01'));
  const ear = listener(world, personOf);
  let from = FIRST;
  for (const until of NIGHTS) {
    await store.db.transaction().execute(async (db) => {
      await readAll({ ...store, db } as Store, rows, from, until);
      await ear.hear(db, calendar.endOf(until));
    });
    await night(store, rows, until, new Date(Date.parse(calendar.endOf(until)) + 14_400_000).toISOString());
    from = day(new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10));
  }
}

async function measuresOf({ db }: Store) {
  const keys = CATALOGUE.filter(({ code }) => /^M(26|28|29|30|31|32|34|36)/.test(code)).map(({ key }) => key);
  const rows = await db
    .selectFrom('measure')
    .select(['indicator', 'dimension', 'grain', 'start_day', 'state', 'value', 'low', 'high', 'reason', 'n'])
    .where('indicator', 'in', keys)
    .where('superseded_at', 'is', null)
    .orderBy('indicator')
    .orderBy('dimension')
    .orderBy('grain')
    .orderBy('start_day')
    .execute();
  return rows;
}

test('every figure is the ledger’s, or is not told where the ledger does not', async () => {
  await using store = await openStore('sqlite::memory:');
  await live(store);
  const rows = await measuresOf(store);
  const periods = periodsUntil(CUTOFF);
  const compared = new Map<string, number>();
  const wrong: string[] = [];
  for (const period of periods) {
    const grain = period === periods.at(-1) ? 'all' : 'year';
    for (const { key, value } of toldTruth(world, scene, period as Period, CUTOFF)) {
      const [name = '', end] = key.split(/ (?=low$|high$)/) as [string, ('low' | 'high')?];
      const [indicator = '', dimension = ''] = name.split(':');
      const row = rows.find(
        (one) =>
          one.indicator === indicator &&
          one.dimension === dimension &&
          one.grain === grain &&
          one.start_day === period.first,
      );
      // What was noted is a minimum: that of the ledger, which knows all that was.
      const field = end ?? (row?.reason === 'as_noted' ? 'low' : 'value');
      const told = row?.state === 'measured' ? row[field] : null;
      const isSame = value === null || told === null ? told === value : Math.abs(told - value) < 1e-9;
      if (!isSame) wrong.push(`${key} ${grain} ${period.first}: ${told} (${row?.reason}), truly ${value}`);
      if (value !== null) compared.set(indicator, (compared.get(indicator) ?? 0) + 1);
    }
  }
  assert.deepEqual(wrong, []);
  // Each figure was told at least once: nothing is right by silence alone.
  const silent = [...new Set(rows.map(({ indicator }) => indicator))].filter((key) => !compared.has(key));
  assert.deepEqual(silent, ['time_to_declaration']);
  const median = rows.find(({ indicator, grain }) => indicator === 'time_to_declaration' && grain === 'all');
  assert.equal(median?.reason, 'not_reached', 'a quarter of the world declares');
});
