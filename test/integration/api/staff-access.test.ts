import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccessAnswer, InvitedAnswer } from '../../../api/contract/access.ts';
import { instant } from '../../../db/core/calendar.ts';
import { listAudit } from '../../../db/queries/audit.ts';
import { addPasskey } from '../../../db/queries/passkeys.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { cookieOf, NOW, post, type Service, startService } from './service.ts';
import { json, send, statusOf } from './shared.ts';

const access = (service: Service, cookie: string) => json<AccessAnswer>(service, 'access', cookie);
async function idOf(service: Service, cookie: string, name: string): Promise<number> {
  const { people } = await access(service, cookie);
  return people.find((one) => one.name === name)?.id ?? 0;
}
async function refused(service: Service, path: string, body: object, cookie: string) {
  const answer = await send(service, path, body, cookie);
  return [answer.status, ((await answer.json()) as { code?: string }).code];
}
const told = async (store: Store, limit: number) =>
  (await listAudit(store.db, { limit })).map(({ actor, action }) => `${actor} ${action}`);

test('an administrator invites somebody, who comes in; a new link takes the place of one not used yet', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ada = await service.enter('ada', 'administrator');
  const invite = async () => {
    const answer = await send(service, 'access/invitations', { name: ' bob ', role: 'publisher' }, ada);
    return (await answer.json()) as InvitedAnswer;
  };
  const first = await invite();
  const second = await invite();
  const bob = second.access.people.find(({ name }) => name === 'bob');
  assert.deepEqual(
    bob?.invitations.map(({ state }) => state),
    ['open'],
  );
  const link = (url: string) => url.slice(service.context.publicUrl.length);
  assert.equal((await post(service.ask, link(first.url))).status, 404);
  const cookie = cookieOf(await post(service.ask, link(second.url)));
  assert.equal(await statusOf(service, 'summary', cookie), 200);
  const people = (await access(service, ada)).people;
  assert.deepEqual(
    people.map(({ name, role, you, lastAdministrator, sessions, invitations }) => [
      ...[name, role, you, lastAdministrator, sessions.length],
      ...invitations.map(({ state }) => state),
    ]),
    [
      ['ada', 'administrator', true, true, 1, 'used'],
      ['bob', 'publisher', false, false, 1, 'used'],
    ],
  );
  assert.ok(!JSON.stringify(people).includes(new URL(second.url).searchParams.get('jeton') ?? '?'));
  assert.deepEqual(await told(store, 3), ['bob signed-in', 'ada invited', 'ada invited']);
  assert.deepEqual(await refused(service, 'access/invitations', { name: 'bob', role: 'steward' }, ada), [
    409,
    'role-differs',
  ]);
});

test('another role counts at once where somebody is signed in', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ada = await service.enter('ada', 'administrator');
  const bob = await service.enter('bob', 'publisher');
  const person = await idOf(service, ada, 'bob');
  assert.equal(await statusOf(service, 'sorting', bob), 403);
  await send(service, 'access/roles', { person, role: 'coordinator' }, ada);
  assert.equal(await statusOf(service, 'sorting', bob), 200);
  await send(service, 'access/roles', { person, role: 'coordinator' }, ada);
  assert.deepEqual(await told(store, 2), ['ada role-changed', 'bob signed-in'], 'told once');
  assert.deepEqual(await refused(service, 'access/roles', { person: 999, role: 'steward' }, ada), [
    404,
    'person-unknown',
  ]);
});

test('who loses access is out at once, by session, passkey and invitation; the name is not given again', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ada = await service.enter('ada', 'administrator');
  const bob = await service.enter('bob', 'publisher');
  const link = await service.invite('bob', 'publisher');
  const person = await idOf(service, ada, 'bob');
  await addPasskey(store.db, { ...PASSKEY, staff_id: person });
  await send(service, 'access/ended', { person }, ada);
  assert.equal(await statusOf(service, 'summary', bob), 401);
  assert.equal((await post(service.ask, link)).status, 404);
  const ended = (await access(service, ada)).people.find(({ id }) => id === person);
  assert.deepEqual([ended?.endedAt, ended?.passkeys, ended?.sessions], [NOW, [], []]);
  assert.deepEqual(await refused(service, 'access/ended', { person }, ada), [404, 'person-unknown']);
  assert.deepEqual(await refused(service, 'access/invitations', { name: 'bob', role: 'publisher' }, ada), [
    409,
    'access-ended',
  ]);
  assert.deepEqual(await told(store, 1), ['ada access-ended']);
});

test('a link is withdrawn before it is used, and opens nothing any more', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ada = await service.enter('ada', 'administrator');
  const link = await service.invite('bob', 'publisher');
  const other = await service.invite('eve', 'steward');
  const of = async (name: string) =>
    (await access(service, ada)).people.find((one) => one.name === name) ?? assert.fail(name);
  const bob = await of('bob');
  const wanted = { person: bob.id, invitation: bob.invitations[0]?.id ?? '' };
  const eve = await of('eve');
  const unknown = [404, 'person-unknown'];
  const path = 'access/invitations-withdrawn';
  assert.deepEqual(await refused(service, path, { ...wanted, person: eve.id }, ada), unknown);
  assert.equal((await send(service, path, wanted, ada)).status, 200);
  assert.equal((await post(service.ask, link)).status, 404);
  assert.deepEqual((await of('bob')).invitations, []);
  assert.deepEqual(await refused(service, path, wanted, ada), unknown, 'once');
  assert.deepEqual(await told(store, 1), ['ada invitation-withdrawn']);
  const used = eve.invitations[0]?.id ?? '';
  assert.equal((await post(service.ask, other)).status, 303);
  assert.deepEqual(
    await refused(service, path, { person: eve.id, invitation: used }, ada),
    unknown,
    'who is in already stays in',
  );
  assert.equal((await of('eve')).sessions.length, 1);
});

test('access that ended is given back in its role, by a new link; nothing that let one in before does again', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ada = await service.enter('ada', 'administrator');
  const before = await service.enter('bob', 'publisher');
  const person = await idOf(service, ada, 'bob');
  await addPasskey(store.db, { ...PASSKEY, staff_id: person });
  assert.deepEqual(await refused(service, 'access/returned', { person }, ada), [404, 'person-unknown']);
  await send(service, 'access/ended', { person }, ada);
  const answer = await send(service, 'access/returned', { person }, ada);
  const { url, access: now } = (await answer.json()) as InvitedAnswer;
  const bob = now.people.find(({ id }) => id === person);
  assert.deepEqual([bob?.endedAt, bob?.role, bob?.passkeys, bob?.sessions], [null, 'publisher', [], []]);
  assert.equal(await statusOf(service, 'summary', before), 401);
  const entered = await post(service.ask, url.slice(service.context.publicUrl.length));
  assert.equal(await statusOf(service, 'editions-desk', cookieOf(entered)), 200);
  assert.deepEqual(await told(store, 3), ['bob signed-in', 'ada invited', 'ada access-returned']);
});

eachStore('administrators', (open) => {
  test('the last administrator stays one; of two who end each other at once, one is left', async () => {
    await using store = await open();
    await using service = await startService(store);
    const ada = await service.enter('ada', 'administrator');
    const me = await idOf(service, ada, 'ada');
    const last = [409, 'last-administrator'];
    assert.deepEqual(await refused(service, 'access/ended', { person: me }, ada), last);
    assert.deepEqual(await refused(service, 'access/roles', { person: me, role: 'steward' }, ada), last);
    const bea = await service.enter('bea', 'administrator');
    const other = await idOf(service, ada, 'bea');
    const answers = await Promise.all([
      send(service, 'access/ended', { person: other }, ada),
      send(service, 'access/roles', { person: me, role: 'publisher' }, bea),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    assert.equal(statuses[0], 200);
    assert.ok([401, 403, 409].includes(statuses[1] ?? 0), `${statuses}`);
    const left = await store.db
      .selectFrom('staff_member')
      .select('name')
      .where('role', '=', 'administrator')
      .where('ended_at', 'is', null)
      .execute();
    assert.equal(left.length, 1);
  });
});

test('of somebody who lost a device, its session ends and its passkey is forgotten, by nobody else', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ada = await service.enter('ada', 'administrator');
  const bob = await service.enter('bob', 'publisher');
  const person = await idOf(service, ada, 'bob');
  const passkey = (await addPasskey(store.db, { ...PASSKEY, staff_id: person })) ?? 0;
  const sessions = (await access(service, ada)).people.find(({ id }) => id === person)?.sessions ?? [];
  const me = await idOf(service, ada, 'ada');
  const which = sessions.map(({ id }) => id);
  assert.deepEqual(await refused(service, 'access/sessions-ended', { person: me, sessions: which }, ada), [
    404,
    'person-unknown',
  ]);
  assert.deepEqual(await refused(service, 'access/passkeys-removed', { person: me, passkey }, ada), [
    404,
    'passkey-unknown',
  ]);
  await send(service, 'access/sessions-ended', { person, sessions: which }, ada);
  assert.equal(await statusOf(service, 'summary', bob), 401);
  await send(service, 'access/passkeys-removed', { person, passkey }, ada);
  assert.deepEqual(await told(store, 2), ['ada passkey-removed', 'ada session-revoked']);
});

test('what gives or takes access is asked of somebody who came in lately; what closes a door is not', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ada = await service.enter('ada', 'administrator');
  const bob = await service.enter('bob', 'publisher');
  const { people } = await access(service, ada);
  const of = people.find(({ name }) => name === 'bob');
  const person = of?.id ?? 0;
  // A session of a passkey lasts thirty days.
  await store.db
    .updateTable('session')
    .set({ created_at: instant('2018-11-01T08:59:59Z') })
    .where('name', '=', 'ada')
    .execute();
  const again = [403, 'sign-in-again'];
  const link = { kind: 'public', label: 'Tous', language: 'fr', figures: ['seekers_distinct'], editions: [] };
  for (const [path, body] of [
    ['access/invitations', { name: 'eve', role: 'administrator' }],
    ['access/roles', { person, role: 'administrator' }],
    ['access/ended', { person }],
    ['access/returned', { person }],
    ['access/passkeys-removed', { person, passkey: 1 }],
    ['shared-links/made', { ...link, until: null }],
    ['shared-links/enabled', { link: 1, until: null }],
  ] as const)
    assert.deepEqual(await refused(service, path, body, ada), again, path);
  const sessions = of?.sessions.map(({ id }) => id) ?? [];
  assert.equal((await send(service, 'access/sessions-ended', { person, sessions }, ada)).status, 200);
  assert.equal(await statusOf(service, 'summary', bob), 401);
});

const PASSKEY = {
  credential: 'credential-of-bob',
  public_key: 'key',
  counter: 0,
  transports: 'internal',
  device: 'Firefox, Linux',
  created_at: instant(NOW),
  last_used_at: null,
};
