import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { keyRing } from '../../../db/core/key-ring.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { type ErasureLine, noteErasure, readErasures } from '../../../db/privacy/erasures-file.ts';
import { KEY } from '../jobs/setting.ts';

const [EARLY, LATE] = [instant('2019-04-01T10:00:00Z'), instant('2019-05-01T10:00:00Z')];
const [ana, ben] = ['ana', 'ben'] as unknown as [Pseudonym, Pseudonym];

async function inFile(use: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-erasures-'));
  try {
    await use(join(folder, 'erasures.jsonl'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
async function noted(...lines: ErasureLine[]) {
  let told = {} as Awaited<ReturnType<typeof readErasures>>;
  await inFile(async (file) => {
    for (const line of lines) await noteErasure(file, line);
    told = await readErasures(file);
  });
  return { people: [...told.people], takenBack: [...told.takenBack], platform: told.platform };
}

test('the last that people asked for holds, and a restriction that was lifted does not', async () => {
  const { people } = await noted(
    { person: ana, rule: 'restricted', at: EARLY },
    { person: ben, rule: 'restricted', at: EARLY },
    { person: ana, rule: 'erased', at: LATE },
    { person: ben, rule: 'lifted', at: LATE },
  );
  assert.deepEqual(people, [[ana, { rule: 'erased', at: LATE }]]);
});

test('a pseudonym of an earlier key is told as the newest one has it', async () => {
  const NEW = 'another key for tests, as long as it must be';
  const [old, ring] = [keyRing(KEY), keyRing(NEW, [KEY])];
  await inFile(async (file) => {
    await noteErasure(file, { person: old.pseudonymise('ana'), rule: 'erased', at: EARLY });
    await noteErasure(file, { person: old.pseudonymise('ben'), rule: 'erased', at: EARLY, keys: 1 });
    await noteErasure(file, { person: ring.pseudonymise('cleo'), rule: 'erased', at: LATE, keys: 2 });
    const { people } = await readErasures(file, ring);
    assert.deepEqual([...people.keys()], ['ana', 'ben', 'cleo'].map(ring.pseudonymise));
  });
});

test('of what people did by their link the last of each kind holds; of what was withdrawn nothing else', async () => {
  const stopped = (at = EARLY) => ({ did: 'stopped', at, textVersion: '1' }) as const;
  const quoted = (at = EARLY) => ({ did: 'quoted', media: [], at, textVersion: '1' }) as const;
  const withdrawn = { did: 'withdrawn', at: LATE } as const;
  const { takenBack } = await noted(
    { link: 'one', ...quoted() },
    { link: 'one', ...stopped() },
    { link: 'two', ...stopped() },
    { link: 'one', ...quoted(LATE) },
    { link: 'two', ...withdrawn },
    { link: 'two', ...quoted(LATE) },
  );
  const withLink = (link: string, acts: readonly object[]) => [link, acts.map((act) => ({ link, ...act }))];
  assert.deepEqual(takenBack, [withLink('one', [stopped(), quoted(LATE)]), withLink('two', [withdrawn])]);
});

test('that all which came from X was erased is told with its moment, of nobody', async () => {
  assert.deepEqual(await noted({ platform: EARLY }), { people: [], takenBack: [], platform: EARLY });
});

test('no file is no erasure; it is made for its owner alone', async () => {
  await inFile(async (file) => {
    const none = await readErasures(file);
    assert.deepEqual([none.people.size, none.takenBack.size, none.platform], [0, 0, null]);
    await noteErasure(file, { platform: EARLY });
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });
});

test('a file that cannot be read, in whole, is told: else a restore would bring back what was erased', async () => {
  await inFile(async (file) => {
    const refused = { code: 'erasures-unreadable', status: 400, field: 'ERASURES_FILE' };
    await assert.rejects(readErasures(join(file, '..')), refused, 'a folder');
    const good = JSON.stringify({ platform: EARLY });
    for (const bad of [good.slice(0, -5), '{}', '[]', 'null', '{"person":1}', '{"rule":"erased"}']) {
      await writeFile(file, `${good}\n${bad}\n`);
      await assert.rejects(readErasures(file), refused, bad);
    }
    await writeFile(file, `${good}\n\n`);
    assert.equal((await readErasures(file)).platform, EARLY);
  });
});
