import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore } from '../stores.ts';
import { post, startService } from './service.ts';

type Told = {
  entries: { seq: number; actor: string | null; action: string; object: { id: string | null } }[];
  next: number | null;
};

eachStore('the audit over HTTP', (open) => {
  test('a steward reads who entered, left and was invited, and that it was read; never a token', async () => {
    await using store = await open();
    await using service = await startService(store);
    const link = await service.invite('alice', 'coordinator');
    const alice = await post(service.ask, link);
    const cookie = alice.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    await service.ask('/fr/sortie', { method: 'POST', cookie, headers: { 'sec-fetch-site': 'same-origin' } });
    const dora = await service.enter('dora', 'steward');
    await service.ask('/api/v1/audit', { cookie: dora });
    const response = await service.ask('/api/v1/audit', { cookie: dora });
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const text = await response.text();
    const { entries, next } = JSON.parse(text) as Told;
    assert.deepEqual(
      entries.map(({ actor, action }) => [actor, action]),
      [
        ['dora', 'audit-read'],
        ['dora', 'signed-in'],
        [null, 'invited'],
        ['alice', 'signed-out'],
        ['alice', 'signed-in'],
        [null, 'invited'],
      ],
    );
    assert.equal(next, null);
    for (const secret of [cookie, dora, link]) assert.ok(!text.includes(secret.split('=').at(-1) ?? ''));
    // A session ends once: leaving again tells nothing more.
    await service.ask('/fr/sortie', { method: 'POST', cookie, headers: { 'sec-fetch-site': 'same-origin' } });
    const page = await service.ask('/api/v1/audit?limit=2', { cookie: dora });
    const first = (await page.json()) as Told;
    const rest = await service.ask(`/api/v1/audit?before=${first.next}`, { cookie: dora });
    assert.deepEqual(
      [...first.entries, ...((await rest.json()) as Told).entries].map(({ seq }) => seq),
      [7, 6, 5, 4, 3, 2, 1],
    );
  });

  test('an administrator may read it; a coordinator, a publisher and a stranger may not', async () => {
    await using store = await open();
    await using service = await startService(store);
    const status = async (cookie: string | null) => (await service.ask('/api/v1/audit', { cookie })).status;
    assert.equal(await status(await service.enter('ada', 'administrator')), 200);
    assert.equal(await status(await service.enter('alice', 'coordinator')), 403);
    assert.equal(await status(await service.enter('bob', 'publisher')), 403);
    assert.equal(await status(null), 401);
  });
});
