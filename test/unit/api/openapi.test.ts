import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { describeApi } from '../../../api/openapi.ts';
import { OPERATIONS } from '../../../api/routes/index.ts';

type Description = {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; security?: unknown[]; responses: object }>>;
};
const FILE = new URL('../../../api/openapi.json', import.meta.url);
/** Pages, and the list itself. */
const NO_OPERATION = new Set([
  'index.ts',
  'metrics.ts',
  'pages.ts',
  'sign-in.ts',
  'enter-by-passkey.ts',
  'open-shared-link.ts',
  'telling.ts',
  'following.ts',
  'declare.ts',
  'own-declaration.ts',
]);
const read = () => JSON.parse(readFileSync(FILE, 'utf8')) as Description;

test('the committed description is the one that the contract gives', () => {
  assert.equal(read().openapi, '3.1.0');
  assert.deepEqual(
    read(),
    JSON.parse(JSON.stringify(describeApi(OPERATIONS))),
    'run: node api/write-openapi.ts',
  );
});

test('every route is described, and everything described is a route', () => {
  const described = Object.entries(read().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
  );
  assert.deepEqual(
    described.sort(),
    OPERATIONS.map(({ method, path, id }) => `${method} ${path} ${id}`).sort(),
  );
});

test('every file of an operation is in the list, under its own name', () => {
  const files = readdirSync(new URL('../../../api/routes', import.meta.url))
    .filter((name) => !NO_OPERATION.has(name))
    .map((name) => name.replace('.ts', '').replaceAll('-', ''));
  assert.deepEqual(files.sort(), OPERATIONS.map(({ id }) => id.toLowerCase()).sort());
});

test('an operation without a session is one that says so', () => {
  const open = OPERATIONS.filter(({ access }) => access === 'open').map(({ id }) => id);
  assert.deepEqual(open.sort(), [
    'getHealth',
    'getOpenApi',
    'getPublicEdition',
    'getReadiness',
    'listIndicators',
    'listPublicFigures',
    'listPublishedFigures',
  ]);
  const byLink = [{ session: [] }, { sharedLink: [] }];
  for (const { method, path, access, shared } of OPERATIONS) {
    const expected = access === 'open' ? [] : shared ? byLink : undefined;
    assert.deepEqual(read().paths[path]?.[method]?.security, expected, path);
  }
});
