import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore } from '../../stores.ts';
import { pseudonymise } from '../setting.ts';
import { everything, idAt, importing, refusal, wire } from './importing.ts';
import { archiveOf, zipOf } from './zip-of.ts';

const OWNER = { id: '42', username: 'I4EMPLOI' };
const AT = '2019-03-12T08:30:00.000Z';
const AGAIN = '2019-03-13T08:30:00.000Z';
const NEXT = '2019-03-14T09:00:00.000Z';
const SEEKS = 'Je cherche un poste de soudeuse à Lyon, disponible tout de suite #i4EmploiR';
const by = (id: string) => ({ entities: { user_mentions: [{ screen_name: 'Exemple_1', id_str: id }] } });
const POSTS = [
  wire(AT, SEEKS),
  wire(AGAIN, 'Je cherche #i4Emploi', {}, '7002'),
  wire('2019-03-13T08:31:00.000Z', 'Je cherche #i4Emploi', {}, '7002'),
]
  .map((post) => JSON.stringify(post))
  .join('\n');
const ARCHIVE = archiveOf(OWNER, [
  // Cut as archives cut: one post of this author begins so.
  { id: idAt(NEXT, 1), at: NEXT, text: `RT @exemple_1: ${SEEKS.slice(0, 60)}…`, ...by('7001') },
  // Two posts of this author say the same.
  { id: idAt(NEXT, 2), at: NEXT, text: 'RT @Exemple_1: Je cherche #i4Emploi', ...by('7002') },
  // Nothing of this author is known.
  { id: idAt(NEXT, 3), at: NEXT, text: 'RT @Exemple_1: Bonjour à tous', ...by('7003') },
  {
    id: idAt(NEXT, 4),
    at: NEXT,
    text: 'À relayer ! https://t.co/x',
    entities: { urls: [{ expanded_url: `https://twitter.com/Exemple_1/status/${idAt(AGAIN)}` }] },
  },
  { id: idAt(NEXT, 5), at: NEXT, text: 'Bonne semaine avec #i4Emploi "{[\\' },
]);

eachStore('import of the collective’s archive', (open) => {
  test('its relays are those that can be told for certain; the rest is counted', async () => {
    await using store = await open();
    await importing(store, POSTS);
    const { tally } = await importing(store, ARCHIVE);
    assert.deepEqual([...tally.left].sort(), [
      ['deleted', 1],
      ['unmatched', 2],
      ['unrelated', 1],
    ]);
    const relays = await store.db.selectFrom('relay').selectAll().orderBy('post_id').execute();
    assert.deepEqual(
      relays.map(({ post_id, account, kind, by_collective, followers }) => {
        return [post_id, account, kind, by_collective, followers];
      }),
      [
        [idAt(AT), pseudonymise('42'), 'repost', 1, null],
        [idAt(AGAIN), pseudonymise('42'), 'quote', 1, null],
      ],
    );
    const own = await store.db
      .selectFrom('post')
      .select('id')
      .where('author', '=', pseudonymise('42'))
      .execute();
    assert.deepEqual(own, [{ id: idAt(NEXT, 5) }]);
    const kept = JSON.stringify(await everything(store));
    assert.doesNotMatch(kept, /un secret|x@example\.org/);

    const before = await everything(store);
    await importing(store, ARCHIVE, { at: '2019-07-01T10:00:00Z' });
    assert.deepEqual(await everything(store), before);
  });

  test('another account’s archive is refused, and so is what is none', async () => {
    await using store = await open();
    const other = archiveOf({ id: '43', username: 'exemple_1' }, [{ id: idAt(AT), at: AT, text: 'x' }]);
    const said = await refusal(store, other);
    assert.equal(
      said,
      'F : c’est l’archive d’un autre compte que @i4Emploi ; seule celle du collectif est importée. Rien n’a été importé.',
    );
    assert.match(await refusal(store, zipOf({ 'x.txt': 'x' })), /pas une archive de X/);
    const account = 'window.YTD.account.part0 = [{"account":{"accountId":"42","username":"i4Emploi"}}]';
    const broken = zipOf({
      'data/account.js': account,
      'data/tweets.js': 'window.YTD.tweets.part0 = [\n{"tweet": {]',
    });
    assert.match(
      await refusal(store, broken),
      /\(tweets\.js\), ligne 2, colonne 1 : ce n’est pas du JSON correct/,
    );
    const bomb = zipOf({ 'data/account.js': account, 'data/tweets.js': `[${' '.repeat(3_000_000)}]` });
    assert.match(await refusal(store, bomb), /bien plus qu’une archive de X/);
    const lying = zipOf({ 'data/account.js': account, 'data/tweets.js': '[]' }, 10);
    assert.match(await refusal(store, lying), /abîmée/);
    assert.match(
      await refusal(store, Buffer.from('PK\u0003\u0004 and no more')),
      /pas une archive zip lisible/,
    );
    for (const rows of Object.values(await everything(store))) assert.deepEqual(rows, []);
  });
});
