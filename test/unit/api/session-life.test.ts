import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idleEnd, movesEnd } from '../../../api/auth/session-life.ts';
import { instant } from '../../../db/core/calendar.ts';

test('a use is written once it moves the end of a session by a twelfth of the time that one may be idle', () => {
  const [IDLE, HOUR_MS] = [12, 3_600_000];
  const start = instant('2018-11-02T09:00:00Z');
  const moves = (later: number): boolean =>
    movesEnd(idleEnd(start, IDLE), idleEnd(instant(Date.parse(start) + later), IDLE), IDLE);
  assert.deepEqual([0, HOUR_MS - 1, HOUR_MS, 5 * HOUR_MS].map(moves), [false, false, true, true]);
  assert.equal(moves(-HOUR_MS), false, 'a clock that goes back moves nothing');
});
