import assert from 'node:assert/strict';
import { test } from 'node:test';
import pino from 'pino';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import { AppError } from '../../../db/core/errors.ts';
import { openMailer } from '../../../db/mail/mailer.ts';
import { addConsent } from '../../../db/queries/consents.ts';
import { decideDeclaration } from '../../../db/queries/declarations.ts';
import { listFollowUpsToAsk } from '../../../db/queries/follow-ups.ts';
import { takeFormDeclaration } from '../../../db/queries/form-declarations.ts';
import type { Store } from '../../../db/store.ts';
import type { Failpoint, JobSetting } from '../../../jobs/job-context.ts';
import { runTask } from '../../../jobs/runner.ts';
import { eachStore } from '../stores.ts';
import { openSetting, pseudonymise, seal, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';
import { type SmtpServer, startSmtp } from './smtp-server.ts';

const DECLARED = day('2019-03-20');
const MONTHS = { 3: day('2019-06-20'), 6: day('2019-09-20') };

/** Somebody who reported a job that began that day, was confirmed, and agreed to be asked. */
async function declares({ db }: Store, name: string, setting: JobSetting): Promise<number> {
  const person = pseudonymise(`@${name}`);
  const at = setting.clock.now();
  await takeFormDeclaration(db, {
    ...{ person, day: DECLARED, at, linkHash: name, textVersion: '1' },
    sealedMail: seal.seal(`${name}@example.org token-of-${name}`, person),
    facts: { start_day: DECLARED, contract: 'cdi' },
    contacts: { recruiter: 0, network: 0, interview: 0 },
    profile: { region: null, occupation: null, age_band: null },
    consents: new Map([['declaration', true] as const, ['follow_up', true] as const]),
    by: { name: 'form', person: true },
  });
  const { id } = await db
    .selectFrom('declaration')
    .select('id')
    .where('link_hash', '=', name)
    .executeTakeFirstOrThrow();
  await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at });
  return id;
}

async function mailing(store: Store, smtp: SmtpServer, lines: string[] = []) {
  const log = pino({ base: null, level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const opened = await openSetting(store, smallWorld(), { now: '2019-03-20T12:00:00Z' });
  const mailer = openMailer({ url: smtp.url, from: 'hello@example.org' });
  const setting = { ...opened, log, mailer, publicUrl: 'https://mesure.example' };
  return {
    setting,
    /** A night of this day; killed where it is told. */
    async night(of: Day, kill?: Failpoint): Promise<unknown> {
      opened.setNow(`${addDays(of, 1)}T01:00:00Z`);
      const failpoint = (at: Failpoint): void => {
        if (at === kill) throw new Error('killed');
      };
      return runTask({ ...setting, failpoint }, taskNamed('follow-ups'), of).catch((error: unknown) => error);
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

const mails = ({ db }: Store) => db.selectFrom('declaration').select('sealed_mail').orderBy('id').execute();
const followUps = ({ db }: Store) =>
  db.selectFrom('follow_up').select(['month', 'invited_day']).orderBy('id').execute();

eachStore('asking how it goes on', (open) => {
  test('who agreed is asked once after 3 months and once after 6; then the address is gone', async () => {
    await using store = await open();
    await using smtp = await startSmtp();
    const lines: string[] = [];
    await using nights = await mailing(store, smtp, lines);
    await declares(store, 'alice', nights.setting);
    await nights.night(addDays(MONTHS[3], -2));
    assert.equal(smtp.taken.length, 0);
    for (const last of [MONTHS[3], MONTHS[3], addDays(MONTHS[3], 1)]) await nights.night(last);
    assert.deepEqual(
      smtp.taken.map(({ to }) => to),
      ['alice@example.org'],
    );
    const text = smtp.taken[0]?.text.replace(/=\n/g, '').replace(/=3D/g, '=') ?? '';
    assert.match(text, /https:\/\/mesure\.example\/fr\/ma-declaration#token-of-alice/);
    assert.match(text, /^Auto-Submitted: auto-generated$/m);
    assert.equal((await followUps(store))[0]?.invited_day, addDays(MONTHS[3], 1));
    for (const last of [MONTHS[6], MONTHS[6]]) await nights.night(last);
    assert.equal(smtp.taken.length, 2);
    assert.deepEqual(await mails(store), [{ sealed_mail: null }]);
    for (const secret of ['alice', 'example.org', 'token-of'])
      assert.ok(!lines.join('').includes(secret), secret);
  });

  test('killed before or after a mail leaves, it is not sent again, and that is told', async () => {
    await using store = await open();
    await using smtp = await startSmtp();
    await using nights = await mailing(store, smtp);
    const ids = [];
    for (const name of ['alice', 'bea', 'carl']) ids.push(await declares(store, name, nights.setting));
    await nights.night(MONTHS[3], 'before-fetch');
    await nights.night(MONTHS[3], 'after-fetch');
    await nights.night(MONTHS[3]);
    assert.deepEqual(
      smtp.taken.map(({ to }) => to),
      ['bea@example.org', 'carl@example.org'],
    );
    const left = await listFollowUpsToAsk(store.db, MONTHS[3], 9);
    assert.deepEqual(
      left.map(({ declarationId, uncertain }) => [declarationId, uncertain]),
      [
        [ids[0], true],
        [ids[1], true],
      ],
    );
    assert.ok(!JSON.stringify(left).includes('mail'));
  });

  test('a server that is down or busy loses nobody; an address that is none is erased', async () => {
    await using store = await open();
    await using smtp = await startSmtp();
    await using nights = await mailing(store, smtp);
    await declares(store, 'alice', nights.setting);
    for (const mode of ['busy', 'no-such-sender'] as const) {
      smtp.mode = mode;
      const error = await nights.night(MONTHS[3]);
      assert.ok(error instanceof AppError && error.code === 'mail-unreachable', mode);
      assert.ok(!`${error.cause}`.includes('alice'));
    }
    smtp.mode = 'hang-up-after-message';
    assert.equal(await nights.night(MONTHS[3]), undefined);
    assert.equal((await listFollowUpsToAsk(store.db, MONTHS[3], 9))[0]?.uncertain, true);
    smtp.mode = 'take';
    await nights.night(MONTHS[3]);
    assert.equal(smtp.taken.length, 1, 'it may have left: it is not sent again');
    await declares(store, 'bea', nights.setting);
    smtp.mode = 'no-such-address';
    await nights.night(MONTHS[3]);
    assert.equal((await mails(store))[1]?.sealed_mail, null);
    assert.equal((await followUps(store))[2]?.invited_day, null);
  });

  test('nobody is asked who took their word back, or whose declaration does not stand', async () => {
    await using store = await open();
    await using smtp = await startSmtp();
    await using nights = await mailing(store, smtp);
    await declares(store, 'alice', nights.setting);
    const id = await declares(store, 'bea', nights.setting);
    const shown = { text_version: '1', channel: 'form', told_at: nights.setting.clock.now() } as const;
    await addConsent(store.db, { person: pseudonymise('@alice'), purpose: 'follow_up', given: 0, ...shown });
    await decideDeclaration(store.db, { id, state: 'rejected', by: 'bob', at: nights.setting.clock.now() });
    await nights.night(MONTHS[6]);
    assert.deepEqual(smtp.taken, []);
  });
});
