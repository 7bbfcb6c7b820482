import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../../db/core/calendar.ts';
import { listToSort } from '../../../../db/queries/labels.ts';
import { toSortCsv } from '../../../../jobs/to-sort.ts';
import { eachStore } from '../../stores.ts';
import { pseudonymise } from '../setting.ts';
import { everything, idAt, importing, refusal, wire } from './importing.ts';

const AT = '2019-03-12T08:30:00.000Z';
const LATER = '2019-03-14T09:00:00.000Z';
const POSTS = [
  wire(AT, 'Je cherche un poste de comptable à Lyon #i4EmploiR'),
  wire(LATER, 'Trouvé, merci #i4Emploi'),
]
  .map((post) => JSON.stringify(post))
  .join('\n');

eachStore('import of tables', (open) => {
  test('counts by day: spaces in numbers, days in French order, both series', async () => {
    await using store = await open();
    const table =
      '\uFEFFsep=;\r\nJour;Publications;Série\r\n12/03/2019;1\u202f234,0;\r\n2019-03-13;7;recherche\r\n13/03/2019;5;hashtag\r\n';
    const { tally } = await importing(store, table);
    assert.deepEqual([tally.read, tally.added, tally.first, tally.last], [3, 3, '2019-03-12', '2019-03-13']);
    const before = await everything(store);
    await importing(store, 'day,posts\n2019-03-13,5\n', { at: '2019-07-01T10:00:00Z' });
    assert.deepEqual(await everything(store), before);

    // A file that holds a week whole: its silent days are zeros, those told already stay.
    await importing(store, 'day,posts\n2019-03-11,3\n', { whole: ['2019-03-11', '2019-03-15'] });
    const rows = await store.db
      .selectFrom('volume_day')
      .select(['day', 'series', 'posts'])
      .orderBy('day')
      .orderBy('series')
      .execute();
    assert.deepEqual(
      rows.map(({ day: of, series, posts }) => `${of} ${series} ${posts}`),
      [
        '2019-03-11 tag 3',
        '2019-03-12 tag 1234',
        '2019-03-13 search 7',
        '2019-03-13 tag 5',
        '2019-03-14 tag 0',
        '2019-03-15 tag 0',
      ],
    );
    const said = await refusal(store, 'jour;publications\n12/03/2019;1.234\n12/03/2019;-5\n12/03/2039;5\n');
    assert.match(said, /ligne 2, colonne 2 : « publications » n’est pas un nombre entier/);
    assert.match(said, /ligne 3, colonne 2/);
    assert.match(said, /ligne 4, colonne 1 : « jour » n’est pas encore passé/);
    const twice = await refusal(store, 'jour;publications\n12/03/2019;1\n12/03/2019;2\n');
    assert.match(twice, /ligne 3, .* contredit une ligne plus haut/);
  });

  test('a text that begins as a formula is taken out as a text, which no spreadsheet works out', async () => {
    await using store = await open();
    await importing(store, POSTS);
    for (const text of ['=1+1', '+33 cherche', '-1 poste', '@i4Emploi merci']) {
      await store.db.updateTable('post').set({ text }).where('id', '=', idAt(AT)).execute();
      const [, first] = (await toSortCsv(store.db, 'fr')).split('\n');
      assert.ok(first?.endsWith(`;'${text}`), first);
    }
  });

  test('posts are taken out to be sorted, and the decisions come back', async () => {
    await using store = await open();
    await importing(store, POSTS);
    const sheet = await toSortCsv(store.db, 'fr');
    const [head = '', first = '', second = ''] = sheet.replace('\uFEFF', '').split('\n');
    assert.equal(head, 'identifiant;etiquette;par;proposition;jour;texte');
    assert.ok(first.startsWith(`'${idAt(AT)};;;seeker_request;2019-03-12;`));
    const decided = [head, first.replace(';;;', ';Demande;Camille;'), second].join('\r\n');
    const { tally } = await importing(store, decided);
    assert.deepEqual([tally.added, tally.left.get('undecided')], [1, 1]);
    const request = await store.db.selectFrom('request').select(['post_id', 'seeker']).execute();
    assert.deepEqual(request, [{ post_id: idAt(AT), seeker: pseudonymise('7001') }]);
    assert.deepEqual(
      (await listToSort(store.db, 10)).map(({ id }) => id),
      [idAt(LATER)],
    );

    // Decided otherwise since: the same old sheet does not bring its decision back.
    await importing(store, `post_id,label,by\n${idAt(AT)},other,Dominique\n`);
    const before = await everything(store);
    await importing(store, decided);
    assert.deepEqual(await everything(store), before);
    const said = await refusal(
      store,
      `post_id,label,by\n99,other,Camille\n${idAt(AT)},nope,Camille\n${idAt(AT)},other,=1+1\n`,
    );
    assert.match(said, /ligne 3, colonne 2 : « label » attend un de ces mots/);
    assert.match(said, /ligne 4, colonne 3 : « by » n’est pas un nom/);
    assert.match(await refusal(store, 'post_id,label,by\n99,other,Camille\n'), /ligne 2, .*pas dans la base/);
  });

  test('a declaration is proposed by one person and confirmed by another, once', async () => {
    await using store = await open();
    const head = 'personne;date;saisi par;confirmé par;message reçu';
    const table = [
      head,
      '7001;20/03/2019;Camille;;« merci, j’ai signé »',
      '@Exemple_1;21/03/2019;Camille;Dominique;',
      'dossier 12;21/03/2019;Camille;Dominique;',
    ].join('\n');
    const { tally } = await importing(store, table);
    assert.deepEqual([tally.added, tally.notes.get('confirmed')], [3, 2]);
    const rows = await store.db.selectFrom('declaration').selectAll().orderBy('id').execute();
    assert.deepEqual(
      rows.map(({ person, day: on, state, source, evidence }) => [person, on, state, source, evidence]),
      [
        [pseudonymise('7001'), day('2019-03-20'), 'proposed', 'volunteer_note', 'E1'],
        [pseudonymise('@exemple_1'), day('2019-03-21'), 'confirmed', 'volunteer_note', 'E1'],
        [pseudonymise('ref:dossier 12'), day('2019-03-21'), 'confirmed', 'volunteer_note', 'E1'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(await everything(store)), /signé|Exemple_1|dossier/i);
    const before = await everything(store);
    await importing(store, table);
    assert.deepEqual(await everything(store), before);
    await importing(store, `${head}\n7001;20/03/2019;Camille;Dominique;\n`);
    const decided = await store.db.selectFrom('declaration_decision').select('decided_by').execute();
    assert.equal(decided.length, 3);
    assert.match(
      await refusal(store, `${head}\n7001;20/03/2019;Camille;CAMILLE;\n`),
      /ligne 2, colonne 4 : « confirmé par » est la personne qui a saisi/,
    );
  });

  test('a declaration says what the job is, and an old sheet does not undo what was told since', async () => {
    await using store = await open();
    const head = 'personne;date;saisi par;preuve;début;contrat;relais';
    const old = `${head}\n7001;20/03/2019;Camille;E2;01/04/2019;CDI;a aidé\n7002;20/03/2019;Camille;E0;;;\n`;
    const { tally } = await importing(store, old);
    assert.deepEqual([tally.added, tally.notes.get('facts')], [2, 1]);
    const evidence = async () =>
      (await store.db.selectFrom('declaration').select('evidence').orderBy('id').execute()).map(
        (row) => row.evidence,
      );
    assert.deepEqual(await evidence(), ['E2', 'E0']);
    await importing(store, `${head}\n7001;20/03/2019;Camille;E2;01/04/2019;intérim;\n`);
    const before = await store.db.selectFrom('declaration_fact').selectAll().orderBy('id').execute();
    assert.deepEqual(
      before.map(({ start_day, contract, contribution }) => [start_day, contract, contribution]),
      [
        ['2019-04-01', 'cdi', 'helped'],
        [null, 'interim', null],
      ],
    );
    await importing(store, old);
    assert.deepEqual(
      await store.db.selectFrom('declaration_fact').selectAll().orderBy('id').execute(),
      before,
    );
    const said = await refusal(
      store,
      `${head}\n7001;20/03/2019;Camille;E2;;CDI;\n7001;20/03/2019;Camille;;;stage;\n`,
    );
    assert.match(said, /ligne 2, colonne 4\s: «\spreuve\s» vaut E2 quand la personne a donné/);
    assert.match(said, /ligne 3, colonne 6\s: «\scontrat\s» attend un de ces mots/);
  });

  test('bios make a scan a day, which grows with what other files tell of that day', async () => {
    await using store = await open();
    const table =
      'date;compte;bio;abonnés\n31/03/2019;7001;Je relaie #i4Emploi;1 200\n31/03/2019;7002;RH #i4EmploiRH;5\n';
    const { tally } = await importing(store, table);
    assert.deepEqual([tally.added, tally.left.get('untagged')], [1, 1]);
    const before = await everything(store);
    await importing(store, table);
    assert.deepEqual(await everything(store), before);
    await importing(store, 'date;compte;bio\n31/03/2019;7003;#i4emploi et #i4EmploiR\n');
    const last = await store.db.selectFrom('bio_scan').selectAll().orderBy('id', 'desc').executeTakeFirst();
    const seen = await store.db
      .selectFrom('bio_sighting')
      .select(['account', 'adopter', 'seeker', 'followers'])
      .where('scan_id', '=', last?.id ?? 0)
      .orderBy('followers')
      .execute();
    assert.equal(seen.length, 2);
    assert.ok(seen.some(({ account, followers }) => account === pseudonymise('7001') && followers === 1200));
    assert.ok(seen.some(({ account, seeker }) => account === pseudonymise('7003') && seeker === 1));
    assert.ok((last?.scanned_at ?? '') > instant('2019-03-31T00:00:00Z'));
    assert.doesNotMatch(JSON.stringify(await everything(store)), /relaie/);
  });
});
