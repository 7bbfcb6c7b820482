import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { createWorld } from '../../demo/world/create-world.ts';
import { hiddenFrom, valueAt } from '../../demo/world/model.ts';
import { accountsShowing } from '../../demo/world/truth/bios.ts';
import { allPages, ids, standInWith } from './ask.ts';

const NOW = instant('2018-05-01T00:00:00Z');
const world = createWorld({ seed: 9, scale: 0.1 });
const hidden = world.accounts.find((account) =>
  /i4emploi/i.test(valueAt(account.descriptions, Date.parse(NOW))),
);
if (hidden) hidden.protectedFrom = Date.parse('2018-01-01T00:00:00Z');
const { standIn, ask } = await standInWith({ world, now: NOW });
after(() => standIn.close());
const user = { as: 'user' } as const;
const fields = { query: 'i4Emploi', 'user.fields': 'description,entities,public_metrics' };

test('users/search finds every bio that holds the word, look-alikes too, each account once', async () => {
  const { items, pages } = await allPages(ask, 'users/search', { ...fields, max_results: '50' }, user);
  assert.equal(new Set(ids(items)).size, items.length);
  const now = Date.parse(NOW);
  const expected = world.accounts.filter(
    (account) =>
      now < (account.suspendedFrom ?? Infinity) &&
      (/i4emploi/i.test(valueAt(account.descriptions, now)) || account.id === world.collectiveId),
  );
  assert.deepEqual(new Set(ids(items)), new Set(ids(expected)));
  assert.ok(pages.length > 2 && pages.every((page) => page.meta?.result_count === undefined));
  assert.ok(
    expected.some((account) => hiddenFrom(account) <= now),
    'protected accounts show their bio',
  );
});

test('the tags of the entities give the true number of adopters', async () => {
  const { items } = await allPages(ask, 'users/search', { ...fields, max_results: '1000' }, user);
  const tags = (item: (typeof items)[number]): string[] =>
    (
      item.entities as { description?: { hashtags?: { tag: string }[] } } | undefined
    )?.description?.hashtags?.map((one) => one.tag.toLowerCase()) ?? [];
  const showing = (tag: string): number => items.filter((item) => tags(item).includes(tag)).length;
  assert.equal(showing('i4emploi'), accountsShowing(world, 'i4emploi', Date.parse(NOW)));
  assert.equal(showing('i4emploir'), accountsShowing(world, 'i4emploir', Date.parse(NOW)));
  assert.ok(items.length > showing('i4emploi') + showing('i4emploir'));
});

test('the application alone may not search users, and # is refused', async () => {
  assert.equal((await ask('users/search', fields, 'app')).status, 403);
  const sharp = await ask('users/search', { query: '#i4Emploi' }, 'user');
  assert.equal(sharp.status, 400);
  assert.equal((await ask('users/search', { ...fields, max_results: '1001' }, 'user')).status, 400);
  assert.equal((await ask('users/search', { ...fields, pagination_token: 'x' }, 'user')).status, 400);
});
