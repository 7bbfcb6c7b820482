import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../../db/core/calendar.ts';
import { listAnnotations } from '../../../../db/queries/annotations.ts';
import { labelPosts } from '../../../../db/queries/labels.ts';
import { eachStore } from '../../stores.ts';
import { everything, idAt, importing, refusal, wire } from './importing.ts';

const AT = '2019-03-12T08:30:00.000Z';
const ID = idAt(AT);

eachStore('import of what the collective notes', (open) => {
  test('meetings, corrections and rights are told once, an answer that was awaited later', async () => {
    await using store = await open();
    const meetings = 'jour;rencontre;participants\n12/03/2019;Apéro de printemps;18\n20/03/2019;Atelier;\n';
    const { tally } = await importing(store, meetings);
    assert.deepEqual([tally.read, tally.added], [2, 2]);
    await importing(
      store,
      'date;indicateur;edition;phrase_fr;phrase_en\n05/04/2019;seeker_requests;;Huit, pas neuf.;Eight, not nine.\n',
    );
    await importing(
      store,
      'numero;droit;recue_le;repondue_le\nR-1;effacement;01/03/2019;\nR-2;accès;02/03/2019;05/03/2019\n',
    );
    const before = await everything(store);
    await importing(store, meetings, { at: '2019-07-01T10:00:00Z' });
    assert.deepEqual(await everything(store), before);
    const answered = await importing(
      store,
      'numero;droit;recue_le;repondue_le\nR-1;effacement;01/03/2019;04/03/2019\n',
    );
    assert.equal(answered.tally.added, 1);
    const rights = await store.db
      .selectFrom('rights_request')
      .select(['reference', 'kind', 'answered_day'])
      .orderBy('reference')
      .execute();
    assert.deepEqual(rights, [
      { reference: 'R-1', kind: 'erasure', answered_day: '2019-03-04' },
      { reference: 'R-2', kind: 'access', answered_day: '2019-03-05' },
    ]);
  });

  test('annotations come in both languages, span days, and are told once', async () => {
    await using store = await open();
    const heads = 'jour;jusqu_au;genre;texte_fr;texte_en;source';
    const sheet = `${heads}\n04/03/2019;;média;Un article dans la presse;An article in the press;La Dépêche\n01/06/2019;03/06/2019;panne;X ne répondait pas;X did not answer;journal du service\n`;
    assert.equal((await importing(store, sheet)).tally.added, 2);
    assert.equal((await importing(store, sheet, { at: '2019-07-01T10:00:00Z' })).tally.known, 2);
    const between = { from: day('2019-06-03'), to: day('2019-06-30') };
    assert.deepEqual(
      (await listAnnotations(store.db, between)).map(({ start_day, end_day, kind }) => [
        start_day,
        end_day,
        kind,
      ]),
      [['2019-06-01', '2019-06-03', 'outage']],
    );
    const earlier = { ...between, knownBy: instant('2015-01-01T00:00:00Z') };
    assert.deepEqual(await listAnnotations(store.db, earlier), []);
    const back = `${heads}\n04/03/2019;03/03/2019;panne;a;b;c\n`;
    assert.match(await refusal(store, back), /vient avant le premier jour/);
    const claim = `${heads}\n04/03/2019;;média;Du travail grâce à nous;x;La Dépêche\n`;
    assert.match(await refusal(store, claim), /texte_fr.* dit «\sgrâce à\s»/);
    const quoted = `${heads}\n05/03/2019;;média;Un article;An article;« Grâce à X »\n`;
    assert.equal((await importing(store, quoted)).tally.added, 1);
    const corrected =
      'date;indicateur;edition;phrase_fr;phrase_en\n05/04/2019;seeker_requests;;Huit.;Eight placed.\n';
    assert.match(await refusal(store, corrected), /phrase_en.* dit «\splaced\s»/);
  });

  test('help with the wording is noted of requests only', async () => {
    await using store = await open();
    await importing(store, JSON.stringify(wire(AT, 'Je cherche un poste de comptable #i4EmploiR')));
    const sheet = `publication;aide_par\n${ID};Alice\n`;
    assert.match(await refusal(store, sheet), /ligne 2, .* n’est pas une demande de la base/);
    await store.db
      .transaction()
      .execute((db) =>
        labelPosts(db, [{ postId: ID, label: 'seeker_request', by: 'Alice', at: AT as never }]),
      );
    assert.equal((await importing(store, sheet)).tally.added, 1);
    assert.equal((await importing(store, sheet)).tally.known, 1);
  });

  test('a roster of months gives active volunteers; what is told otherwise later stands', async () => {
    await using store = await open();
    const sheet = 'mois;actifs;noyau dur\n03/2019;12;7\n2019-04;9;\n';
    assert.equal((await importing(store, sheet)).tally.added, 2);
    assert.equal((await importing(store, sheet)).tally.known, 2);
    assert.equal((await importing(store, 'mois;actifs\n2019-04;10\n')).tally.added, 1);
    const months = await store.db
      .selectFrom('volunteer_month')
      .select(['month', 'active', 'core'])
      .orderBy('month')
      .execute();
    assert.deepEqual(months, [
      { month: '2019-03-01', active: 12, core: 7 },
      { month: '2019-04-01', active: 10, core: null },
    ]);
    assert.match(await refusal(store, 'mois;actifs;noyau dur\n03/2019;5;6\n'), /dépasse le nombre/);
    assert.match(await refusal(store, 'mois;actifs\nmars;5\n'), /n’est pas un mois/);
  });

  test('calls to action are coded by hand, post by post', async () => {
    await using store = await open();
    const sheet = `publication;appel\n${ID};oui\n`;
    assert.match(await refusal(store, sheet), /ligne 2, .* n’est pas dans la base/);
    await importing(store, JSON.stringify(wire(AT, 'Je cherche un poste de comptable #i4EmploiR')));
    assert.equal((await importing(store, sheet)).tally.added, 1);
    assert.equal((await importing(store, sheet)).tally.known, 1);
    const { call_to_action } = await store.db
      .selectFrom('post')
      .select('call_to_action')
      .executeTakeFirstOrThrow();
    assert.equal(call_to_action, 1);
  });

  test('a day to come, an unknown indicator, a name in the register of rights are refused where they stand', async () => {
    await using store = await open();
    const rows =
      'numero;droit;recue_le\nCamille Martin;effacement;01/03/2019\nR-2;oubli;01/03/2019\nR-3;acces;01/03/2039\n';
    const said = await refusal(store, rows);
    assert.match(said, /ligne 2, colonne 1\s: .* pas un nom ni une adresse/);
    assert.match(said, /ligne 3, colonne 2\s: .* attend un de ces mots/);
    assert.match(said, /ligne 4, colonne 3\s: .* est à venir/);
    assert.match(
      await refusal(store, 'date;indicateur;phrase_fr;phrase_en\n05/04/2019;nombre_magique;Non.;No.\n'),
      /n’est pas un indicateur du catalogue/,
    );
    assert.deepEqual(await store.db.selectFrom('rights_request').selectAll().execute(), []);
  });
});
