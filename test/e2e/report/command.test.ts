import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Calendar, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { readCollective } from '../../../db/core/collective.ts';
import { findEdition, listEditions } from '../../../db/queries/editions.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore } from '../../../db/store.ts';
import { noteFrozenAndPrinted } from '../../../reports/edition/life.ts';
import { printingOf } from '../../../reports/edition/printings.ts';
import { seed } from '../../integration/db/seed.ts';
import { readPdf } from './read-pdf.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'i4emploi-report-'));
const database = `sqlite:${join(folder, 'figures.db')}`;
after(() => rmSync(folder, { recursive: true }));

/** A store with one measured year: 26 September 2017 to 25 September 2018. */
before(async () => {
  await using store = await openStore(database);
  const collective = readCollective(join(root, 'collective.json'));
  const calendar = new Calendar(collective.timeZone);
  const rows = await seed(store, calendar);
  for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const) {
    await rows.window(family, day('2017-09-26'), day('2018-10-01'));
  }
  await rows.post('1', 'ana', '2018-03-02T08:00:00Z', 'seeker_request');
  await rows.counted('tag', '2018-03-02T08:00:00Z', 41);
  await rows.scan('2018-08-31T20:00:00Z', 3);
  await rollUp(store, {
    collective,
    calendar,
    clock: fixedClock('2018-10-01T04:00:00Z'),
    runId: rows.runId,
    day: day('2018-09-30'),
  });
});

/** What this machine says of its browser holds for the command as well. */
const BROWSER = Object.fromEntries(
  ['BROWSER_SANDBOX', 'PUPPETEER_EXECUTABLE_PATH'].flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value]] : [];
  }),
);

const report = (args: string[], env: Record<string, string> = {}) => run('reports/main.ts', args, env);

function run(main: string, args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, main), ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...BROWSER, LANG: 'fr_FR.UTF-8', DATABASE_URL: database, ...env },
  });
  return { status, stdout, stderr };
}

test('prints the edition of a year as PDF and HTML; run again, it is the same edition', async () => {
  const out = join(folder, 'report.pdf');
  const first = report(['anniversary', '--year', '2018', '--out', out]);
  assert.deepEqual([first.status, first.stderr], [0, '']);
  assert.equal(first.stdout, `${out}\n${join(folder, 'report.html')}\n${join(folder, 'report.json')}\n`);
  const read = await readPdf(new Uint8Array(readFileSync(out)));
  assert.ok(read.pages.length > 8);
  assert.ok(read.pages.some((text) => text.includes('41')));
  assert.equal(report(['anniversary', '--year', '2018', '--out', out, '--lang', 'en']).status, 0);
  await using store = await openStore(database);
  const editions = await listEditions(store.db);
  assert.equal(editions.length, 1);
  assert.match(readFileSync(join(folder, 'report.html'), 'utf8'), new RegExp(`${editions[0]?.id}`));
});

test('everything that is missing is listed before anything is printed, and a text that is whole again passes', () => {
  const check = () => report(['check', '--year', '2018']);
  const write = (name: string, words: string, ...more: string[]) => {
    writeFileSync(join(folder, name), words);
    return report(['text', 'opening', join(folder, name), '--year', '2018', ...more]);
  };
  assert.match(check().stdout, /^anniversaire-2018-[0-9a-f]{8}\s: rien ne manque/);
  assert.match(
    write('fr.md', 'Merci à {{figure:nobody}}, « oui » !').stdout,
    /^opening \(fr\)\s: version 1 gardée/,
  );
  const missing = check();
  assert.equal(missing.status, 1);
  assert.match(missing.stdout, /ne peut pas être imprimée, 2 choses manquent/);
  assert.match(
    missing.stdout,
    /– le texte .* manque en anglais \[text-faulty\]\n– le texte .* cite \{\{figure:nobody\}\}/,
  );
  write('fr.md', 'En un an, {{figure:hashtag_posts_original}} publications.');
  write('en.md', 'In a year, {{figure:hashtag_posts_original}} posts.', '--lang', 'en');
  assert.match(check().stdout, /rien ne manque/);
  assert.match(write('fr.md', '').stdout, /version 3/);
  write('en.md', '', '--lang', 'en');
  for (const name of ['fr.md', 'en.md']) rmSync(join(folder, name));
});

test('the JSON and the PDF verify, here and on a machine that has nothing but a backup', () => {
  const [json, pdf] = [join(folder, 'report.json'), join(folder, 'report.pdf')];
  for (const file of [json, pdf]) {
    const { status, stdout, stderr } = report(['verify', file]);
    assert.deepEqual([status, stderr], [0, ''], stdout);
    assert.match(
      stdout,
      /^anniversaire-2018-[0-9a-f]{8}\nSHA-256 [0-9a-f]{64}\nreport\.\w+\s: imprimé ici .*\nAucune différence\s: /,
    );
  }
  const sha256 = createHash('sha256').update(readFileSync(json)).digest('hex');
  assert.ok(report(['verify', pdf]).stdout.includes(sha256), 'what sha256sum says of the JSON');
  const backup = join(folder, 'backup.i4e');
  const restored = { DATABASE_URL: `sqlite:${join(folder, 'restored.db')}`, PSEUDONYM_KEY: 'k'.repeat(32) };
  assert.equal(run('jobs/backup-main.ts', [backup]).status, 0);
  assert.equal(run('jobs/restore-main.ts', [backup], restored).stderr, '');
  assert.match(report(['verify', pdf], restored).stdout, /Aucune différence/);
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, readFileSync(json, 'utf8').replaceAll('"value":41,', '"value":42,'));
  const { status, stdout } = report(['verify', changed], { LANG: 'en_GB.UTF-8' });
  assert.equal(status, 1);
  assert.match(
    stdout,
    /Posts with #i4Emploi, from 26 September 2017 to 25 September 2018: printed 42, recomputed 41\./,
  );
});

test('a byte changed anywhere in a PDF is seen, and a file that was printed here is known byte for byte', async () => {
  const pdf = join(folder, 'report.pdf');
  const told = (name: string) => report(['verify', join(folder, name)]).stdout;
  for (const name of ['report.pdf', 'report.html', 'report.json'])
    assert.match(
      told(name),
      /report\.\w+\s: imprimé ici le .*, rapport en anglais\s; pas un octet n’a changé\./,
    );
  const bytes = readFileSync(pdf);
  const changed = join(folder, 'changed.pdf');
  // What pages show comes before the files inside; the last of these is one character of the last line.
  for (const at of [0.1, 0.3, 0.5, 1]) {
    const copy = Buffer.from(bytes);
    const place = Math.min(bytes.length - 3, Math.floor(bytes.length * at));
    copy.writeUInt8(copy.readUInt8(place) ^ 1, place);
    writeFileSync(changed, copy);
    const { status, stdout, stderr } = report(['verify', changed]);
    assert.ok(status === 1 || status === 2, `${at}: ${stdout}`);
    assert.match(stdout + stderr, /changed\.pdf.* aucun des fichiers que ce service a imprimés/, `${at}`);
  }
  rmSync(changed);
  const picture = join(folder, 'picture.png');
  writeFileSync(picture, 'not a picture, but bytes');
  assert.match(report(['verify', picture]).stderr, /picture\.png.* aucun des fichiers/);
  await using store = await openStore(database);
  const [edition] = await listEditions(store.db);
  const act = { id: edition?.id ?? '', by: 'bob', at: instant('2018-10-03T22:30:00Z') };
  await noteFrozenAndPrinted(store.db, act, [printingOf('share', 'fr', [readFileSync(picture)])]);
  assert.match(
    told('picture.png'),
    /picture\.png\s: imprimé ici le 4 octobre 2018, image pour un lien en français.*\nAucune différence/,
  );
  rmSync(picture);
  await store.db.deleteFrom('edition_event').execute();
  assert.match(told('report.pdf'), /ce que montrent ses pages n’est pas vérifié\.\nAucune différence/);
});

test('tables written in another way are those of the edition in a file that was printed here, and only there', async () => {
  await using store = await openStore(database);
  const [edition] = await listEditions(store.db);
  const { id, document } = (await findEdition(store.db, edition?.id ?? '')) ?? assert.fail('no edition');
  const earlier = await PDFDocument.create();
  earlier.addPage();
  await earlier.attach(Buffer.from(document), `${id}.json`);
  await earlier.attach(Buffer.from('indicateur;valeur\n'), 'chiffres.csv');
  const pdf = join(folder, 'earlier.pdf');
  writeFileSync(pdf, await earlier.save());
  const before = report(['verify', pdf]);
  assert.equal(before.status, 1);
  assert.match(before.stdout, /Tableau joint chiffres\.csv\s: ce n’est pas celui de l’édition\./);
  const act = { id, by: 'bob', at: instant('2018-10-03T22:30:00Z') };
  await noteFrozenAndPrinted(store.db, act, [printingOf('report', 'fr', [readFileSync(pdf)])]);
  const { status, stdout } = report(['verify', pdf]);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /earlier\.pdf\s: imprimé ici le .*\nAucune différence/);
  rmSync(pdf);
});

test('each wrong request is one sentence, a code that is not 0, and nothing half-written', () => {
  const out = join(folder, 'none.pdf');
  const cases: [args: string[], env: Record<string, string>, code: number, says: RegExp][] = [
    [[], {}, 2, /Quel rapport/],
    [['sponsor', '--year', '2018'], {}, 2, /Aucun chiffre n’est encore public/],
    [['sponsors', '--year', '2018'], {}, 2, /Rapport inconnu\s: sponsors/],
    [['verify'], {}, 2, /verify attend un fichier/],
    [['verify', join(folder, 'gone.json')], {}, 2, /ne peut pas être lu/],
    [['verify', join(root, 'package.json')], {}, 2, /n’est pas une édition/],
    [['verify', 'a', 'b'], {}, 2, /Argument en trop\s: b/],
    [['check'], {}, 2, /--year attend/],
    [['text', 'nowhere', 'a.md', '--year', '2018'], {}, 2, /text attend une place \(opening, about/],
    [['text', 'about', join(folder, 'gone.md'), '--year', '2018'], {}, 2, /ne peut pas être lu/],
    [['anniversary'], {}, 2, /--year attend/],
    [['anniversary', '--year', 'deux'], {}, 2, /--year attend/],
    [['anniversary', '--year', '2018', '--as-of', '2999-01-01'], {}, 2, /n’est pas encore fini/],
    [['anniversary', '--year', '2018', '--lang', 'de'], {}, 2, /--lang attend fr ou en/],
    [['anniversary', '--year', '2018', '--colour'], {}, 2, /Option inconnue : --colour/],
    [['anniversary', '--year', '2018', 'twice'], {}, 2, /Argument en trop : twice/],
    [['anniversary', '--year', '2015'], {}, 2, /pas d’anniversaire en 2015/],
    [['anniversary', '--year', '2019'], {}, 2, /pas entièrement arrêtée/],
    [['anniversary', '--year', '2016'], {}, 2, /Rien n’a été mesuré/],
    [['anniversary', '--year', '2019'], { LANG: 'en_GB.UTF-8' }, 2, /is not complete/],
    [
      ['anniversary', '--year', '2018', '--out', join(folder, 'no', 'where.pdf')],
      {},
      2,
      /dossier .* n’existe pas/,
    ],
    [
      ['anniversary', '--year', '2018'],
      { PUPPETEER_EXECUTABLE_PATH: '/nowhere' },
      1,
      /PUPPETEER_EXECUTABLE_PATH/,
    ],
    [['anniversary', '--year', '2018'], { DATABASE_URL: `sqlite:${join(folder, 'gone.db')}` }, 2, /gone\.db/],
  ];
  const before = readdirSync(folder).sort();
  for (const [args, env, code, says] of cases) {
    const withOut =
      args.includes('--out') || args.length === 0 || args[0] === 'verify' ? args : [...args, '--out', out];
    const ended = report(withOut, env);
    assert.match(ended.stderr, says, args.join(' '));
    assert.doesNotMatch(ended.stderr.trim(), /\n/, 'one line');
    assert.deepEqual([ended.status, ended.stdout], [code, ''], ended.stderr);
  }
  assert.equal(existsSync(out), false);
  assert.deepEqual(readdirSync(folder).sort(), before);
});

test('it tells how it is used', () => {
  assert.match(report(['--help']).stdout, /^npm run report -- anniversary --year AAAA/);
});
