import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'i4emploi-triage-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function triage(lines: string, ...options: string[]) {
  const file = join(folder, 'posts.jsonl');
  await writeFile(file, lines);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['jobs/triage-main.ts', ...options, file], {
    env: { LANG: 'fr_FR.UTF-8' },
    encoding: 'utf8',
  });
  return {
    status,
    answers: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    stderr,
  };
}

test('a post a line in, a proposal a line out', async () => {
  const post = {
    id: '1',
    text: 'Je cherche un CDI de comptable à Lyon #i4Emploi',
    author_bio: '',
    created_at: '',
  };
  const { status, answers, stderr } = await triage(`${JSON.stringify(post)}\n`);
  assert.deepEqual([status, stderr], [0, '']);
  const [{ scores, reason, priority, ...rest }] = answers;
  assert.deepEqual(rest, {
    id: '1',
    label: 'seeker_request',
    entities: { contract: ['CDI'], place: ['Lyon'], occupation: 'comptable' },
    decision: 'queued',
  });
  assert.equal(typeof reason, 'string');
  assert.equal(typeof priority, 'number');
  const sum = Object.values<number>(scores).reduce((total, score) => total + score, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
});

test('bios: who shows which tag', async () => {
  const { answers } = await triage('{"id":"1","text":"ex-#i4EmploiR, #i4Emploi"}\n', '--bios');
  assert.deepEqual(answers, [{ id: '1', adopter: true, seeker: true }]);
});

test('a bad line is named, and the lines before it are out', async () => {
  const { status, answers, stderr } = await triage('{"id":"1","text":"a"}\n{"id":2}\n');
  assert.deepEqual([status, answers.length], [2, 1]);
  assert.match(stderr, /ligne 2\s: le champ «\sid\s» manque/);
  assert.match((await triage('x\n')).stderr, /ligne 1\s: ce n’est pas du JSON correct/);
});
