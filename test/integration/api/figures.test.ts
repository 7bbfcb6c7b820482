import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FiguresAnswer } from '../../../api/contract/figures.ts';
import { eachStore } from '../stores.ts';
import { october, startService } from './service.ts';

eachStore('figures of a window over HTTP', (open) => {
  test('a window is its month where there is one, the sum of its days elsewhere, and never an unmeasured zero', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store);
    const cookie = await service.enter('alice', 'coordinator');
    const posts = async (period: string) => {
      const path = `/api/v1/figures?period=${period}&indicator=hashtag_posts_original`;
      const [figure] = FiguresAnswer.parse(await (await service.ask(path, { cookie })).json()).figures;
      const { state, value, low, high } = figure?.measure ?? {};
      return [state, value, low, high, figure?.notCompared];
    };
    assert.deepEqual(await posts('2018-10'), ['measured', 3, 3, 3, 'no_figure']);
    assert.deepEqual(await posts('2018-10-01..2018-10-31'), ['measured', 3, 3, 3, 'no_figure']);
    // September was not measured: what October counted is a minimum.
    assert.deepEqual(await posts('2018-09-20..2018-10-31'), ['measured', null, 3, null, 'no_figure']);
    assert.deepEqual(await posts('2018-09-01..2018-09-20'), ['not_measured', null, null, null, 'no_figure']);
  });
});
