import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { AppError } from '../../../db/core/errors.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'i4emploi-browser-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, text = '') => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const nowhere = join(folder, 'nowhere');
const asked = (puppeteerExecutablePath: string | null) => ({ puppeteerExecutablePath, browserSandbox: true });

test('the one chosen comes first, then one installed, then the one that setup noted', () => {
  const [chosen, installed, fetched] = [file('chosen'), file('installed'), file('fetched')];
  const note = file(
    'note.json',
    JSON.stringify({ executablePath: fetched, env: { LD_LIBRARY_PATH: folder } }),
  );
  assert.equal(findBrowser(asked(chosen), { installed: [installed], note }).executablePath, chosen);
  assert.equal(findBrowser(asked(null), { installed: [nowhere, installed], note }).executablePath, installed);
  assert.deepEqual(findBrowser(asked(null), { installed: [nowhere], note }), {
    executablePath: fetched,
    env: { LD_LIBRARY_PATH: folder },
    sandbox: true,
  });
});

test('a chosen one that is missing is told, never replaced', () => {
  assert.throws(
    () => findBrowser(asked(nowhere), { installed: [file('installed')] }),
    (error: AppError) => error.code === 'browser-missing' && error.sentence.fr.includes(nowhere),
  );
});

test('no browser, a broken note or a note of one that is gone: one sentence says what to do', () => {
  for (const note of [
    nowhere,
    file('broken.json', '{'),
    file('gone.json', JSON.stringify({ executablePath: nowhere })),
  ]) {
    assert.throws(
      () => findBrowser(asked(null), { installed: [], note }),
      (error: AppError) => error.code === 'browser-missing' && /setup\.mjs browser/.test(error.sentence.fr),
    );
  }
});
