import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { october, type Service, startService } from './service.ts';

/** Of each operation; each draws all of its fields anew. */
const CASES = 40;
/** What breaks a statement, an address or a record that it is pasted into. */
const HOSTILE = [
  `'`,
  `' or 1=1 --`,
  `'; drop table measure; --`,
  `') union select pseudonym, 1 from request --`,
  '"',
  '`',
  ');',
  '%',
  '_',
  '\\',
  '\u0000',
  '\ud800',
  '%00',
  '../../../etc/passwd',
  '..%2f..%2f',
  '{{figure:seekers_distinct}}',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x.invalid")',
  '__proto__',
  'constructor',
  '$ne',
  '-1',
  '1e309',
  '0x10',
  'NaN',
  '9223372036854775808',
  '2018-02-30',
  '0000-00-00',
  '٢٠١٨-١٠-٠١',
  'x'.repeat(3000),
];
/** Words of an engine, of a statement or of our own files: none belongs in an answer. */
const LEAKED =
  /sqlite|postgres|kysely|syntax error|unterminated|relation "|no such (?:table|column)|\.ts:\d|node_modules/i;

type Schema = {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  maxLength?: number;
};
type Operation = {
  parameters?: { name: string; in: 'path' | 'query'; schema: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
};
const contract = JSON.parse(readFileSync(new URL('../../../api/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<'get' | 'post', Operation>>;
};

/** Something that the contract allows. */
function allowed({
  type,
  format,
  enum: words,
  const: only,
  anyOf,
  items,
  properties,
}: Schema): fc.Arbitrary<unknown> {
  if (only !== undefined) return fc.constant(only);
  if (words) return fc.constantFrom(...words);
  if (anyOf) return fc.oneof(...anyOf.map(drawn));
  if (type === 'array') return fc.array(drawn(items ?? {}), { maxLength: 3 });
  if (type === 'object')
    return fc.record(
      Object.fromEntries(Object.entries(properties ?? {}).map(([name, one]) => [name, drawn(one)])),
    );
  if (type === 'integer' || type === 'number') return fc.integer({ min: 0, max: 3000 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (format === 'date') return fc.constantFrom('2018-10-01', '2018-10-31', '2018-09-26');
  return fc.constantFrom('seekers_distinct', 'since_start', '2018-10', '1', 'Camille');
}

/** Three times of four something that the contract allows: what is refused at the door tries nothing behind it. */
const drawn = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: allowed(schema) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(...HOSTILE, null, [], {}, ['a', 'b'], 1e308) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );

const wellFormed = (text: unknown): string => encodeURIComponent(String(text).toWellFormed());

function addressOf(path: string, { parameters = [] }: Operation, values: Record<string, unknown>): string {
  let address = path;
  const query: string[] = [];
  for (const { name, in: where } of parameters) {
    const value = values[name];
    if (where === 'path') address = address.replace(`{${name}}`, wellFormed(value) || '-');
    else if (Array.isArray(value)) query.push(...value.map((one) => `${name}=${wellFormed(one)}`));
    else if (value !== null) query.push(`${name}=${wellFormed(value)}`);
  }
  return query.length > 0 ? `${address}?${query.join('&')}` : address;
}

const faultOf = (status: number, text: string): string | null =>
  status >= 500 ? `status ${status}` : (LEAKED.exec(text)?.[0] ?? null);

eachStore('hostile input', (open) => {
  let store: Store;
  let service: Service;
  let cookie = '';
  before(async () => {
    store = await open();
    await october(store);
    service = await startService(store, { publicUrl: 'http://localhost:3000' });
    cookie = await service.enter('camille', 'administrator');
  });
  after(async () => {
    await service[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });

  test('what is tried here breaks a statement that it is pasted into', async () => {
    const pasted = HOSTILE.map((text) => sql.raw(`select 1 as one where '${text}' = ''`).execute(store.db));
    const broken = (await Promise.allSettled(pasted)).filter(({ status }) => status === 'rejected');
    assert.ok(broken.length >= 3);
    assert.equal(faultOf(200, 'SqliteError: near "or": syntax error'), 'Sqlite');
    assert.equal(faultOf(500, '{}'), 'status 500');
  });

  test('a null character, which PostgreSQL keeps in no text, is refused by the name of its field', async () => {
    const response = await service.ask('/api/v1/access/invitations', {
      method: 'POST',
      cookie,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ name: 'Ca\0mille', role: 'coordinator' }),
    });
    assert.equal(response.status, 400);
    const { code, field } = (await response.json()) as { code: string; field: string };
    assert.deepEqual([code, field], ['query-invalid', 'name']);
  });

  test('a passkey and a form of follow-up that are none are refused, or shown again', async () => {
    for (const id of HOSTILE) {
      const entry = await service.ask('/fr/entree/cle', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify({ id }),
      });
      assert.ok([400, 429].includes(entry.status), `${id.slice(0, 20)}: ${entry.status}`);
    }
    for (const wish of ['asked', 'accept', 'unannotate', 'constructor', '__proto__']) {
      for (const id of ['NaN', '1e309', '1.5', '9223372036854775808', '\0']) {
        const shown = await service.ask('/fr/suivi', {
          method: 'POST',
          cookie,
          headers: { 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({ do: wish, follow_up: id, testimonial: id, annotation: id }),
        });
        assert.equal(faultOf(shown.status, await shown.text()), null, `${wish} ${id}`);
      }
    }
  });

  for (const [path, operations] of Object.entries(contract.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      test(`${method} ${path}: whatever is asked is answered or refused, and tells nothing of what is behind`, async () => {
        const { parameters = [], requestBody } = operation;
        const fields = Object.fromEntries(parameters.map(({ name, schema }) => [name, drawn(schema)]));
        const body = requestBody
          ? drawn(requestBody.content['application/json'].schema)
          : fc.constant(undefined);
        await fc.assert(
          fc.asyncProperty(fc.record(fields), body, async (values, sent) => {
            const response = await service.ask(addressOf(path, operation, values), {
              method: method.toUpperCase(),
              cookie,
              headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
              ...(sent !== undefined && { body: JSON.stringify(sent) }),
            });
            const text = await response.text();
            assert.equal(faultOf(response.status, text), null, text.slice(0, 300));
            if (response.status === 401) cookie = await service.enter('camille', 'administrator');
          }),
          { numRuns: parameters.length > 0 || requestBody ? CASES : 1, seed: 1 },
        );
      });
    }
  }
});
