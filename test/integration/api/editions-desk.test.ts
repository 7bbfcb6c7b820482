import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { EditionAnswer } from '../../../api/contract/edition.ts';
import { EditionsDesk } from '../../../api/contract/editions-desk.ts';
import { instant } from '../../../db/core/calendar.ts';
import { listEditionEvents } from '../../../db/queries/edition-life.ts';
import { openStore } from '../../../db/store.ts';
import type { Finding } from '../../../reports/gate/finding.ts';
import { makePublic, thirdYear } from '../reports/third-year.ts';
import { type Service, startService } from './service.ts';

const blank: Finding = { condition: 'chart-blank', fr: 'un graphique est vide', en: 'a chart is blank' };

function asks(service: Service, cookie: string) {
  const send = async (path: string, body?: object) => {
    const response = await service.ask(`/api/v1/editions-desk${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      cookie,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    });
    return { status: response.status, said: await response.json() };
  };
  return {
    send,
    desk: async (path = '', body?: object) => EditionsDesk.parse((await send(path, body)).said),
    refused: async (path: string, body: object) => {
      const { status, said } = await send(path, body);
      return `${status} ${(said as { code: string }).code}`;
    },
  };
}

test('a publisher writes and drafts, what lacks is told, another one approves and publishes, an erratum follows', async () => {
  await using store = await openStore('sqlite::memory:');
  await makePublic(store, await thirdYear(store));
  let found: Finding[] = [blank];
  await using service = await startService(store, { checkEdition: async () => found });
  service.clock.set(instant(Date.parse('2018-10-02T09:00:00Z')));
  const bob = asks(service, await service.enter('bob', 'publisher'));
  const alice = asks(service, await service.enter('alice', 'administrator'));
  const start = await bob.desk();
  assert.deepEqual([start.year, start.mayCheck, start.editions], [2018, true, []]);
  const { figures = [], series, released } = start.preview ?? {};
  assert.equal(figures.find(({ indicator }) => indicator === 'seekers_distinct')?.year.value, 2);
  assert.deepEqual([series, released?.until], [[], '2018-09-30']);
  const text = { year: 2018, slot: 'opening', version: 1 };
  const half = await bob.desk('/texts', { ...text, language: 'fr', markdown: 'Merci à {{figure:nobody}} !' });
  const written = half.texts.find(({ slot, language }) => slot === 'opening' && language === 'fr');
  assert.deepEqual(
    written?.missing.map(({ en }) => en),
    [
      'the text "foreword" is missing in English',
      'the text "foreword" refers to {{figure:nobody}}, which is no figure of the edition',
    ],
  );
  assert.match(written?.markdown ?? '', /\u202f!$/, 'the space before an exclamation mark is mended');
  assert.equal(
    await alice.refused('/texts', { ...text, language: 'fr', markdown: 'x' }),
    '409 text-written-meanwhile',
  );
  await bob.desk('/texts', { ...text, language: 'fr', version: 2, markdown: '' });

  const [draft] = (await bob.desk('/drafts', { year: 2018 })).editions;
  assert.deepEqual([draft?.state, draft?.yours, draft?.missing], ['draft', true, null]);
  const edition = draft?.id ?? '';
  assert.equal(EditionAnswer.parse((await bob.send(`/drafts/${edition}`)).said).state, 'draft');
  assert.equal(await alice.refused('/approvals', { edition }), '409 edition-not-checked');
  assert.deepEqual((await bob.desk('/checks', { edition })).editions[0]?.missing, [blank]);
  found = [];
  assert.equal((await bob.desk('/checks', { edition })).editions[0]?.state, 'checked');
  assert.equal(await bob.refused('/approvals', { edition }), '409 edition-second-person');
  const approved = (await alice.desk('/approvals', { edition })).editions[0];
  assert.deepEqual([approved?.state, approved?.approvedBy, approved?.yours], ['approved', 'alice', false]);
  assert.equal((await bob.desk('/publications', { edition })).editions[0]?.state, 'published');

  const claim = { fr: 'Des emplois trouvés grâce au collectif.', en: 'x' };
  const why = { fr: 'Un fichier en double.', en: 'A file twice.' };
  assert.equal(await bob.refused('/errata', { edition, what: claim, why }), '400 words-forbidden');
  const what = { fr: 'Il fallait lire 3.', en: 'It should say 3.' };
  assert.deepEqual((await bob.desk('/errata', { edition, what, why })).errata, [
    { year: 2018, number: 1, edition, day: '2018-10-02', by: 'publisher', what, why, writtenBy: 'bob' },
  ]);
  const open = await service.ask(`/api/v1/public-editions/${edition}`);
  const told = EditionAnswer.parse(await open.clone().json()).errata;
  assert.deepEqual(told, [{ year: 2018, number: 1, edition, day: '2018-10-02', by: 'publisher', what, why }]);
  assert.doesNotMatch(await open.text(), /"bob"|"alice"/, 'everybody reads the role, and no name');
  const read = await service.ask(`/api/v1/editions/${edition}`, {
    cookie: await service.enter('carol', 'coordinator'),
  });
  const answer = EditionAnswer.parse(await read.json());
  assert.deepEqual([answer.state, answer.errata?.[0]?.number], ['published', 1]);
  const audit = await store.db
    .selectFrom('audit_entry')
    .select(['actor', 'action'])
    .where('object_kind', '=', 'edition')
    .orderBy('seq')
    .execute();
  assert.deepEqual(
    audit.map(({ actor, action }) => `${actor} ${action}`),
    [
      ...[
        'bob edition-text-written',
        'bob edition-text-written',
        'bob edition-drafted',
        'bob edition-checked',
      ],
      ...['bob edition-checked', 'alice edition-approved', 'bob edition-published', 'bob erratum-published'],
    ],
  );
});

test('a service that cannot draw says how it is done at a terminal', async () => {
  await using store = await openStore('sqlite::memory:');
  await thirdYear(store);
  await using service = await startService(store);
  service.clock.set(instant(Date.parse('2018-10-02T09:00:00Z')));
  const bob = asks(service, await service.enter('bob', 'publisher'));
  const [draft] = (await bob.desk('/drafts', { year: 2018 })).editions;
  assert.equal(await bob.refused('/checks', { edition: draft?.id ?? '' }), '503 check-unavailable');
  assert.equal(await bob.refused('/checks', { edition: 'nowhere' }), '404 edition-unknown');
  assert.equal(await bob.refused('/drafts', { year: 2019 }), '409 edition-year-unfinished');
});

test('a frozen edition is printed for whoever publishes, and noted; a draft is not', async () => {
  await using store = await openStore('sqlite::memory:');
  await makePublic(store, await thirdYear(store));
  const file = { name: 'a.pdf', type: 'application/pdf' as const, base64: 'JVBERi0=' };
  await using service = await startService(store, {
    checkEdition: async () => [],
    printEdition: async ({ print }) => ({ ...file, name: `${print}.pdf` }),
  });
  service.clock.set(instant(Date.parse('2018-10-02T09:00:00Z')));
  const bob = asks(service, await service.enter('bob', 'publisher'));
  const alice = asks(service, await service.enter('alice', 'administrator'));
  const edition = (await bob.desk('/drafts', { year: 2018 })).editions[0]?.id ?? '';
  const asked = { edition, print: 'public', language: 'en' };
  assert.equal(await bob.refused('/prints', asked), '404 edition-not-frozen');
  await bob.desk('/checks', { edition });
  await alice.desk('/approvals', { edition });
  assert.deepEqual(await bob.send('/prints', asked), { status: 200, said: { ...file, name: 'public.pdf' } });
  const [printed] = (await listEditionEvents(store.db, edition)).filter(({ what }) => what === 'printed');
  assert.equal(printed?.by_name, 'bob');
  const sha256 = createHash('sha256').update(Buffer.from(file.base64, 'base64')).digest('hex');
  assert.deepEqual(JSON.parse(printed?.note ?? ''), { print: 'public', language: 'en', sha256: [sha256] });
  assert.equal(await bob.refused('/prints', { ...asked, print: 'poster' }), '400 query-invalid');
});
