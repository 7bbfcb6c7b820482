import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { CONSENT_TEXTS, CONSENT_VERSION } from '../../../api/telling/consent-texts.ts';
import { newStamp, ownToken, readStamp, stampKeyOf } from '../../../api/telling/form-stamp.ts';
import { instant } from '../../../db/core/calendar.ts';

/** Every wording that was ever shown: a changed text needs a new version and a new line here. */
const SHOWN: Record<string, string> = {
  '2026-11-25': '0faf99d5eee0de00',
  '2026-11-26': 'e8734e04c049b5b9',
  '2026-11-29': 'b80589cd85f9d4e8',
};

test('a consent text that changes gets another version', () => {
  const words = JSON.stringify(CONSENT_TEXTS).replace(/\s/g, ' ');
  assert.equal(createHash('sha256').update(words).digest('hex').slice(0, 16), SHOWN[CONSENT_VERSION]);
});

test('a stamp is ours, tells when the form was opened, and leads to one link', () => {
  const key = stampKeyOf('a key for invented people only, 32+');
  const stamp = newStamp(key, instant('2026-11-25T09:00:00Z'));
  const read = readStamp(key, stamp, instant('2026-11-25T09:01:00Z'));
  assert.equal(read?.ageMs, 60_000);
  assert.equal(read && ownToken(key, read).length, 43);
  assert.equal(readStamp(stampKeyOf('another key for invented people, 32'), stamp, instant(0)), null);
  const [nonce, , signature] = stamp.split('.');
  for (const forged of ['', 'a.b.c', `${nonce}.0.${signature}`, stamp.slice(0, -1)])
    assert.equal(readStamp(key, forged, instant(0)), null, forged);
});
