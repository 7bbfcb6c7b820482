import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import type { Mail } from '../../../db/mail/mailer.ts';
import { openStore } from '../../../db/store.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { openSetting } from './setting.ts';
import { smallWorld } from './small-world.ts';

test('once a week, whoever keeps the service reads what ran, what it cost and what is missing', async () => {
  await using store = await openStore('sqlite::memory:');
  await using setting = await openSetting(store, smallWorld(), { now: '2019-03-30T01:00:00Z', user: false });
  const mails: Mail[] = [];
  const mailer = {
    async send(mail: Mail) {
      mails.push(mail);
      return 'sent' as const;
    },
  };
  const told = { ...setting, mailer, weeklyMailTo: 'keeper@example.org' };
  for (const [now, of] of [
    ['2019-03-30T01:00:00Z', '2019-03-29'],
    ['2019-03-31T01:00:00Z', '2019-03-30'],
    ['2019-04-01T01:00:00Z', '2019-03-31'],
    ['2019-04-01T05:00:00Z', '2019-03-31'],
    ['2019-04-02T01:00:00Z', '2019-04-01'],
  ] as const) {
    setting.setNow(now);
    await runNightly(told, day(of)).catch(() => {});
  }
  assert.equal(mails.length, 1);
  const [{ to, subject, text } = { to: '', subject: '', text: '' }] = mails;
  assert.equal(to, 'keeper@example.org');
  assert.match(subject, /la semaine du 25 mars 2019$/);
  assert.match(text, /Nuits\s: 3 sur 7\./);
  assert.match(text, /- \d+ mars 2019, bio-adopters \(credentials_missing\)/);
  assert.match(text, /Lire X a coûté [\d,.]+\s\$US? au plus|Lire X a coûté [\d,.]+\s\$/);
  assert.match(text, /Collecte du /);
});
