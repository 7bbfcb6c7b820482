import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './sources.ts';

/** Licences whose terms let a work under AGPL-3.0-or-later hold or use a package. */
const COMPATIBLE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
]);
/** Packages for which the lock names no licence, as their own files, which were read, do. */
const READ_IN_FILES: Record<string, string> = {
  'node_modules/compute-gcd': 'MIT',
  'node_modules/compute-lcm': 'MIT',
  'node_modules/twitter-text': 'Apache-2.0',
  'node_modules/validate.io-function': 'MIT',
  'node_modules/validate.io-integer': 'MIT',
  'node_modules/validate.io-integer-array': 'MIT',
  'node_modules/validate.io-number': 'MIT',
};

type Packages = Record<string, { readonly license?: string }>;

/** The packages whose licence is unknown or not compatible, as "path: licence". "A OR B" leaves the choice. */
function refused(packages: Packages): string[] {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { license }]) => ({ path, licence: license ?? READ_IN_FILES[path] ?? 'none' }))
    .filter(
      ({ licence }) =>
        !licence
          .replace(/[()]/g, '')
          .split(' OR ')
          .some((one) => COMPATIBLE.has(one)),
    )
    .map(({ path, licence }) => `${path}: ${licence}`);
}

test('every package of the lock is under a licence that the project’s own allows', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Packages };
  assert.deepEqual(refused(lock.packages), []);
});

test('a package without a licence, or under terms that forbid sharing, is refused', () => {
  const packages = {
    '': { license: 'AGPL-3.0-or-later' },
    'node_modules/a': { license: '(SSPL-1.0 OR MIT)' },
    'node_modules/b': { license: 'SSPL-1.0' },
    'node_modules/c': { license: 'MIT AND SSPL-1.0' },
    'node_modules/d': {},
  };
  assert.deepEqual(refused(packages), [
    'node_modules/b: SSPL-1.0',
    'node_modules/c: MIT AND SSPL-1.0',
    'node_modules/d: none',
  ]);
});
