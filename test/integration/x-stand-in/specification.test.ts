import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { createWorld } from '../../demo/world/create-world.ts';
import { postHiddenFrom, type World } from '../../demo/world/model.ts';
import { snowflake } from '../../demo/world/snowflake.ts';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import { createStandIn } from '../../x-stand-in/stand-in.ts';

const PRISM = new URL('../../../node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url).pathname;
const SPEC = process.env.X_OPENAPI_SPEC;

/** What the collectors ask for. */
const POST_FIELDS = {
  'tweet.fields':
    'created_at,author_id,entities,attachments,referenced_tweets,public_metrics,note_tweet,edit_history_tweet_ids,in_reply_to_user_id',
  'user.fields': 'description,entities,public_metrics,protected,username',
  expansions: 'author_id,referenced_tweets.id',
};
const USER_FIELDS = { 'user.fields': 'description,entities,public_metrics,protected,username' };

const NOW = instant('2019-10-01T00:00:00Z');
/** The stand-in numbers its batch jobs by its own time. */
const FIRST_JOB = snowflake(Date.parse(NOW), 0);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * The specification with each answer's media types in another order, nothing else changed. Prism compares media types
 * by what follows the `+`, so it would check every problem+json against the first of them, plain JSON's {code, message}.
 */
async function problemsFirst(spec: string, folder: string): Promise<string> {
  type Document = {
    paths: Record<
      string,
      Record<string, { responses?: Record<string, { content?: Record<string, unknown> }> }>
    >;
  };
  const document = JSON.parse(await readFile(spec, 'utf8')) as Document;
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    for (const response of Object.values(operation.responses ?? {})) {
      const problem = response.content?.['application/problem+json'];
      if (problem) response.content = { 'application/problem+json': problem, ...response.content };
    }
  }
  const copy = join(folder, 'specification.json');
  await writeFile(copy, JSON.stringify(document));
  return copy;
}

type Question = {
  path: string;
  query?: Record<string, string>;
  user?: boolean;
  status?: number;
  body?: object;
};

/** Each endpoint with and without fields, first and next pages, empty answers, errors beside data, and problems. */
function questions(world: World): Question[] {
  const tags = '(#i4Emploi OR #i4EmploiR OR @i4Emploi)';
  const start = '2019-08-01T00:00:00Z';
  const deleted = world.posts.find((post) => post.deletedAt !== undefined)?.id ?? '1';
  const requests = world.posts.filter(
    (post) => post.label === 'seeker_request' && post.deletedAt === undefined,
  );
  const busiest = (kind: 'repost' | 'quote'): string => {
    const count = new Map<string, number>();
    for (const relay of world.relays) {
      if (relay.kind === kind) count.set(relay.postId, (count.get(relay.postId) ?? 0) + 1);
    }
    const readable = requests.filter((post) => {
      const author = world.accounts.find((account) => account.id === post.authorId);
      return author && postHiddenFrom(post, author) === Infinity;
    });
    return readable.reduce((best, post) =>
      (count.get(post.id) ?? 0) > (count.get(best.id) ?? 0) ? post : best,
    ).id;
  };
  const [reposted, quoted] = [busiest('repost'), busiest('quote')];
  const hidden = world.posts.find((post) =>
    world.accounts.some((account) => account.id === post.authorId && account.protectedFrom !== undefined),
  );
  const someIds = world.posts.slice(-80).map((post) => post.id);
  const handles = world.accounts.slice(0, 40).map((account) => account.usernames[0]?.value ?? '');
  return [
    { path: 'tweets/counts/recent', query: { query: `${tags} -is:retweet`, granularity: 'hour' } },
    {
      path: 'tweets/counts/all',
      query: { query: tags, start_time: '2019-01-01T00:00:00Z', granularity: 'day' },
    },
    {
      path: 'tweets/search/recent',
      query: { query: `${tags} -is:retweet`, max_results: '100', ...POST_FIELDS },
    },
    { path: 'tweets/search/recent', query: { query: tags, max_results: '100', ...POST_FIELDS } },
    { path: 'tweets/search/recent', query: { query: '#absent' } },
    {
      path: 'tweets/search/all',
      query: { query: `${tags} -is:retweet`, start_time: start, max_results: '500', ...POST_FIELDS },
    },
    { path: 'tweets/search/all', query: { query: tags, start_time: start, max_results: '100' } },
    {
      path: 'tweets',
      query: { ids: [...someIds, deleted, hidden?.id ?? '2', '42'].join(','), ...POST_FIELDS },
    },
    { path: 'tweets', query: { ids: '42' } },
    { path: `tweets/${reposted}/retweeted_by`, query: { max_results: '5', ...USER_FIELDS } },
    { path: `tweets/${deleted}/retweeted_by` },
    { path: `tweets/${reposted}/retweets`, query: { max_results: '5', ...POST_FIELDS } },
    { path: `tweets/${quoted}/quote_tweets`, query: { max_results: '10', ...POST_FIELDS } },
    { path: 'users/by/username/i4Emploi', query: USER_FIELDS },
    { path: 'users/by/username/nobody' },
    { path: 'users/by', query: { usernames: [...handles, 'nobody'].join(','), ...USER_FIELDS } },
    {
      path: 'users',
      query: {
        ids: world.accounts
          .slice(0, 99)
          .map((one) => one.id)
          .join(','),
        ...USER_FIELDS,
      },
    },
    { path: `users/${world.collectiveId}/tweets`, query: { max_results: '100', ...POST_FIELDS } },
    {
      path: `users/${world.collectiveId}/tweets`,
      query: { max_results: '100', exclude: 'retweets,replies' },
    },
    { path: `users/${world.collectiveId}/mentions`, query: { max_results: '100', ...POST_FIELDS } },
    { path: 'users/search', query: { query: 'i4Emploi', max_results: '100', ...USER_FIELDS }, user: true },
    { path: 'usage/tweets', query: { days: '30' } },
    {
      path: 'tweets',
      query: { ids: [...someIds, deleted].join(','), 'tweet.fields': 'created_at,withheld' },
    },
    { path: 'compliance/jobs', body: { type: 'tweets' } },
    { path: 'compliance/jobs', body: { type: 'tweets' }, status: 400 },
    { path: 'compliance/jobs', query: { type: 'tweets' } },
    { path: `compliance/jobs/${FIRST_JOB}` },
    { path: 'compliance/jobs/42', status: 404 },
    { path: 'users/search', query: { query: 'i4Emploi' }, status: 403 },
    { path: 'tweets/search/recent', query: { query: 'bio:i4Emploi' }, status: 400 },
    { path: 'tweets/search/recent', query: { query: '#i4Emploi', since_id: '123' }, status: 400 },
  ];
}

test('the official specification finds no violation in what the collectors ask for', async (t) => {
  if (!SPEC)
    return t.skip('X_OPENAPI_SPEC is not set: the official specification is not part of the project');
  const world = createWorld({ seed: 4, scale: 0.2 });
  await using standIn = createStandIn({
    world,
    now: NOW,
    usageNumbers: 'integer',
  });
  const url = await standIn.listen();
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'x-stand-in-'));
  const spec = await problemsFirst(SPEC, folder);
  const prism = spawn(process.execPath, [
    PRISM,
    'proxy',
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '--errors',
    spec,
    url,
  ]);
  let said = '';
  try {
    // Prism reads the specification for about twenty seconds; it says so when it listens.
    await new Promise<void>((resolve, reject) => {
      prism.stdout.on('data', (chunk) => {
        said += String(chunk);
        if (/is listening/.test(said)) resolve();
      });
      prism.once('close', () => reject(new Error(`Prism ended: ${said.slice(-500)}`)));
    });
    let asked = 0;
    for (const { path, query = {}, user = false, status = 200, body } of questions(world)) {
      let token: string | undefined;
      for (let page = 0; page < 3; page++) {
        const name =
          path.startsWith('users/search') || path.includes('search') || path.includes('counts')
            ? 'next_token'
            : 'pagination_token';
        const parameters = new URLSearchParams(token ? { ...query, [name]: token } : query);
        const bearer = user ? STAND_IN_CREDENTIALS.userToken : STAND_IN_CREDENTIALS.bearerToken;
        const headers = { authorization: `Bearer ${bearer}`, 'accept-encoding': 'identity' };
        const sent = body && { method: 'POST', body: JSON.stringify(body) };
        const type = body && { 'content-type': 'application/json' };
        const answer = await fetch(`http://127.0.0.1:${port}/2/${path}?${parameters}`, {
          headers: { ...headers, ...type },
          ...sent,
        });
        const text = await answer.text();
        const what = `${path}?${parameters} -> ${answer.status} ${answer.headers.get('sl-violations') ?? ''} ${text.slice(0, 500)}`;
        assert.equal(answer.headers.get('sl-violations'), null, what);
        assert.equal(answer.status, status, what);
        asked += 1;
        token = (JSON.parse(text) as { meta?: { next_token?: string } }).meta?.next_token;
        if (!token) break;
      }
    }
    // The judge must be awake: an answer that breaks the specification is noticed.
    standIn.setFault(() => ({ kind: 'rewrite', change: () => ({ data: [{ id: 42, text: 'x' }] }) }));
    const headers = { authorization: `Bearer ${STAND_IN_CREDENTIALS.bearerToken}` };
    const broken = await fetch(`http://127.0.0.1:${port}/2/tweets?ids=42`, { headers });
    assert.equal(broken.status, 500);
    assert.match(broken.headers.get('sl-violations') ?? '', /string/);
    t.diagnostic(`${asked} answers checked`);
  } finally {
    prism.kill();
    await once(prism, 'close');
    await rm(folder, { recursive: true });
  }
});
