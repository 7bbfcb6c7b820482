import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import {
  clientNotEnrolled,
  creditsDepleted,
  overCapacity,
  usageCapExceeded,
} from '../../x-stand-in/http/known-refusals.ts';
import { standInWith } from './ask.ts';

const world = buildTinyWorld({
  accounts: [{ as: 'alice' }],
  posts: [{ as: 'a', by: 'alice', at: '2019-09-30T10:00:00Z', text: 'Je cherche #i4Emploi' }],
});
const { standIn, url, ask } = await standInWith({ world, now: instant('2019-10-01T00:00:00Z') });
after(() => standIn.close());
const call = () => ask('tweets/search/recent', { query: '#i4Emploi' });

test('a fault strikes the call its script names, and only that one', async () => {
  standIn.setFault(({ endpoint, n }) =>
    endpoint === 'tweets/search/recent' && n === 2
      ? { kind: 'answer', status: 503, body: { title: 'Service Unavailable' } }
      : null,
  );
  assert.deepEqual([(await call()).status, (await call()).status, (await call()).status], [200, 503, 200]);
});

test('connections break, bodies end early or are garbage', async () => {
  for (const kind of ['reset', 'truncate-gzip', 'corrupt-gzip', 'truncate-json'] as const) {
    standIn.setFault(() => ({ kind }));
    await assert.rejects(call(), kind);
  }
  standIn.setFault(() => ({ kind: 'reset', after: 'half' }));
  await assert.rejects(call());
  standIn.setFault(null);
  assert.equal((await call()).status, 200);
});

test('an answer may be HTML, or the regular one changed', async () => {
  standIn.setFault(() => ({ kind: 'html', status: 502 }));
  const answer = await fetch(`${url}/2/tweets?ids=1`, {
    headers: { authorization: `Bearer ${STAND_IN_CREDENTIALS.bearerToken}` },
  });
  assert.equal(answer.status, 502);
  assert.match(await answer.text(), /^<!DOCTYPE html>/);
  standIn.setFault(() => ({ kind: 'rewrite', change: () => ({ data: null }) }));
  assert.deepEqual((await call()).body, { data: null });
  standIn.setFault(null);
});

test('the refusals X is known to give can be ordered', async () => {
  const refused = async (fault: ReturnType<typeof creditsDepleted>): Promise<string> => {
    standIn.setFault(() => fault);
    const { status, body } = await call();
    return `${status} ${body.title} ${body.type?.split('/').at(-1)}`;
  };
  assert.equal(await refused(creditsDepleted()), '402 CreditsDepleted credits');
  assert.equal(await refused(clientNotEnrolled()), '403 Client Forbidden client-forbidden');
  assert.equal(await refused(usageCapExceeded()), '429 UsageCapExceeded usage-capped');
  standIn.setFault(overCapacity);
  await assert.rejects(call(), SyntaxError);
  standIn.setFault(null);
});

test('a stalled answer never comes, and closing does not wait for it', async () => {
  const other = await standInWith({ world, fault: () => ({ kind: 'stall' }) });
  const pending = assert.rejects(other.ask('tweets', { ids: '1' }));
  while (other.standIn.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await other.standIn.close();
  await pending;
});
