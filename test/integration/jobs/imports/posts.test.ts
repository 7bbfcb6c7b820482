import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../../../db/core/calendar.ts';
import { eachStore } from '../../stores.ts';
import { pseudonymise } from '../setting.ts';
import { everything, idAt, importing, refusal, wire } from './importing.ts';

const AT = '2019-03-12T08:30:00.000Z';
const LATER = '2019-03-14T09:00:00.000Z';
const SEEKS = 'Je cherche un poste de soudeuse à Lyon #i4EmploiR';
const lines = (...values: object[]): string => values.map((value) => JSON.stringify(value)).join('\n');

eachStore('import of posts', (open) => {
  test('posts in X’s format, in both dialects and as whole answers, are stored as collecting stores them', async () => {
    await using store = await open();
    const answer = {
      data: [wire(LATER, '@i4Emploi j’ai signé mon CDI'), wire(AT, SEEKS)],
      includes: { users: [{ id: '7001', username: 'personne' }] },
      meta: { result_count: 2 },
    };
    const post = {
      id: idAt(AT, 9),
      author_id: '7002',
      created_at: AT,
      text: 'Un long texte coupé…',
      note_post: { text: 'Un long texte, et tout à la fin #i4Emploi' },
      referenced_posts: [{ type: 'quoted', id: '12' }],
      edit_history_post_ids: [idAt(AT, 9)],
    };
    const { tally } = await importing(store, `\uFEFF${lines(answer, post, { meta: { result_count: 0 } })}\n`);
    assert.deepEqual([tally.read, tally.added, tally.known], [3, 3, 0]);
    const rows = await store.db.selectFrom('post').selectAll().orderBy('created_at').orderBy('id').execute();
    assert.deepEqual(
      rows.map(({ author, kind, day, has_tag, has_seeker_tag, mentions_account }) => {
        return [author, kind, day, has_tag, has_seeker_tag, mentions_account];
      }),
      [
        [pseudonymise('7001'), 'original', '2019-03-12', 0, 1, 0],
        [pseudonymise('7002'), 'quote', '2019-03-12', 1, 0, 0],
        [pseudonymise('7001'), 'original', '2019-03-14', 0, 0, 1],
      ],
    );
    const proposed = await store.db.selectFrom('suggestion').select('label').execute();
    assert.equal(proposed.length, 3);
  });

  test('a table of a French spreadsheet: semicolons, windows-1252, Paris time, an id as its address', async () => {
    await using store = await open();
    const table = [
      'Identifiant;Date;Auteur;Texte;Colonne libre',
      `https://x.com/exemple/status/${idAt(AT)};12/03/2019 09:30;@Exemple_1;"Je cherche ; un poste\r\nd’œuvre, #i4Emploi";x`,
      `'${idAt(LATER)};14/03/2019;7001;Merci #i4Emploi;=1+1`,
    ].join('\r\n');
    const windows = Uint8Array.from([...table], (one) =>
      one === '’' ? 0x92 : one === 'œ' ? 0x9c : one.charCodeAt(0),
    );
    const { tally } = await importing(store, windows);
    assert.deepEqual([tally.added, tally.notes.get('handle')], [2, 1]);
    const rows = await store.db.selectFrom('post').selectAll().orderBy('created_at').execute();
    assert.deepEqual(
      rows.map(({ created_at, text }) => [created_at, text]),
      [
        [instant('2019-03-12T08:30:00Z'), 'Je cherche ; un poste\r\nd’œuvre, #i4Emploi'],
        [instant(LATER), 'Merci #i4Emploi'],
      ],
    );
    assert.equal(rows[0]?.author, pseudonymise('@exemple_1'));
    // The same table again, as Excel saves "Unicode text": tabs and UTF-16.
    const tabs = `\uFEFF${table.replaceAll(';', '\t').replace('cherche \t', 'cherche ;')}`;
    const again = await importing(store, Buffer.from(tabs, 'utf16le'));
    assert.deepEqual([again.tally.added, again.tally.known, again.tally.changes], [0, 2, false]);
  });

  test('the same rows twice, in one file or in two, change nothing at all', async () => {
    await using store = await open();
    const file = lines(wire(AT, SEEKS), wire(AT, SEEKS), wire(LATER, 'Merci #i4Emploi'));
    await importing(store, file, { whole: ['2019-03-10', '2019-03-20'] });
    const before = await everything(store);
    assert.equal(before.post?.length, 2);
    await importing(store, file, { whole: ['2019-03-10', '2019-03-20'], at: '2019-07-01T10:00:00Z' });
    await importing(store, lines(wire(LATER, 'Merci #i4Emploi')), { whole: ['2019-03-12', '2019-03-14'] });
    assert.deepEqual(await everything(store), before);
  });

  test('a dry run shows what would be kept, names nobody, and writes nothing', async () => {
    await using store = await open();
    await importing(store, lines(wire(AT, SEEKS)));
    const before = await everything(store);
    const text = `@quelquun ${'très '.repeat(20)}#i4Emploi`;
    const { tally, figures } = await importing(store, lines(wire(LATER, text), wire(AT, SEEKS)), {
      dryRun: true,
    });
    assert.deepEqual(await everything(store), before);
    assert.deepEqual([tally.read, tally.added, tally.known, tally.first], [2, 1, 1, '2019-03-12']);
    const [sample = ''] = tally.samples;
    assert.match(sample, new RegExp(`^id=${idAt(LATER)}  .*author=.{6}…  .*text=« @… très .*… »$`));
    assert.doesNotMatch(sample, /quelquun/);
    assert.ok(figures.some(({ key }) => key === 'seeker_requests'));
    assert.ok(!figures.some(({ key }) => key === 'bio_adopters'));
  });

  test('an edit is followed, and a post that is gone from X stays silent', async () => {
    await using store = await open();
    await importing(store, lines(wire(AT, SEEKS), wire(LATER, 'Je cherche #i4Emploi')));
    await store.db
      .updateTable('post')
      .set({ text: null, gone_at: instant(LATER), gone_reason: 'deleted' })
      .where('id', '=', idAt(AT))
      .execute();
    const edited = (at: string, text: string) => ({
      ...wire(at, text),
      id: idAt(at, 5),
      edit_history_tweet_ids: [idAt(at), idAt(at, 5)],
    });
    await importing(
      store,
      lines(edited(AT, `${SEEKS} !`), edited(LATER, 'Trouvé, merci #i4Emploi'), wire(AT, SEEKS)),
    );
    const rows = await store.db
      .selectFrom('post')
      .select(['id', 'text', 'latest_id'])
      .orderBy('id')
      .execute();
    assert.deepEqual(rows, [
      { id: idAt(AT), text: null, latest_id: idAt(AT, 5) },
      { id: idAt(LATER), text: 'Trouvé, merci #i4Emploi', latest_id: idAt(LATER, 5) },
    ]);
  });

  test('an import that is stopped on its way leaves nothing', async () => {
    await using store = await open();
    const stop = AbortSignal.abort();
    await assert.rejects(importing(store, lines(wire(AT, SEEKS)), { signal: stop }), { code: 'interrupted' });
    for (const rows of Object.values(await everything(store))) assert.deepEqual(rows, []);
  });

  test('reposts and posts about something else are left out, and counted', async () => {
    await using store = await open();
    const repost = wire(LATER, 'RT @exemple: x #i4Emploi', {
      referenced_tweets: [{ type: 'retweeted', id: idAt(AT) }],
    });
    const { tally } = await importing(store, lines(repost, wire(AT, 'Le chat dort #i4EmploiRH')));
    assert.deepEqual(
      [...tally.left],
      [
        ['repost', 1],
        ['unrelated', 1],
      ],
    );
    assert.equal((await everything(store)).post?.length, 0);
  });

  test('days a file holds whole are collected, the others only seen', async () => {
    await using store = await open();
    await importing(store, lines(wire(AT, SEEKS), wire(LATER, SEEKS)), {
      whole: ['2019-03-11', '2019-03-12'],
    });
    const windows = await store.db
      .selectFrom('collection_window')
      .select(['family', 'state', 'from_at', 'until_at', 'reason'])
      .orderBy('id')
      .execute();
    assert.deepEqual(
      windows.map(({ family, state, from_at, until_at }) => `${family} ${state} ${from_at} ${until_at}`),
      [
        'seeker-requests collected 2019-03-10T23:00:00.000Z 2019-03-12T23:00:00.000Z',
        'seeker-requests seen 2019-03-13T23:00:00.000Z 2019-03-14T23:00:00.000Z',
        'placements seen 2019-03-11T23:00:00.000Z 2019-03-12T23:00:00.000Z',
        'placements seen 2019-03-13T23:00:00.000Z 2019-03-14T23:00:00.000Z',
      ],
    );
    assert.ok(windows.every(({ reason }) => reason === 'imported'));
  });

  test('of a file with bad lines nothing is kept; each is named, in the reader’s language', async () => {
    await using store = await open();
    const good = JSON.stringify(wire(AT, SEEKS));
    const { author_id: _, ...nobody } = wire(LATER, SEEKS);
    const said = await refusal(store, [good, '{"id": ', JSON.stringify(nobody), '[]'].join('\n'));
    assert.deepEqual(said.split('\n'), [
      'F, ligne 2, colonne 8 : ce n’est pas du JSON correct.',
      'F, ligne 3, colonne 1 : le champ « author_id » manque ou est incorrect.',
      'F, ligne 4, colonne 1 : ce n’est ni une publication ni une réponse de X.',
      'Rien n’a été importé.',
    ]);
    const many = await refusal(store, [good, ...Array.from({ length: 30 }, () => '{')].join('\n'));
    assert.equal(many.split('\n').length, 11);
    for (const rows of Object.values(await everything(store))) assert.deepEqual(rows, []);
  });

  test('what spreadsheets do to ids and dates is seen, not stored', async () => {
    await using store = await open();
    const table = (...rows: string[]): string => ['id;date;auteur;texte', ...rows].join('\n');
    const row = (id: string, date: string): string => `${id};${date};7001;Merci #i4Emploi`;
    const said = await refusal(
      store,
      table(
        row('1,10533E+18', '12/03/2019 09:30'),
        row(idAt(AT), '03/12/2019 09:30'),
        row(idAt(AT), '31/03/2019 02:30'),
        row(idAt(AT), '2019-02-30'),
        `${idAt(AT)};12/03/2019 09:30;7001;un texte; avec un séparateur`,
      ),
    );
    assert.deepEqual(
      said.split('\n').map((line) => line.slice(0, 62)),
      [
        'F, ligne 2, colonne 1 : « id » a perdu ses derniers chiffres :',
        'F, ligne 3, colonne 2 : « date » ne va pas avec l’identifiant,',
        'F, ligne 4, colonne 2 : « date » est une heure qui n’a pas exi',
        'F, ligne 5, colonne 2 : « date » n’est pas une date (31/12/201',
        'F, ligne 6, colonne 1 : la ligne a plus de cellules que d’en-t',
        'Rien n’a été importé.',
      ].map((line) => line.slice(0, 62)),
    );
    const rounded = ['1105330000000000000', '1105336000000000000'].map(
      (id) => `${id};12/03/2019;7001;#i4Emploi`,
    );
    assert.match(await refusal(store, table(...rounded)), /un tableur les a arrondis/);
    assert.match(await refusal(store, table(`${idAt(AT)};12/03/2019;7001;"jamais fermé`)), /guillemet/);
    assert.match(await refusal(store, 'id;date;texte;x\n'), /précisez|manque une colonne/);
    assert.match(await refusal(store, Uint8Array.from([0x69, 0x64, 0x3b, 0x81, 0x0a])), /CSV UTF-8/);
  });

  test('an hour that came twice is the first of the two, and the reader is told', async () => {
    await using store = await open();
    const at = '2018-10-28T00:30:00.000Z';
    const table = `id;date;auteur;texte\n${idAt(at)};28/10/2018 02:30;7001;Merci #i4Emploi\n`;
    const { tally } = await importing(store, table);
    assert.equal(tally.notes.get('twice'), 1);
    const row = await store.db.selectFrom('post').select('created_at').executeTakeFirst();
    assert.equal(row?.created_at, at);
  });
});
