import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import { standInWith } from './ask.ts';

const world = buildTinyWorld({
  accounts: [
    { as: 'alice' },
    { as: 'sam', suspendedFrom: '2019-03-01T00:00:00Z' },
    { as: 'pia', protectedFrom: '2019-03-01T00:00:00Z' },
  ],
  posts: [
    { as: 'a', by: 'alice', at: '2019-01-01T10:00:00Z', text: 'a' },
    { as: 'gone', by: 'alice', at: '2019-01-02T10:00:00Z', text: 'b', deletedAt: '2019-01-03T10:00:00Z' },
    { as: 's', by: 'sam', at: '2019-01-04T10:00:00Z', text: 'c' },
    { as: 'p', by: 'pia', at: '2019-01-05T10:00:00Z', text: 'd' },
    { as: 'w', by: 'alice', at: '2019-01-06T10:00:00Z', text: 'e', withheldFrom: '2019-01-07T10:00:00Z' },
  ],
});
const NOW = instant('2019-04-01T00:00:00Z');
const HOUR = 3_600_000;
const { standIn, url, ask } = await standInWith({ world, now: NOW, complianceTakes: HOUR });
after(() => standIn.close());

type Job = Record<'id' | 'status' | 'upload_url' | 'download_url', string>;
async function create(from = url): Promise<{ status: number; job: Job }> {
  const answer = await fetch(`${from}/2/compliance/jobs`, {
    method: 'POST',
    body: JSON.stringify({ type: 'tweets' }),
    headers: {
      authorization: `Bearer ${STAND_IN_CREDENTIALS.bearerToken}`,
      'content-type': 'application/json',
    },
  });
  return { status: answer.status, job: ((await answer.json()) as { data: Job }).data };
}
const statusOf = async (id: string): Promise<string> =>
  ((await ask(`compliance/jobs/${id}`)).body.data as unknown as Job).status;
const put = (address: string, headers: Record<string, string> = {}) =>
  fetch(address, { method: 'PUT', body: ['a', 'gone', 's', 'p', 'w'].map(world.postId).join('\n'), headers });

test('a job takes ids and its time, then names what is gone and why, and bills nothing', async () => {
  const { job } = await create();
  assert.equal(job.status, 'created');
  assert.equal((await create()).status, 400);
  assert.equal((await put(job.upload_url, { authorization: 'Bearer x' })).status, 400);
  assert.equal((await put(job.upload_url)).status, 200);
  assert.equal(await statusOf(job.id), 'in_progress');
  assert.equal((await fetch(job.download_url)).status, 404);
  standIn.setNow(instant(Date.parse(NOW) + HOUR));
  assert.equal(await statusOf(job.id), 'complete');
  const lines = (await (await fetch(job.download_url)).text()).trim().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)).map(({ id, action, reason }) => `${id} ${action} ${reason}`),
    [
      `${world.postId('gone')} delete deleted`,
      `${world.postId('s')} delete suspended`,
      `${world.postId('p')} delete protected`,
    ],
  );
  assert.ok(standIn.requests.every(({ microUsd }) => microUsd === 0));
});

test('a job without its ids expires after a quarter of an hour, and makes room for the next', async () => {
  const { job } = await create();
  standIn.setNow(instant(Date.parse(standIn.now()) + HOUR));
  assert.equal(await statusOf(job.id), 'expired');
  assert.equal((await put(job.upload_url)).status, 403);
  assert.equal((await create()).status, 200);
});

test('a project may be refused jobs; a withheld post is shown by its id, and says so', async () => {
  const refusing = await standInWith({ world, now: NOW, complianceRefused: true });
  after(() => refusing.standIn.close());
  assert.equal((await create(refusing.url)).status, 403);
  const { body } = await refusing.ask('tweets', {
    ids: ['a', 'w'].map(world.postId).join(','),
    'tweet.fields': 'withheld',
  });
  assert.deepEqual(
    body.data?.map(({ withheld }) => withheld),
    [undefined, { copyright: false, country_codes: ['FR'], scope: 'tweet' }],
  );
});
