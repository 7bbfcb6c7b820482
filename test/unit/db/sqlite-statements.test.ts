import assert from 'node:assert/strict';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { keepStatements } from '../../../db/dialect/sqlite-statements.ts';

test('a text is prepared once, however often it is asked for', () => {
  const { database, prepared } = counting();
  const kept = keepStatements(database);
  for (let time = 0; time < 3; time += 1)
    assert.deepEqual(kept.prepare('select 1 as one').all([]), [{ one: 1 }]);
  assert.deepEqual(prepared, ['select 1 as one']);
});

test('a statement that is still being read is not handed out twice', () => {
  const { database } = counting();
  const kept = keepStatements(database);
  const text = 'select value from json_each(?)';
  const outer = kept.prepare(text).iterate(['[1,2]']);
  assert.deepEqual(outer.next().value, { value: 1 });
  assert.deepEqual(kept.prepare(text).all(['[7]']), [{ value: 7 }]);
  assert.deepEqual(outer.next().value, { value: 2 });
  outer.return?.();
});

test('a table that changed is read as it is now', () => {
  const { database } = counting();
  const kept = keepStatements(database);
  kept.prepare('create table t (a)').run([]);
  kept.prepare('insert into t values (1)').run([]);
  assert.deepEqual(kept.prepare('select * from t').all([]), [{ a: 1 }]);
  kept.prepare('alter table t add column b').run([]);
  assert.deepEqual(kept.prepare('select * from t').all([]), [{ a: 1, b: null }]);
});

test('texts that never come again do not pile up, and those that do are not pushed out', () => {
  const { database, prepared } = counting();
  const kept = keepStatements(database);
  for (let time = 0; time < 1000; time += 1) {
    kept.prepare(`select ${time}`);
    kept.prepare('select 1 as one');
  }
  assert.equal(prepared.filter((text) => text === 'select 1 as one').length, 1);
  kept.prepare('select 0');
  assert.equal(prepared.filter((text) => text === 'select 0').length, 2);
});

test('a transaction that the engine has ended by itself is ended once more without hiding why', () => {
  const { database } = counting();
  const kept = keepStatements(database);
  kept.prepare('begin').run([]);
  kept.prepare('create table t (a)').run([]);
  kept.prepare('rollback').run([]);
  kept.prepare('rollback').run([]);
  assert.throws(() => kept.prepare('select * from t').all([]), /no such table/);
});

function counting() {
  const inner = new Database(':memory:');
  const prepared: string[] = [];
  const prepare = (text: string) => {
    prepared.push(text);
    return inner.prepare<unknown[]>(text);
  };
  const database = {
    get inTransaction() {
      return inner.inTransaction;
    },
    prepare,
    close: () => void inner.close(),
  };
  return { database, prepared };
}
