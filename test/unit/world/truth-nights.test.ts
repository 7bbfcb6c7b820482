import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { truthOf } from '../../demo/world/truth.ts';

test('a night reads whole days: what is posted after midnight and gone the next evening nobody has seen', () => {
  const gone = { by: 'alice', label: 'seeker_request' as const, text: 'Je cherche #i4EmploiR' };
  const until = '2015-10-02T18:00:00Z';
  const { relays, posts } = {
    posts: [
      { ...gone, as: 'avant minuit', at: '2015-10-01T21:30:00Z', deletedAt: until },
      { ...gone, as: 'après minuit', at: '2015-10-01T22:30:00Z', deletedAt: until },
    ],
    relays: ['avant minuit', 'après minuit'].map((of) => ({ of, by: 'bea', at: '2015-10-01T23:00:00Z' })),
  };
  const small = buildTinyWorld({ accounts: [{ as: 'alice' }, { as: 'bea' }], posts, relays });
  const readings = ['2015-10-02T02:00:00Z', '2015-10-03T02:00:00Z'].map(instant);
  const rows = truthOf(small, { cutoff: day('2015-10-02'), readings });
  const told = (key: string) => rows.find((row) => row.key === key);
  assert.deepEqual([told('seeker_requests')?.value, told('seeker_requests')?.visible], [2, 1]);
  assert.equal(told('community_relays')?.value, 1);
});
