import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { CATALOGUE } from '../../db/catalogue/index.ts';
import { DOCUMENTS } from './sentences.ts';
import { root } from './sources.ts';

const documents = DOCUMENTS.map(({ path }) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

test('the table of figures is the catalogue’s', () => {
  const shown = { exact: 'the value', lower_bound: '“at least”', range: 'both bounds' };
  const rows = CATALOGUE.map(
    ({ key, definition, shown: how }) => `| \`${key}\` | ${definition.en} | ${shown[how]} |`,
  ).join('\n');
  const table = /<!-- figures -->\n([\s\S]*?)\n?<!-- \/figures -->/.exec(readme)?.[1];
  assert.equal(table, rows);
});

test('every command that is told exists', () => {
  const told = documents.flatMap(({ text }) =>
    [...text.matchAll(/npm (?:run ([a-z-]+)|(test|start))/g)].map(([, run, short]) => run ?? short ?? ''),
  );
  assert.ok(told.length > 5);
  for (const name of new Set(told)) assert.ok(scripts[name], `npm run ${name}`);
});

test('every link leads to a file, and to a heading of it', () => {
  const dead = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)]
      .map(([, to = '', heading]) => ({ to: to === '' ? path : join(dirname(path), to), heading }))
      .filter(
        ({ to, heading }) =>
          !existsSync(join(root, to)) || (heading !== undefined && !headingsOf(to).includes(heading)),
      )
      .map(({ to, heading }) => `${path}: ${to}#${heading ?? ''}`),
  );
  assert.deepEqual(dead, []);
});

/** The names by which links reach the headings of a document. */
const headingsOf = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
