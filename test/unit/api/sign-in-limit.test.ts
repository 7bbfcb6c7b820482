import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitSignIn } from '../../../api/auth/sign-in-limit.ts';
import { fixedClock } from '../../../db/core/clock.ts';

/** A limiter at noon, its clock, and how many of `count` attempts from these addresses in turn may go on. */
function limiter() {
  const clock = fixedClock('2018-11-02T12:00:00Z');
  const waitOf = limitSignIn(clock);
  const passed = (count: number, addresses: string[]) =>
    Array.from({ length: count }, (_, index) => waitOf(addresses[index % addresses.length] ?? '')).filter(
      (seconds) => seconds === 0,
    ).length;
  return { clock, waitOf, passed };
}

test('twenty attempts a minute may go on; then it says how long to wait', () => {
  const { clock, waitOf, passed } = limiter();
  assert.equal(passed(25, ['192.0.2.1']), 20);
  assert.equal(waitOf('192.0.2.1'), 60);
  clock.set('2018-11-02T12:00:59.500Z');
  assert.equal(waitOf('192.0.2.1'), 1);
  clock.set('2018-11-02T12:01:00Z');
  assert.equal(passed(25, ['192.0.2.1']), 20);
});

test('one client does not use up what another may', () => {
  const { passed } = limiter();
  passed(25, ['192.0.2.1']);
  assert.equal(passed(25, ['192.0.2.2']), 20);
});

test('the addresses of one IPv6 network, or the two spellings of one IPv4 address, are one client', () => {
  const { passed } = limiter();
  assert.equal(passed(40, ['2001:db8:1:2::1', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::']), 20);
  assert.equal(passed(20, ['2001:db8:1:3::1']), 20);
  assert.equal(passed(40, ['::ffff:192.0.2.7', '192.0.2.7']), 20);
  assert.equal(passed(40, ['2001:db8::1', '2001:db8::2']), 20);
  assert.equal(passed(20, ['::1']), 20);
  for (const spellings of [
    ['2001:db8::1:2:3:4:5', '2001:db8:0:1:9:9:9:9'],
    ['::1:2:3:4:5:6', '0:0:1:2:9:9:9:9'],
  ])
    assert.equal(limiter().passed(40, spellings), 20, spellings[0]);
});

test('a clock that is set back locks nobody out', () => {
  const { clock, passed } = limiter();
  passed(25, ['192.0.2.1']);
  clock.set('2018-11-02T10:00:00Z');
  assert.equal(passed(1, ['192.0.2.1']), 1);
});
