import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readEnv } from '../../../db/core/env.ts';
import { AppError } from '../../../db/core/errors.ts';

const refusal = (field: string) => (error: unknown) =>
  error instanceof AppError && error.field === field && error.sentence.fr.includes(field);

test('without any variable the service runs on one file, on this machine', () => {
  const env = readEnv({});
  assert.equal(env.databaseUrl, 'sqlite:i4emploi.db');
  assert.equal(env.host, '127.0.0.1');
  assert.equal(env.port, 3000);
  assert.equal(env.x.bearerToken, null);
  assert.equal(env.language, 'fr');
});

test('a secret may stand in a file, and a file that is missing is named', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'env-')), 'token');
  writeFileSync(file, 'secret\n');
  assert.equal(readEnv({ X_BEARER_TOKEN_FILE: file }).x.bearerToken, 'secret');
  assert.throws(() => readEnv({ X_BEARER_TOKEN_FILE: `${file}.not` }), refusal('X_BEARER_TOKEN_FILE'));
});

test('tokens go to X alone: another address than this machine is refused', () => {
  assert.equal(readEnv({ X_API_BASE_URL: 'http://127.0.0.1:4010' }).x.baseUrl?.port, '4010');
  for (const url of ['https://example.org', 'http://127.0.0.1.example.org', 'ftp://localhost', 'x']) {
    assert.throws(() => readEnv({ X_API_BASE_URL: url }), refusal('X_API_BASE_URL'), url);
  }
});

test('a wrong port and half a set of keys are refused by name', () => {
  for (const port of ['http', '-1', '65536', '3000.5']) {
    assert.throws(() => readEnv({ PORT: port }), refusal('PORT'), port);
  }
  assert.throws(() => readEnv({ X_APP_KEY: 'a' }), refusal('X_APP_KEY'));
});

test('a terminal in English is answered in English', () => {
  assert.equal(readEnv({ LANG: 'en_GB.UTF-8' }).language, 'en');
  assert.equal(readEnv({ LANG: 'C.UTF-8' }).language, 'fr');
});

test('a mail server comes with the address that sends, or not at all', () => {
  const from = 'hello@example.org';
  assert.deepEqual(readEnv({ SMTP_URL: 'smtps://u:p@mail.example', MAIL_FROM: from }).mail?.from, from);
  assert.equal(readEnv({ MAIL_FROM: from }).mail, null);
  assert.throws(() => readEnv({ SMTP_URL: 'smtp://mail.example' }), refusal('MAIL_FROM'));
  assert.throws(() => readEnv({ SMTP_URL: 'https://mail.example', MAIL_FROM: from }), refusal('SMTP_URL'));
});

test('a session ends after twelve hours without use, or after what the host says', () => {
  assert.equal(readEnv({}).sessionIdleHours, 12);
  assert.equal(readEnv({ SESSION_IDLE_HOURS: '720' }).sessionIdleHours, 720);
  for (const hours of ['0', '721', '1.5', '-1', 'never'])
    assert.throws(() => readEnv({ SESSION_IDLE_HOURS: hours }), refusal('SESSION_IDLE_HOURS'), hours);
});

test('a replica is one of a PostgreSQL server: beside a file there is none', () => {
  const [primary, replica] = ['postgres://a.invalid/mesure', 'postgres://b.invalid/mesure'];
  assert.equal(readEnv({ DATABASE_URL: primary }).databaseReplicaUrl, null);
  assert.equal(readEnv({ DATABASE_URL: primary, DATABASE_REPLICA_URL: replica }).databaseReplicaUrl, replica);
  for (const wrong of [
    { DATABASE_REPLICA_URL: replica },
    { DATABASE_URL: primary, DATABASE_REPLICA_URL: 'sqlite:x.db' },
  ])
    assert.throws(() => readEnv(wrong), refusal('DATABASE_REPLICA_URL'));
});
