import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { instant } from '../../../db/core/calendar.ts';
import { openStore } from '../../../db/store.ts';
import { setFileClock } from '../../cluster/file-clock.ts';
import type { ToldWorker } from '../../cluster/worker.ts';
import { judgeNight, type Known, live, NIGHT, openPaying, whatIsKnown, world } from '../../crash/night.ts';
import { createStandIn, type StandIn } from '../../x-stand-in/stand-in.ts';
import { realServer } from '../stores.ts';

const WORKER = 'test/cluster/worker.ts';

/** One night, and workers on it; each is asked to end when the test does. */
type Shift = AsyncDisposable & {
  readonly url: string;
  readonly standIn: StandIn;
  start(): Worker;
};
type Worker = { readonly child: ChildProcess; says(word: string): Promise<unknown>; readonly said: string[] };

function shiftOf(url: string, standIn: StandIn, told: ToldWorker): Shift {
  const workers: Worker[] = [];
  return {
    url,
    standIn,
    start() {
      const child = spawn(process.execPath, [WORKER, JSON.stringify(told)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const said: string[] = [];
      child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(...text.trim().split('\n')));
      const says = async (word: string): Promise<void> => {
        while (!said.some((line) => line.startsWith(word))) await once(child.stdout, 'data');
      };
      const worker = { child, says, said };
      workers.push(worker);
      return worker;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(
        workers.map(async ({ child }) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const ended = once(child, 'close');
          child.kill('SIGCONT');
          child.kill('SIGTERM');
          await ended;
        }),
      );
      await standIn.close();
    },
  };
}

const billOf = ({ requests }: Pick<StandIn, 'requests'>): number =>
  requests.reduce((sum, { microUsd }) => sum + microUsd, 0);

/** What a night leaves that nothing happens to, how often it asks X, and what X bills for it. */
const unharmed = (async (): Promise<{ expected: Known; asked: number; billed: number }> => {
  await using store = await openStore('sqlite::memory:');
  await using setting = await openPaying(store);
  await live(setting);
  const { standIn } = setting;
  return { expected: await whatIsKnown(store), asked: standIn.requests.length, billed: billOf(standIn) };
})();

/** Where nobody dies, a turn lasts as usual: a machine with too much to do may leave a worker without a second of its own. */
async function openShift(
  url: string,
  { turnSeconds = 1, twin }: { turnSeconds?: number; twin?: 'without-fence' | undefined } = {},
): Promise<Shift> {
  const standIn = createStandIn({ world, now: instant(NIGHT), rateLimit: 100_000 });
  const told = {
    databaseUrl: url,
    xUrl: await standIn.listen(),
    clockFile: await clockFile,
    turnSeconds,
    sorts: true,
    ...(twin && { twin }),
  };
  return shiftOf(url, standIn, told);
}

/** The worker that has the night is stopped when X has been asked this often. */
function strike(shift: Shift, workers: readonly Worker[], signal: 'SIGKILL' | 'SIGSTOP'): Promise<Worker> {
  return new Promise((resolve) => {
    shift.standIn.setFault(() => {
      if (shift.standIn.requests.length < ASKED_FIRST) return null;
      const busy = workers.find(({ said }) => said.length > 0);
      if (!busy) return null;
      busy.child.kill(signal);
      shift.standIn.setFault(null);
      resolve(busy);
      return null;
    });
  });
}
const ASKED_FIRST = 12;

/** Whether somebody is writing to this file of SQLite at the moment. */
function isHeld(url: string): boolean {
  if (!url.startsWith('sqlite:')) return false;
  const file = new Sqlite(url.slice('sqlite:'.length), { timeout: 0 });
  try {
    file.exec('begin immediate; rollback');
    return false;
  } catch {
    return true;
  } finally {
    file.close();
  }
}

/** It is always the same night. */
const clockFile = (async (): Promise<string> => {
  const file = join(await mkdtemp(join(tmpdir(), 'i4emploi-clock-')), 'now');
  await setFileClock(file, instant(NIGHT));
  return file;
})();

async function judge({ url, standIn }: Shift): Promise<string[]> {
  await using store = await openStore(url);
  const { expected } = await unharmed;
  return await judgeNight(store, expected, standIn.requests.length);
}

function suite(empty: () => Promise<string>): void {
  test('two workers started at once do a night once', async () => {
    await using shift = await openShift(await empty(), { turnSeconds: 60 });
    const workers = [shift.start(), shift.start()];
    await Promise.race(workers.map(({ says }) => says('over')));
    const { asked } = await unharmed;
    assert.equal(shift.standIn.requests.length, asked);
    assert.deepEqual(await judge(shift), []);
    await shift[Symbol.asyncDispose]();
    assert.deepEqual(workers.flatMap(({ said }) => said.map((line) => line.split(' ')[0])).sort(), [
      'begins',
      'ends',
      'ends',
      'over',
    ]);
  });

  test('a worker killed in a night is followed by the other, from where it was', async () => {
    await using shift = await openShift(await empty());
    const workers = [shift.start(), shift.start()];
    const killed = await strike(shift, workers, 'SIGKILL');
    const other = workers.find((worker) => worker !== killed) as Worker;
    await other.says('over');
    const { billed } = await unharmed;
    // The account whose posts were being read is looked up again; of what was paid for nothing is paid for again.
    assert.equal(billOf(shift.standIn), billed);
    assert.deepEqual(await judge(shift), []);
  });

  test('a worker that slept through its turn and wakes up reads and writes nothing more', async () => {
    assert.equal(await askedAfterSleep(), 0);
  });

  test('without the fence it would go on reading: the broken twin is seen', async () => {
    assert.ok((await askedAfterSleep('without-fence')) > 3);
  });

  /** Requests that a worker sends to X once another has done its night. */
  async function askedAfterSleep(twin?: 'without-fence'): Promise<number> {
    await using shift = await openShift(await empty(), { twin });
    const first = shift.start();
    let asleep = await strike(shift, [first], 'SIGSTOP');
    // Asleep amid a transaction it would keep the file of SQLite from everybody.
    while (isHeld(shift.url)) {
      asleep.child.kill('SIGCONT');
      asleep = await strike(shift, [first], 'SIGSTOP');
    }
    const other = shift.start();
    await other.says('over');
    assert.deepEqual(await judge(shift), []);
    const { length } = shift.standIn.requests;
    asleep.child.kill('SIGCONT');
    await Promise.race([asleep.says('leaves'), asleep.says('over')]);
    if (!twin) assert.deepEqual(await judge(shift), []);
    return shift.standIn.requests.length - length;
  }
}

describe('workers (SQLite)', () => {
  const folders: string[] = [];
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
  suite(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'i4emploi-workers-'));
    folders.push(folder);
    return `sqlite:${join(folder, 'store.db')}`;
  });
});

describe('workers (PostgreSQL server)', () => suite(realServer()));
