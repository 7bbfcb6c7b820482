import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { EditionDocument } from '../../../api/contract/edition.ts';
import { openStore } from '../../../db/store.ts';
import { snowflake } from '../../demo/world/snowflake.ts';
import { archiveOf } from '../../integration/jobs/imports/zip-of.ts';
import { readPdf } from '../report/read-pdf.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'i4emploi-without-x-'));
after(() => rmSync(folder, { recursive: true }));
const database = `sqlite:${join(folder, 'figures.db')}`;

/** Where X would be: nobody must come. */
let requests = 0;
const nobody = createServer((_, response) => {
  requests += 1;
  response.writeHead(500).end();
});
before(() => new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve)));
after(() => nobody.close());

const BROWSER = Object.fromEntries(
  ['BROWSER_SANDBOX', 'PUPPETEER_EXECUTABLE_PATH'].flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value]] : [];
  }),
);

/** Runs a main as a volunteer would, with the keys to X at hand; returns what it prints. */
function run(main: string, ...args: string[]): Promise<string> {
  const { port } = nobody.address() as AddressInfo;
  const child = spawn(process.execPath, [join(root, main), ...args], {
    cwd: root,
    env: {
      ...BROWSER,
      LANG: 'fr_FR.UTF-8',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database,
      PSEUDONYM_KEY: 'a key for tests, long enough for it',
      X_BEARER_TOKEN: 'inventé',
      X_API_BASE_URL: `http://127.0.0.1:${port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) =>
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${main} ${args}: ${err}`)))),
  );
}

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const importFile = (name: string, content: string | Buffer, ...args: string[]): Promise<string> =>
  run('jobs/import-main.ts', fileOf(name, content), ...args);

const at = (day: number, hour: number): string => new Date(Date.UTC(2019, 2, day, hour)).toISOString();
const idAt = (moment: string): string => snowflake(Date.parse(moment), 0);
/** Twelve requests, one a day, by twelve people. */
const ASKED = Array.from({ length: 12 }, (_, index) => ({
  moment: at(index + 4, 8),
  author: String(7000 + index),
  text: `Je cherche un poste de soudeuse à Lyon, ${index} ans de métier, disponible #i4EmploiR`,
}));

test('a whole report from files: nothing is asked of X, and the figures say where they come from', async () => {
  const posts = ASKED.map(({ moment, author, text }) =>
    JSON.stringify({ id: idAt(moment), author_id: author, created_at: moment, text }),
  );
  const preview = await importFile('posts.jsonl', posts.join('\n'), '--dry-run');
  assert.match(preview, /^Contenu : publications\.\n12 lignes lues, 12 seraient ajoutées, 0 déjà connue\./);
  assert.match(preview, /Rien n’a été écrit\.\n$/);
  assert.equal(existsSync(join(folder, 'figures.db')), false);
  assert.match(
    await importFile('posts.jsonl', posts.join('\n')),
    /12 ajoutées.*\nDu 4 mars 2019 au 15 mars 2019\.\nLes chiffres suivent la nuit prochaine, ou tout de suite\s: npm run job -- roll-up\n$/,
  );
  const days = ASKED.map(({ moment }) => `${moment.slice(8, 10)}/03/2019;3`);
  await importFile(
    'volume.csv',
    `jour;publications\n${days.join('\n')}`,
    '--from',
    '2019-03-01',
    '--until',
    '2019-03-31',
  );
  const relays = ASKED.slice(0, 8).map(({ moment, author, text }, index) => ({
    id: snowflake(Date.parse(moment) + 3_600_000, index),
    at: new Date(Date.parse(moment) + 3_600_000).toISOString(),
    text: `RT @exemple: ${text.slice(0, 70)}…`,
    entities: { user_mentions: [{ screen_name: 'exemple', id_str: author }] },
  }));
  assert.match(
    await importFile('archive.zip', archiveOf({ id: '42', username: 'i4Emploi' }, relays)),
    /8 ajoutées/,
  );
  const sheet = (await run('jobs/main.ts', 'to-sort')).replaceAll(/;;;seeker_request/g, ';demande;Camille;');
  assert.match(await importFile('tri.csv', sheet), /12 ajoutées/);
  const declared = ['7000;20/03/2019;Camille;Dominique', '7001;25/03/2019;Camille;'];
  await importFile('retours.csv', `personne;date;saisi_par;confirme_par\n${declared.join('\n')}`);
  const bios = await importFile('bios.csv', 'date;compte;bio\n31/03/2019;@exemple;Je relaie #i4Emploi\n');
  assert.match(bios, /\nLe 31 mars 2019\.\n/);
  assert.match(await importFile('posts.jsonl', posts.join('\n')), /0 ajoutée, 12 déjà connues/);

  await run('jobs/main.ts', 'roll-up', '--day', '2019-09-30');
  const out = join(folder, 'rapport.pdf');
  const print = () => run('reports/main.ts', 'anniversary', '--year', '2019', '--out', out);
  await assert.rejects(print(), ({ message }: Error) => {
    assert.match(
      message,
      /la couverture de l’année est sous 90\s% .*\s; 1 déclaration attend d’être confirmée/,
    );
    return true;
  });
  assert.equal(existsSync(out), false);
  // Whoever publishes all the same has the second person confirm, and writes why: it is printed.
  await importFile('confirme.csv', 'personne;date;saisi_par;confirme_par\n7001;25/03/2019;Camille;Dominique');
  await run('jobs/main.ts', 'roll-up', '--day', '2019-09-30');
  for (const [lang, reason] of [
    ['fr', 'Seul le mois de mars a été relevé.'],
    ['en', 'Only March was read.'],
  ] as const)
    await run(
      'reports/main.ts',
      'text',
      'coverage',
      fileOf(`${lang}.md`, reason),
      '--year',
      '2019',
      '--lang',
      lang,
    );
  await print();
  const { pages } = await readPdf(new Uint8Array(readFileSync(out)));
  assert.ok(pages.length > 8);
  assert.ok(pages.some((page) => page.includes('fichiers importés')));
  assert.ok(pages.some((page) => page.includes('Seul le mois de mars a été relevé.')));
  assert.equal(requests, 0);

  await using store = await openStore(database);
  const { document } = await store.db.selectFrom('edition').select('document').executeTakeFirstOrThrow();
  const { figures } = EditionDocument.parse(JSON.parse(document));
  const told = new Map(
    figures.map(({ indicator, year: { state, value, low, high, reason } }) => [
      indicator,
      [state, value, low, high, reason],
    ]),
  );
  const atLeast = (low: number) => ['measured', null, low, null, 'imported_partial'];
  // March is whole, the rest of the year is not: the posts of the year are a minimum as well.
  assert.deepEqual(told.get('hashtag_posts_original'), atLeast(36));
  assert.deepEqual(told.get('seeker_requests'), atLeast(12));
  assert.deepEqual(told.get('seekers_distinct'), atLeast(12));
  assert.deepEqual(told.get('collective_relays'), atLeast(8));
  assert.deepEqual(told.get('seekers_relayed'), atLeast(8));
  assert.deepEqual(told.get('job_declarations_period'), atLeast(2));
  assert.deepEqual(told.get('bio_adopters'), atLeast(1));
  const ledger = await store.db.selectFrom('request_ledger').selectAll().execute();
  assert.deepEqual(ledger, []);
  const march = await store.db
    .selectFrom('measure')
    .select(['value', 'reason'])
    .where('indicator', '=', 'hashtag_posts_original')
    .where('grain', '=', 'month')
    .where('start_day', '=', '2019-03-01' as never)
    .execute();
  assert.deepEqual(march, [{ value: 36, reason: 'imported' }]);
});
