import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSources, root } from './sources.ts';

/** OWASP ASVS 5.0.0, levels 1 and 2: how many items each section has, or which where some are of level 3. */
const FIRST_OF: Record<string, number> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5 },
  ...{ '6.6': 3, '6.8': 4, '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2 },
  ...{ '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3, '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11 },
  ...{ '10.5': 5, '10.6': 2, '10.7': 3, '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4 },
  ...{ '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7, '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
};
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+[^|]*) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, items = '', how = '', shown = '']) => ({ items, how, shown }),
);

/** `1.2.6–1.2.8, 1.3.1` are four items. */
const itemsOf = (text: string): string[] =>
  text.split(', ').flatMap((part) => {
    const [from = '', to = from] = part.split('–');
    const [section, first, last] = [from.replace(/\.\d+$/, ''), from, to].map((one, index) =>
      index === 0 ? one : one.replace(/^.*\./, ''),
    );
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => `${section}.${Number(first) + index}`);
  });

test('each item of levels 1 and 2 is in the page once, and nothing else', () => {
  const expected = Object.entries(FIRST_OF).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
  );
  assert.deepEqual(rows.flatMap(({ items }) => itemsOf(items)).sort(), expected.sort());
});

test('each is held by a test that exists, or by a reason, or said not to be met', () => {
  let told = 0;
  for (const { items, how, shown } of rows) {
    assert.ok(how.trim().length > 3, items);
    if (/^(Reason: \S.+|Not met: \S.+|Does not apply)$/.test(shown)) continue;
    const tests = shown.split(/; (?=`)/).map((one) => /^`([\w/-]+) › ([^`]+)`$/.exec(one));
    for (const found of tests) {
      assert.ok(found, `${items}: ${shown}`);
      const [, file, title] = found;
      const path = join(root, 'test', `${file}.test.ts`);
      assert.ok(existsSync(path), `${items}: ${file}`);
      assert.ok(readFileSync(path, 'utf8').includes(`test('${title}'`), `${items}: ${file} › ${title}`);
      told += 1;
    }
  }
  assert.ok(told > 60);
});

test('no text becomes markup or code but through what escapes it', () => {
  const amiss = readSources().flatMap(({ path, text }) =>
    [
      /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/,
      // A thread of our own may be spoken to and answer; no other window ever is.
      /\beval\(|new Function\(|['"](?:node:)?(?:child_process|vm)['"]|(?<!worker\.|parentPort\.)postMessage\(/,
      // What is not bound is a name of a table or a column, and comes from code.
      /\bsql\.raw\(/,
    ].flatMap((rule) => (rule.test(text) ? [`${path} ${rule.source.slice(0, 30)}`] : [])),
  );
  assert.deepEqual(amiss, []);
});

test('every table for a spreadsheet is written in the one place that guards its formulas', () => {
  const writers = readSources().filter(({ packages }) =>
    packages.some((name) => name.startsWith('csv-stringify')),
  );
  assert.deepEqual(
    writers.map(({ path }) => path),
    ['db/core/spreadsheet.ts'],
  );
});

test('the browser is given nothing of anybody to keep', () => {
  const kept = readSources(['web', 'api']).filter(({ text }) =>
    /\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open)\b/.test(text),
  );
  assert.deepEqual(
    kept.map(({ path }) => path),
    ['web/sorting/use-keys.ts'],
  );
});
