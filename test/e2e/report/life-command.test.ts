import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { instant } from '../../../db/core/calendar.ts';
import { listAudit } from '../../../db/queries/audit.ts';
import { invited } from '../../../db/queries/staff.ts';
import { openStore } from '../../../db/store.ts';
import { makePublic, thirdYear } from '../../integration/reports/third-year.ts';
import { readPdf } from './read-pdf.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'i4emploi-life-'));
const database = `sqlite:${join(folder, 'figures.db')}`;
after(() => rmSync(folder, { recursive: true }));

before(async () => {
  await using store = await openStore(database);
  await makePublic(store, await thirdYear(store));
  const at = instant('2018-10-02T09:00:00Z');
  for (const [name, role] of [
    ['alice', 'administrator'],
    ['bob', 'publisher'],
    ['carol', 'coordinator'],
  ] as const)
    await invited(store.db, { name, role, at });
});

function report(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'reports/main.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, LANG: 'fr_FR.UTF-8', DATABASE_URL: database },
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

/** A command that is refused in one sentence. */
function refused(says: RegExp, ...args: string[]): void {
  const { status, stdout, stderr } = report(...args);
  assert.deepEqual([status, stdout], [2, ''], args.join(' '));
  assert.match(stderr, says);
  assert.doesNotMatch(stderr, /\n/);
}

test('an edition lives at a terminal: draft, check, approval by another, publication, erratum', async () => {
  const { stdout: id } = report('draft', '--year', '2018', '--by', 'bob');
  assert.match(id, /^anniversaire-2018-[0-9a-f]{8}$/);
  refused(/n’a pas passé tous les contrôles/, 'approve', id, '--by', 'alice');
  assert.match(report('check', '--edition', id).stdout, /rien ne manque/);
  refused(/approuvée par une autre personne/, 'approve', id, '--by', 'bob');
  refused(/personne invitée à publier/, 'approve', id, '--by', 'carol');
  refused(/personne invitée à publier/, 'approve', id);
  refused(/n’existe pas/, 'approve', 'anniversaire-2018-00000000', '--by', 'alice');
  refused(/approve attend une édition/, 'approve');
  refused(/n’est pas approuvée/, 'publish', id, '--by', 'bob');
  assert.equal(report('approve', id, '--by', 'alice').stdout, `${id}\u00a0: approuvée et figée.`);

  const mistake = join(folder, 'mistake.json');
  const erratum = (said: unknown) => {
    writeFileSync(mistake, typeof said === 'string' ? said : JSON.stringify(said));
    return ['erratum', id, mistake, '--by', 'bob'] as const;
  };
  const what = { fr: 'Il fallait lire 3.', en: 'It should say 3.' };
  const why = { fr: 'Un fichier en double.', en: 'A file twice.' };
  refused(/corrige une édition publiée/, ...erratum({ what, why }));
  assert.equal(report('publish', id, '--by', 'bob').stdout, `${id}\u00a0: publiée.`);
  refused(/gone\.json ne peut pas être lu/, 'erratum', id, join(folder, 'gone.json'), '--by', 'bob');
  refused(/où what et why ont chacun fr et en/, ...erratum('{'));
  refused(/où what et why ont chacun fr et en/, ...erratum({ what, why: { fr: 'x' } }));
  refused(
    /Le texte dit «/,
    ...erratum({ what: { fr: 'Des emplois trouvés grâce au collectif.', en: 'x' }, why }),
  );
  assert.equal(report(...erratum({ what, why })).stdout, `${id}\u00a0: rectificatif n°\u00a01 publié.`);

  // What is printed of it from then on says so.
  for (const [command, lang, says] of [
    [
      'anniversary',
      'fr',
      /depuis qu’elle est publiée.*Rectificatif n° 1.*Il fallait lire 3\. Un fichier en double\./,
    ],
    ['sponsor', 'en', /An erratum has been published since: it is read on the page of the edition/],
  ] as const) {
    const file = join(folder, `${command}.pdf`);
    assert.equal(report(command, '--edition', id, '--lang', lang, '--out', file).status, 0);
    assert.match(
      (await readPdf(new Uint8Array(readFileSync(file)))).pages.join(' ').replace(/\s+/g, ' '),
      says,
    );
  }

  await using store = await openStore(database);
  const audit = await listAudit(store.db, { limit: 10 });
  assert.deepEqual(
    audit.map(({ actor, action, object_id }) => [actor, action, object_id]).reverse(),
    [
      ['alice', 'edition-approved', id],
      ['bob', 'edition-published', id],
      ['bob', 'erratum-published', id],
    ],
    'what was refused left nothing',
  );
});
