import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { unionOnRing } from '../../demo/world/truth/audience.ts';
import { truthOf } from '../../demo/world/truth.ts';

const YEAR = '2015-09-26/2016-09-25';
const WHOLE = '2015-09-26/2016-09-30';

/** A world small enough to count by hand; every figure below was. */
const world = buildTinyWorld({
  accounts: [
    {
      as: 'i4Emploi',
      ringStart: 0,
      followers: [
        ['2012-01-01T00:00:00Z', 1000],
        ['2016-01-01T00:00:00Z', 1200],
      ],
    },
    { as: 'alice' },
    { as: 'bea', bio: 'En recherche #i4EmploiR', suspendedFrom: '2016-09-28T00:00:00Z' },
    {
      as: 'carl',
      ringStart: 800,
      followers: [
        ['2012-01-01T00:00:00Z', 500],
        ['2016-06-01T00:00:00Z', 800],
      ],
      bio: [
        ['2012-01-01T00:00:00Z', ''],
        ['2015-10-03T00:00:00Z', 'Relais #i4Emploi'],
        ['2016-09-25T00:00:00Z', ''],
      ],
    },
    { as: 'dora', ringStart: 2_999_900, followers: 300, bio: '#i4Emploi #i4EmploiR' },
    { as: 'erin', bio: 'Cabinet #i4EmploiRH' },
    { as: 'fay' },
    { as: 'gus' },
    { as: 'hal' },
  ],
  posts: [
    {
      as: 'p1',
      by: 'alice',
      at: '2015-10-01T08:00:00Z',
      text: 'Je cherche #i4Emploi',
      label: 'seeker_request',
    },
    {
      as: 'p2',
      by: 'alice',
      at: '2016-03-01T10:00:00Z',
      text: 'Je cherche @i4Emploi',
      label: 'seeker_request',
    },
    {
      as: 'p3',
      by: 'bea',
      at: '2016-04-10T10:00:00Z',
      text: 'Je cherche #i4EmploiR',
      label: 'seeker_request',
      deletedAt: '2016-04-10T11:00:00Z',
    },
    {
      as: 'p4',
      by: 'bea',
      at: '2016-09-25T21:59:59Z',
      text: 'Je cherche #i4Emploi',
      label: 'seeker_request',
    },
    {
      as: 'p5',
      by: 'fay',
      at: '2016-09-25T22:00:00Z',
      text: 'Je cherche #i4Emploi',
      label: 'seeker_request',
    },
    { as: 'p6', by: 'carl', at: '2016-01-01T10:00:00Z', text: 'Bonne année #i4Emploi' },
    { as: 'p7', by: 'erin', at: '2016-01-02T10:00:00Z', text: 'Salon #i4EmploiRH' },
    { as: 'p8', by: 'gus', at: '2016-01-03T10:00:00Z', text: 'Je cherche', label: 'seeker_request' },
    {
      as: 'p9',
      by: 'hal',
      at: '2016-02-01T10:00:00Z',
      text: 'Je cherche #i4Emploi',
      label: 'seeker_request',
    },
    { as: 'd1', by: 'alice', at: '2015-12-01T10:00:00Z', text: 'Signé #i4Emploi', label: 'placement_report' },
    {
      as: 'd2',
      by: 'alice',
      at: '2016-08-01T10:00:00Z',
      text: 'Encore #i4Emploi',
      label: 'placement_report',
    },
    // 181 Paris days after p9, by a second.
    { as: 'd4', by: 'hal', at: '2016-07-30T22:00:01Z', text: 'Signé #i4Emploi', label: 'placement_report' },
    {
      as: 'd3',
      by: 'gus',
      at: '2016-09-28T10:00:00Z',
      text: 'Signé #i4Emploi',
      label: 'placement_report',
      deletedAt: '2016-09-28T11:00:00Z',
    },
    {
      as: 'q2',
      by: 'i4Emploi',
      at: '2016-03-09T10:00:00Z',
      text: 'Qui ? #i4Emploi',
      kind: 'quote',
      of: 'p2',
    },
  ],
  relays: [
    { of: 'p1', by: 'alice', at: '2015-10-01T08:10:00Z' },
    { of: 'p1', by: 'carl', at: '2015-10-01T08:30:00Z', undoneAt: '2015-10-01T20:00:00Z' },
    { of: 'p1', by: 'carl', at: '2015-10-01T21:00:00Z' },
    { of: 'p1', by: 'i4Emploi', at: '2015-10-01T09:00:00Z' },
    { of: 'p3', by: 'dora', at: '2016-04-10T10:20:00Z' },
    { of: 'p3', by: 'i4Emploi', at: '2016-04-10T10:30:00Z' },
    { of: 'p4', by: 'dora', at: '2016-09-25T22:04:59Z' },
    { of: 'p5', by: 'i4Emploi', at: '2016-09-29T10:00:00Z' },
    { of: 'p6', by: 'dora', at: '2016-01-01T11:00:00Z' },
  ],
});

const rows = truthOf(world, {
  cutoff: day('2016-09-30'),
  readings: [
    '2016-10-01T03:00:00Z',
    '2015-10-02T03:00:00Z',
    '2016-03-02T03:00:00Z',
    '2016-04-11T03:00:00Z',
    '2016-09-26T03:00:00Z',
  ].map(instant),
  // A scan reports on the day before it is made.
  scans: ['2015-10-04', '2016-09-19', '2016-09-29'].map((text) => ({
    day: day(text),
    at: instant(`${addDays(day(text), 1)}T03:00:00Z`),
  })),
});

function row(key: string, period: string): Record<string, unknown> {
  const found = rows.filter((one) => one.key === key && one.period === period);
  assert.equal(found.length, 1, `${key} ${period} is there once`);
  const { key: _key, period: _period, ...figures } = found[0] as (typeof found)[number];
  return figures;
}

test('the ledger gives each figure once for each year that is over and for the whole time', () => {
  assert.deepEqual(new Set(rows.map((one) => one.period)), new Set([YEAR, WHOLE]));
  // Hours of the week are told where somebody asked: as many rows as the requests of the period need.
  const byHour = (period: string) =>
    rows.filter((one) => one.period === period && one.key.startsWith('requests_by_hour:'));
  assert.equal(rows.length - byHour(YEAR).length - byHour(WHOLE).length, 2 * 91);
  for (const period of [YEAR, WHOLE]) {
    const asked = byHour(period).reduce((sum, { value }) => sum + (value ?? 0), 0);
    assert.equal(asked, row('seeker_requests', period).value);
  }
  assert.equal(new Set(rows.map(({ key, period }) => `${key} ${period}`)).size, rows.length);
});

test('posts count by their whole tag, deleted ones and quotes included, mentions alone not', () => {
  assert.deepEqual(row('hashtag_posts_original', YEAR), { value: 9, visible: 8 });
  assert.deepEqual(row('hashtag_posts_original', WHOLE), { value: 11, visible: 9 });
});

test('requests count by tag or mention, on their Paris day', () => {
  assert.deepEqual(row('seeker_requests', YEAR), { value: 5, visible: 4 });
  assert.deepEqual(row('seeker_requests', WHOLE), { value: 6, visible: 5 });
});

test('a person who asks twice is one seeker', () => {
  assert.deepEqual(row('seekers_distinct', YEAR), { value: 3, visible: 3 });
  assert.deepEqual(row('seekers_distinct', WHOLE), { value: 4, visible: 4 });
});

test('a relay of a request deleted before any reading is true but not visible', () => {
  assert.deepEqual(row('collective_relays', YEAR), { value: 3, visible: 2 });
  assert.deepEqual(row('collective_relays', WHOLE), { value: 4, visible: 3 });
});

test('active days are Paris days with a relay by the collective, over all days, leap day included', () => {
  assert.deepEqual(row('active_days_ratio', YEAR), { value: 3 / 366, visible: 2 / 366, n: 366 });
  assert.deepEqual(row('active_days_ratio', WHOLE), { value: 4 / 371, visible: 3 / 371, n: 371 });
});

test('seekers relayed belong to the period of their request', () => {
  assert.deepEqual(row('seekers_relayed', YEAR), { value: 2, visible: 2 });
  assert.deepEqual(row('seekers_relayed', WHOLE), { value: 3, visible: 3 });
});

test('coverage looks at requests old enough and at relays within seven days', () => {
  const expected = { value: 2 / 4, visible: 1 / 3, n: 4, visibleN: 3 };
  assert.deepEqual(row('relay_coverage', YEAR), expected);
  assert.deepEqual(row('relay_coverage', WHOLE), expected);
});

test('the wait ends with the first relay by someone else within seven days; seen later, it is longer', () => {
  const year = { value: 20, visible: 32.5, p90: 28, visibleP90: 54.5, n: 3, visibleN: 2 };
  assert.deepEqual(row('time_to_first_relay', YEAR), year);
  // 3 days and 12 hours: seven tenths of the way from the third of four waits, eight from the second of three.
  const late = 84 * 60;
  const [p90, visibleP90] = [30 + (2.7 % 1) * (late - 30), 60 + (1.8 % 1) * (late - 60)];
  const whole = { value: 25, visible: 60, p90, visibleP90, n: 4, visibleN: 3 };
  assert.deepEqual(row('time_to_first_relay', WHOLE), whole);
});

test('the audience is the union of the arcs, between the largest one and their sum', () => {
  assert.deepEqual(row('potential_audience', YEAR), { value: 1300, lower: 1200, upper: 1700, n: 2 });
  assert.deepEqual(row('potential_audience', WHOLE), { value: 1400, lower: 1200, upper: 2000, n: 3 });
});

test('bios count whole tags at the last scan of the period, suspended accounts left out', () => {
  assert.deepEqual(row('bio_adopters', YEAR), { value: 2 });
  assert.deepEqual(row('bio_adopters', WHOLE), { value: 1 });
  assert.deepEqual(row('seeker_bio_accounts', YEAR), { value: 2 });
  assert.deepEqual(row('seeker_bio_accounts', WHOLE), { value: 1 });
  assert.deepEqual(row('both_tags_bio_accounts', YEAR), { value: 1 });
  assert.deepEqual(row('both_tags_bio_accounts', WHOLE), { value: 1 });
});

test('a person who declares twice counts once, at the first declaration', () => {
  assert.deepEqual(row('job_declarations_cumulative', YEAR), { value: 2, visible: 2 });
  assert.deepEqual(row('job_declarations_cumulative', WHOLE), { value: 3, visible: 2 });
  assert.deepEqual(row('job_declarations_period', YEAR), { value: 2, visible: 2 });
  assert.deepEqual(row('job_declarations_period', WHOLE), { value: 3, visible: 2 });
});

test('the cohort share takes mature cohorts and declarations within 180 days', () => {
  const expected = { value: 1 / 2, visible: 1 / 2, n: 2, visibleN: 2 };
  assert.deepEqual(row('declared_share_cohort', YEAR), expected);
  assert.deepEqual(row('declared_share_cohort', WHOLE), expected);
});

test('without a reading nothing is visible, and the truth stays', () => {
  const blind = truthOf(world, { cutoff: day('2016-09-30'), readings: [] });
  const of = (key: string) => blind.find((one) => one.key === key && one.period === WHOLE);
  assert.equal(of('collective_relays')?.value, 4);
  assert.equal(of('collective_relays')?.visible, 0);
  assert.equal(of('potential_audience')?.value, 0);
  assert.equal(of('bio_adopters')?.value, null);
  assert.equal(of('relay_coverage')?.visible, null);
});

test('arcs that overlap, touch, wrap or fill the ring are counted once', () => {
  assert.equal(unionOnRing([], 100), 0);
  assert.equal(
    unionOnRing(
      [
        { start: 10, length: 20 },
        { start: 20, length: 20 },
        { start: 40, length: 5 },
      ],
      100,
    ),
    35,
  );
  assert.equal(
    unionOnRing(
      [
        { start: 95, length: 10 },
        { start: 0, length: 3 },
      ],
      100,
    ),
    10,
  );
  assert.equal(
    unionOnRing(
      [
        { start: 5, length: 100 },
        { start: 0, length: 3 },
      ],
      100,
    ),
    100,
  );
  assert.equal(
    unionOnRing(
      [
        { start: 0, length: 50 },
        { start: 10, length: 5 },
      ],
      100,
    ),
    50,
  );
});
