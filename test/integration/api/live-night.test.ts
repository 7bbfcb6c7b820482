import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Night, NightAnswer } from '../../../api/contract/night.ts';
import { watchNight } from '../../../api/live/watch-night.ts';
import { day, instant } from '../../../db/core/calendar.ts';
import { startRun } from '../../../db/queries/runs.ts';
import type { Store } from '../../../db/store.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import { COLLECTIVE, openSetting } from '../jobs/setting.ts';
import { smallWorld } from '../jobs/small-world.ts';
import { eachStore } from '../stores.ts';
import { type Service, startService } from './service.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const LAST = day('2019-03-31');
const PACE = { running: 5, otherwise: 5 };
const EVENTS = { accept: 'text/event-stream' };

const openNight = (store: Store) =>
  openSetting(store, smallWorld(), { now: NIGHT, budget: createBudget(COLLECTIVE) });

/** The service over this store, at the night's own time, asking the store often. */
async function follow(store: Store): Promise<Service> {
  const service = await startService(store, {
    night: watchNight(store, { now: () => instant(NIGHT) }, PACE),
  });
  service.clock.set(NIGHT);
  return service;
}

type Event = { id: string; answer: NightAnswer };

/** The events of a stream, as they come. */
async function* eventsOf(response: Response): AsyncGenerator<Event> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const told = /^id: (.+)\ndata: (.+)$/m.exec(text.slice(0, end));
      text = text.slice(end + 2);
      if (told) yield { id: told[1] ?? '', answer: JSON.parse(told[2] ?? '') };
    }
  }
}

eachStore('a night, live', (open) => {
  test('whoever listens is told each task as it runs, what it read and cost, and the end', async () => {
    await using store = await open();
    await using setting = await openNight(store);
    await using service = await follow(store);
    const cookie = await service.enter('alice', 'coordinator');
    const response = await service.ask('/api/v1/night', { cookie, headers: EVENTS });
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal(response.headers.get('content-encoding'), null);
    const events = eventsOf(response);
    assert.deepEqual((await events.next()).value?.answer, { night: null });

    const seen: NightAnswer[] = [];
    /** The night goes on once what it has come to was told. */
    const told = async (is: (night: Night) => boolean): Promise<Night> => {
      for (;;) {
        const { value } = await events.next();
        assert.ok(value, 'the stream ended too early');
        seen.push(value.answer);
        if (value.answer.night && is(value.answer.night)) return value.answer.night;
      }
    };
    await runNightly(setting, LAST, {
      async afterTask(name) {
        await told(({ tasks }) => tasks.some(({ task, state }) => task === name && state === 'done'));
      },
    });
    const night = await told(({ state }) => state === 'ended');

    assert.ok(seen.length >= night.tasks.length);
    assert.equal(night.day, LAST);
    assert.ok(night.tasks.every(({ state }) => state === 'done'));
    assert.equal(night.requests, setting.standIn.requests.length);
    assert.ok(night.dollars > 0 && night.dollars <= night.atMost);
    const halfway = seen.find(({ night }) => night?.tasks.some(({ state }) => state === 'left'));
    assert.equal(halfway?.night?.state, 'running');
    assert.ok((halfway?.night?.dollars ?? 0) <= night.dollars);
    const snapshot = await service.ask('/api/v1/night', { cookie });
    assert.deepEqual(await snapshot.json(), { night });
  });

  test('a task that failed says why, and a night that was killed is not under way for ever', async () => {
    await using store = await open();
    await using setting = await openNight(store);
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === 'tweets/counts/all' ? { kind: 'html', status: 503 } : null,
    );
    await assert.rejects(runNightly(setting, LAST));
    const look = (now: string) => watchNight(store, { now: () => instant(now) }).look();
    const { answer } = await look(NIGHT);
    const failed = answer.night?.tasks.filter(({ state }) => state === 'failed');
    assert.deepEqual(
      failed?.map(({ task, reason }) => [task, reason]),
      [['hashtag-volume', 'x_server']],
    );

    setting.setNow('2019-04-02T01:00:00Z');
    setting.standIn.setFault(() => null);
    const killed = new AbortController();
    await assert.rejects(
      runNightly({ ...setting, signal: killed.signal }, day('2019-04-01'), {
        async afterTask(name) {
          if (name === 'triage') killed.abort();
        },
      }),
    );
    await startRun(store.db, {
      task: 'retweet-reach',
      day: day('2019-04-01'),
      at: instant('2019-04-02T01:10:00Z'),
    });
    const states = await Promise.all(
      ['2019-04-02T01:30:00Z', '2019-04-02T04:00:00Z'].map(
        async (now) => (await look(now)).answer.night?.state,
      ),
    );
    assert.deepEqual(states, ['running', 'stopped']);
  });

  test('a hundred who listen cost one question to the store a tick, and nobody none', async () => {
    await using store = await open();
    await using setting = await openNight(store);
    await runNightly(setting, LAST);
    let asked = 0;
    const counting = new Proxy(store.db, {
      get(db, name) {
        if (name === 'with') asked += 1;
        const value = Reflect.get(db, name);
        return typeof value === 'function' ? value.bind(db) : value;
      },
    });
    const ticked = Promise.withResolvers<void>();
    const clock = {
      now: () => {
        if (asked === 20) ticked.resolve();
        return instant(NIGHT);
      },
    };
    const watch = watchNight({ db: counting }, clock, PACE);
    assert.equal(asked, 0);
    let heard = 0;
    const leave = Array.from({ length: 100 }, () =>
      watch.follow(
        () => {
          heard += 1;
        },
        () => {},
      ),
    );
    await ticked.promise;
    assert.equal(heard, 100, 'each is told once what does not change');
    for (const one of leave) one();
    assert.ok(asked <= 21, `${asked} questions in 20 ticks`);
  });

  test('whoever comes back with the last event is not told the same again', async () => {
    await using store = await open();
    await using service = await follow(store);
    const cookie = await service.enter('alice', 'coordinator');
    const first = await service.ask('/api/v1/night', { cookie, headers: EVENTS });
    const { value } = await eventsOf(first).next();
    assert.ok(value);
    const again = await service.ask('/api/v1/night', {
      cookie,
      headers: { ...EVENTS, 'last-event-id': value.id },
    });
    await using setting = await openNight(store);
    await runNightly(setting, LAST);
    for await (const { id, answer } of eventsOf(again)) {
      assert.notEqual(id, value.id);
      if (answer.night?.state === 'ended') break;
    }
  });

  test('streams are counted, and the service ends them when it stops', async () => {
    await using store = await open();
    const service = await follow(store);
    const cookie = await service.enter('alice', 'coordinator');
    const ask = () => service.ask('/api/v1/night', { cookie, headers: EVENTS });
    const streams = await Promise.all(Array.from({ length: 6 }, ask));
    assert.ok(streams.every(({ status }) => status === 200));
    const refused = await ask();
    assert.equal(refused.status, 429);
    assert.equal(((await refused.json()) as { code: string }).code, 'too-many-streams');
    await streams[0]?.body?.cancel();
    const texts = Promise.all(streams.slice(1).map((stream) => stream.text()));
    const began = performance.now();
    await service[Symbol.asyncDispose]();
    assert.ok((await texts).every((text) => text.startsWith('retry: ')));
    assert.ok(performance.now() - began < 4_000, 'it did not wait for them to be cut');
  });
});
