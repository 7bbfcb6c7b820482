import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { after, test } from 'node:test';
import { type ITwitterApiClientPlugin, TwitterApi } from 'twitter-api-v2';
import { instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import { standInWith } from './ask.ts';

const world = buildTinyWorld({
  accounts: [{ as: 'alice', bio: 'i4Emploi l’ami' }],
  posts: [{ as: 'ask', by: 'alice', at: '2019-09-30T10:00:00Z', text: 'Je cherche #i4Emploi' }],
});
const { standIn, url, ask } = await standInWith({ world, now: instant('2019-10-01T00:00:00Z') });
after(() => standIn.close());

/** Sends the client's requests to the stand-in; the signature still names X's official address. */
const redirect: ITwitterApiClientPlugin = {
  onBeforeRequest({ computedParams, requestOptions }) {
    const target = new URL(url);
    computedParams.url.protocol = target.protocol;
    computedParams.url.host = target.host;
    requestOptions.agent = new Agent();
  },
};
const {
  consumerKey: appKey,
  consumerSecret: appSecret,
  accessToken,
  accessSecret,
  bearerToken,
} = STAND_IN_CREDENTIALS;
const settings = { plugins: [redirect], compression: 'identity' as const };

test('the real client is let in with the Bearer', async () => {
  const client = new TwitterApi(bearerToken, settings);
  const found = await client.v2.search('#i4Emploi -is:retweet');
  assert.equal(found.tweets[0]?.id, world.postId('ask'));
});

test('the real client is let in with OAuth 1.0a, accents and spaces signed as well', async () => {
  const client = new TwitterApi({ appKey, appSecret, accessToken, accessSecret }, settings);
  const found = await client.v2.get('users/search', { query: "i4Emploi l'", 'user.fields': 'description' });
  assert.equal(found.data, undefined);
  const posts = await client.v2.search(`#i4Emploi "Je cherche" -Évry`, { max_results: 10 });
  assert.equal(posts.tweets.length, 1);
  assert.equal(standIn.requests.at(-1)?.auth, 'user');
});

test('a wrong secret, an unknown token and no header at all are 401', async () => {
  const wrong = new TwitterApi({ appKey, appSecret, accessToken, accessSecret: 'other' }, settings);
  await assert.rejects(wrong.v2.search('#i4Emploi'), { code: 401 });
  await assert.rejects(new TwitterApi('other', settings).v2.search('#i4Emploi'), { code: 401 });
  const bare = await fetch(`${url}/2/tweets?ids=1`);
  assert.equal(bare.status, 401);
  assert.deepEqual(await bare.json(), {
    title: 'Unauthorized',
    type: 'about:blank',
    status: 401,
    detail: 'Unauthorized',
  });
});

test('search/all is for the application only', async () => {
  const { status, body } = await ask('tweets/search/all', { query: '#i4Emploi' }, 'user');
  assert.equal(status, 403);
  assert.equal(body.title, 'Unsupported Authentication');
});
