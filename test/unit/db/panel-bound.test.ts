import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atLeast } from '../../../db/rollup/panel-bound.ts';
import { seededRandom } from '../../demo/world/random.ts';

test('everyone asked is no estimate, nobody asked is no knowledge', () => {
  assert.equal(atLeast(10, 10, 7), 7);
  assert.equal(atLeast(10, 0, 0), 0);
  assert.equal(atLeast(0, 0, 0), 0);
});

test('the bound is the smallest number that would show so many in more than 1 of 40 draws', () => {
  // All 5 of 5 drawn from 10 show: 7 of 10 would do so in 21 of 252 draws, 6 of 10 in 6, which is less than 1 of 40.
  assert.equal(atLeast(10, 5, 5), 7);
  assert.equal(atLeast(2000, 140, 140), 1950);
  assert.equal(atLeast(2000, 140, 133), 1803);
});

test('on random draws it is too high in at most 1 of 40, and not far below', () => {
  const random = seededRandom(11, 1);
  const all = 600;
  for (const truly of [600, 588, 540, 300, 12]) {
    let [above, sum] = [0, 0];
    for (let draw = 0; draw < 1500; draw += 1) {
      let [left, showing, found] = [all, truly, 0];
      for (let asked = 0; asked < 120; asked += 1, left -= 1) {
        if (random.next() * left >= showing) continue;
        showing -= 1;
        found += 1;
      }
      const low = atLeast(all, 120, found);
      sum += low;
      if (low > truly) above += 1;
    }
    assert.ok(above / 1500 <= 0.034, `${truly}: too high in ${above} of 1500`);
    assert.ok(truly - sum / 1500 <= 60, `${truly}: ${sum / 1500} on average`);
  }
});
