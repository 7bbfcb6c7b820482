import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, knownError, terminalLanguage } from '../../../db/core/errors.ts';

const failed = (code: string) => Object.assign(new Error('password=secret'), { code });

test('a trouble of the store is one sentence, whichever engine tells it', () => {
  const codes = {
    SQLITE_BUSY_SNAPSHOT: 'database-locked',
    SQLITE_FULL: 'disk-full',
    SQLITE_READONLY_DBMOVED: 'database-moved',
    SQLITE_READONLY_RECOVERY: 'database-readonly',
    SQLITE_IOERR_WRITE: 'disk-failing',
    SQLITE_CORRUPT_INDEX: 'database-corrupt',
    XX001: 'database-corrupt',
    '25006': 'database-readonly',
    ECONNREFUSED: 'database-unreachable',
    '08006': 'database-unreachable',
    '57P01': 'database-unreachable',
    '53100': 'disk-full',
  };
  for (const [code, known] of Object.entries(codes)) {
    const error = knownError(failed(code));
    assert.deepEqual([error?.code, error?.status], [known, 503], code);
    assert.doesNotMatch(`${error?.sentence.fr} ${error?.sentence.en}`, /secret/);
  }
});

test('our own errors stay as they are, and what we do not know is not guessed', () => {
  const own = new AppError({ code: 'x', fr: 'a', en: 'b' });
  assert.equal(knownError(own), own);
  for (const error of [new Error('x'), failed('23505'), failed('ERR_ASSERTION'), null, 'text']) {
    assert.equal(knownError(error), null);
  }
});

test('a terminal is answered in French unless its locale is English', () => {
  assert.equal(terminalLanguage({}), 'fr');
  assert.equal(terminalLanguage({ LANG: 'de_DE.UTF-8' }), 'fr');
  assert.equal(terminalLanguage({ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_US.UTF-8' }), 'en');
});
