import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../../db/core/calendar.ts';
import { fixedClock } from '../../../../db/core/clock.ts';
import { addRule } from '../../../../db/queries/person-rules.ts';
import { rollUp } from '../../../../db/rollup/roll-up.ts';
import type { Store } from '../../../../db/store.ts';
import { figure } from '../../db/october.ts';
import { seed } from '../../db/seed.ts';
import { eachStore } from '../../stores.ts';
import { CALENDAR, COLLECTIVE, pseudonymise } from '../setting.ts';
import { everything, importing, refusal } from './importing.ts';

const HEAD = 'personne;date;situation;noté par;recruteur;réseau;entretien';

const collective = { ...COLLECTIVE, startDay: day('2019-01-01') };
const measured = (store: Store, runId: number, at: string, until: string) =>
  rollUp(store, {
    collective,
    calendar: CALENDAR,
    clock: fixedClock(at),
    runId,
    day: day(until),
  });

eachStore('import of what people say of their search', (open) => {
  test('news are kept once a person and day, without a word more, and never of who objected', async () => {
    await using store = await open();
    await addRule(store.db, pseudonymise('@parti'), 'erased', instant('2019-04-01T10:00:00Z'));
    const table = [
      `${HEAD};message`,
      '7001;20/03/2019;en recherche;Camille;oui;non;oui;« toujours rien »',
      '@Exemple_1;21/03/2019;Formation;Camille;;;;',
      'dossier 12;22/03/2019;;Camille;;oui;;',
      '@parti;22/03/2019;stage;Camille;;;;',
    ].join('\n');
    const { tally } = await importing(store, table);
    assert.deepEqual([tally.read, tally.added, tally.windows], [3, 3, 0]);
    const rows = await store.db.selectFrom('seeker_news').selectAll().orderBy('id').execute();
    assert.deepEqual(
      rows.map((row) => [
        row.person,
        row.day,
        row.status,
        row.recruiter,
        row.network,
        row.interview,
        row.source,
      ]),
      [
        [pseudonymise('7001'), '2019-03-20', 'seeking', 1, 0, 1, 'file'],
        [pseudonymise('@exemple_1'), '2019-03-21', 'training', 0, 0, 0, 'file'],
        [pseudonymise('ref:dossier 12'), '2019-03-22', null, 0, 1, 0, 'file'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(await everything(store)), /toujours rien|Exemple_1|dossier/i);
    const before = await everything(store);
    assert.equal((await importing(store, table)).tally.known, 3);
    assert.deepEqual(await everything(store), before);
  });

  test('a row that says nothing, or not in these words, is named', async () => {
    await using store = await open();
    const said = await refusal(
      store,
      `${HEAD}\n7001;20/03/2019;;Camille;non;;\n7001;20/03/2019;en poste;Camille;;;\n7001;20/03/2049;stage;Camille;;;\n`,
    );
    assert.match(said, /ligne 2, colonne 3\s: «\ssituation\s» est vide, et aucun contact n’est dit/);
    assert.match(said, /ligne 3, colonne 3\s: «\ssituation\s» attend un de ces mots\s: en_recherche, /);
    assert.match(said, /ligne 4, colonne 2\s: «\sdate\s» est à venir/);
  });

  test('who gave news is no longer without news, and contacts are counted', async () => {
    await using store = await open();
    const rows = await seed(store, CALENDAR);
    for (const family of ['hashtag-volume', 'seeker-requests', 'placements'] as const)
      await rows.window(family, collective.startDay, day('2019-12-31'));
    await rows.counted('search', '2019-01-08T08:00:00Z', 20);
    const people = Array.from({ length: 20 }, (_, index) => `${7001 + index}`);
    for (const [id, person] of people.entries())
      await rows.post(`${id + 1}`, pseudonymise(person), '2019-01-08T08:00:00Z', 'seeker_request');
    await measured(store, rows.runId, '2019-12-02T04:00:00Z', '2019-12-01');
    const bounds = () => figure(store, 'declared_bounds', 'all', '2019-01-01');
    const contacts = () => figure(store, 'reported_contacts', 'all', '2019-01-01');
    assert.deepEqual([(await bounds())?.low, (await bounds())?.high], [0, 1]);
    assert.equal((await contacts())?.reason, 'no_source');
    const news = people
      .slice(0, 5)
      .map((person, index) => `${person};08/10/2019;stage;Camille;${index ? '' : 'oui'};;`);
    await importing(store, `${HEAD}\n9001;02/10/2019;stage;Camille;;;`, { at: '2019-12-01T10:00:00Z' });
    await measured(store, rows.runId, '2019-12-02T05:00:00Z', '2019-12-01');
    assert.equal((await contacts())?.reason, 'no_source', 'nobody was asked about contacts');
    await importing(store, [HEAD, ...news].join('\n'), { at: '2019-12-02T10:00:00Z' });
    await measured(store, rows.runId, '2019-12-03T04:00:00Z', '2019-12-02');
    const after = await bounds();
    assert.deepEqual([after?.low, after?.high], [0, 15 / 20], 'fifteen of twenty are without news');
    assert.equal((await contacts())?.value, 1);
  });
});

eachStore('import of the anonymous survey', (open) => {
  const sheet = (row: string) => `mois;1;2;3;4;5\n${row}\n`;

  test('all five answers of a month are told, and a later count takes their place', async () => {
    await using store = await open();
    const rows = await seed(store, CALENDAR);
    const { tally } = await importing(store, sheet('03/2019;2;3;5;12;18'));
    assert.deepEqual([tally.read, tally.added], [1, 1]);
    assert.equal((await importing(store, sheet('2019-03;2;3;5;12;18'))).tally.known, 1);
    const support = () => figure(store, 'felt_support_survey', 'month', '2019-03-01');
    await measured(store, rows.runId, '2019-06-02T04:00:00Z', '2019-06-01');
    const first = await support();
    assert.deepEqual([first?.value, first?.n], [30 / 40, 40]);
    assert.equal((await importing(store, sheet('2019-03;2;3;5;12;38'))).tally.added, 1);
    await measured(store, rows.runId, '2019-06-03T04:00:00Z', '2019-06-02');
    const second = await support();
    assert.deepEqual([second?.value, second?.n], [50 / 60, 60]);
  });

  test('an answer that is not told is refused: the shares of the others would be wrong', async () => {
    await using store = await open();
    assert.match(await refusal(store, sheet('03/2019;2;;5;12;18')), /ligne 2, colonne 3\s: «\s2\s» est vide/);
    assert.deepEqual(await store.db.selectFrom('survey_count').selectAll().execute(), []);
  });
});
