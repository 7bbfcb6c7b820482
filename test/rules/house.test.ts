import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { VARIABLES } from '../../db/core/env.ts';
import { ROOMS, readSources, root, type Source } from './sources.ts';

/** A room may import these and itself. `contract` (api/contract) is the language that rooms share. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  db: [],
  contract: [],
  jobs: ['db'],
  reports: ['db', 'contract'],
  api: ['db', 'contract', 'reports'],
  web: ['contract'],
};
/** Floors inside db: a folder knows only those before it. */
const FLOORS = [
  'core',
  'mail',
  'statistics',
  'words',
  'schema',
  'dialect',
  'migrations',
  'store.ts',
  'replica',
  'disclosure',
  'catalogue',
  'queries',
  'health',
  'privacy',
  'copy',
  'rollup',
  'release',
];
/** The packages that only one folder may know. */
const ONLY_IN: Record<string, string> = {
  'twitter-api-v2': 'jobs/sources/x/',
  'better-sqlite3': 'db/dialect/',
  pg: 'db/dialect/',
  'pg-boss': 'jobs/queue/',
  nodemailer: 'db/mail/',
  puppeteer: 'reports/print/',
  express: 'api/',
  preact: 'web/',
  'chart.js': 'web/',
};
const LONGEST = 300;

const sources = readSources();
const roomOf = (path: string) => (path.startsWith('api/contract/') ? 'contract' : (path.split('/')[0] ?? ''));

/** Every forbidden arrow among these files, as "from -> to". */
function brokenArrows(files: readonly Source[]): string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter((target) => {
        const [from, to] = [roomOf(path), roomOf(target)];
        return from !== to && !MAY_IMPORT[from]?.includes(to);
      })
      .map((target) => `${path} -> ${target}`),
  );
}

/** The first circle of imports among these files, as the list of its files. */
function circle(files: readonly Source[]): string[] | null {
  const imports = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const target of imports.get(path) ?? []) {
      const found = visit(target, [...trail, path]);
      if (found) return found;
    }
    done.add(path);
    return null;
  };
  for (const path of imports.keys()) {
    const found = visit(path, []);
    if (found) return found;
  }
  return null;
}

test('the rooms have something in them, and every import leads to a file of ours', () => {
  for (const room of ROOMS)
    assert.ok(
      sources.some(({ path }) => path.startsWith(`${room}/`)),
      room,
    );
  const known = new Set(sources.map(({ path }) => path));
  const lost = sources.flatMap(({ path, imports }) =>
    imports
      .filter((target) => /\.tsx?$/.test(target) && !known.has(target))
      .map((target) => `${path} -> ${target}`),
  );
  assert.deepEqual(lost, []);
});

test('no arrow runs upstairs', () => {
  assert.deepEqual(brokenArrows(sources), []);
});

test('an arrow upstairs and a circle would be seen', () => {
  const file = (path: string, ...imports: string[]): Source => ({ path, text: '', imports, packages: [] });
  assert.deepEqual(brokenArrows([file('jobs/a.ts', 'api/b.ts')]), ['jobs/a.ts -> api/b.ts']);
  assert.deepEqual(brokenArrows([file('web/a.ts', 'db/store.ts')]), ['web/a.ts -> db/store.ts']);
  assert.deepEqual(circle([file('a.ts', 'b.ts'), file('b.ts', 'c.ts'), file('c.ts', 'a.ts')]), [
    'a.ts',
    'b.ts',
    'c.ts',
    'a.ts',
  ]);
});

test('no imports run in a circle', () => {
  assert.equal(circle(sources), null);
});

test('inside db a floor knows only the floors below it', () => {
  const floor = (path: string) => FLOORS.indexOf(path.split('/')[1] ?? '');
  const broken = sources
    .filter(({ path }) => path.startsWith('db/'))
    .flatMap(({ path, imports }) => {
      assert.notEqual(floor(path), -1, `${path} stands on no floor of db`);
      return imports.filter((target) => floor(target) > floor(path)).map((target) => `${path} -> ${target}`);
    });
  assert.deepEqual(broken, []);
});

test('a migration imports the query builder and the dialect, nothing that may change', () => {
  for (const { path, imports, packages } of sources.filter(({ path }) => /^db\/migrations\/\d/.test(path))) {
    assert.deepEqual(
      imports.filter((target) => !/^db\/(dialect|migrations)\//.test(target)),
      [],
      path,
    );
    assert.deepEqual(
      packages.filter((name) => !name.startsWith('kysely')),
      [],
      path,
    );
  }
});

/** The files whose values this one imports; types are gone before it runs. */
const valuesOf = ({ path, text }: Source): string[] =>
  [...text.matchAll(/import\s+(?!type\b)([^;]*?)from\s+'(\.[^']*)'/g)]
    .filter(([, names = '']) => !/^\{\s*(type [^,}]+,?\s*)+\}\s*$/.test(names))
    .map(([, , target = '']) => join(dirname(path), target));

test('the web knows of the contract its types, and the values of files that need no library', () => {
  const files = new Map(sources.map((file) => [file.path, file]));
  const heavy = (path: string): boolean => {
    const file = files.get(path);
    return !file || file.packages.length > 0 || valuesOf(file).some(heavy);
  };
  const known = sources
    .filter(({ path }) => path.startsWith('web/'))
    .flatMap((file) => valuesOf(file).filter((target) => target.startsWith('api/contract/')));
  assert.deepEqual(known.filter(heavy), []);
  assert.ok(known.includes('api/contract/figure-reference.ts') && heavy('api/contract/measure.ts'));
});

test('a library is known in one place', () => {
  const broken = sources.flatMap(({ path, packages }) =>
    packages
      .filter((name) => {
        const owner = Object.entries(ONLY_IN).find(
          ([library]) => name === library || name.startsWith(`${library}/`),
        );
        return owner && !path.startsWith(owner[1]);
      })
      .map((name) => `${path} imports ${name}`),
  );
  assert.deepEqual(broken, []);
});

test('only one file reads the environment, and the README tells every variable', () => {
  const readers = sources.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path);
  assert.deepEqual(readers, ['db/core/env.ts']);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  for (const name of VARIABLES) assert.ok(readme.includes(`\`${name}\``), `README.md does not tell ${name}`);
});

test('files are short, named in kebab-case, and none is a drawer for everything', () => {
  for (const { path, text } of readSources([...ROOMS, 'test'])) {
    const lines = text.split('\n').length;
    assert.ok(lines <= LONGEST, `${path} has ${lines} lines`);
    assert.match(basename(path), /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.tsx?$/, path);
    assert.doesNotMatch(basename(path), /^(utils?|helpers?|misc|common-utils)\./, path);
  }
});
