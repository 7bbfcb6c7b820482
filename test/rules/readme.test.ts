import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CATALOGUE } from '../../db/catalogue/index.ts';
import { root } from './sources.ts';

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
  const told = [...readme.matchAll(/npm (?:run ([a-z-]+)|(test|start))/g)].map(
    ([, run, short]) => run ?? short ?? '',
  );
  assert.ok(told.length > 5);
  for (const name of new Set(told)) assert.ok(scripts[name], `npm run ${name}`);
});
