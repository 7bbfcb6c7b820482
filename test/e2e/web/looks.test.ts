import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer';
import { faultsOf, LOOKS } from '../../looks/look.ts';
import { openPage } from './open-page.ts';

const open = new AsyncDisposableStack();
let page: Page;

before(async () => {
  ({ page } = open.use(await openPage()));
});
after(() => open.disposeAsync());

/** A page with one planted fault, looked at in every way. */
async function seen(planted: string): Promise<string[]> {
  await page.setContent(
    `<!doctype html><html lang="fr"><title>x</title><main><h1>x</h1>${planted}</main></html>`,
  );
  const found = new Set<string>();
  for (const look of LOOKS)
    for (const fault of await faultsOf(page, look)) found.add(`${look.name}: ${fault.split(':')[0]}`);
  return [...found];
}

test('a page without fault has none in any look', async () => {
  assert.deepEqual(await seen('<p>x</p>'), []);
});

test('a target that is too small, a colour of one theme, a wide line and what moves are each seen', async () => {
  const small = '<button style="width:9px;height:9px;padding:0;border:0">a</button>'.repeat(2);
  assert.ok((await seen(small)).includes('light 360: target-size'));
  const pale =
    '<style>@media (prefers-color-scheme: dark) { p { color: #999; background: #aaa; } }</style><p>Un mot</p>';
  assert.deepEqual(
    (await seen(pale)).map((fault) => fault.split(' ')[0]),
    ['dark', 'dark', 'dark'],
  );
  const wide = '<div style="width:500px">x</div>';
  const sideways = (await seen(wide)).map((fault) => fault.replace(/ by.*/, ''));
  assert.deepEqual(
    sideways.filter((fault) => fault.includes('sideways')).length,
    LOOKS.filter(({ width }) => width < 500).length,
  );
  const moving = '<style>@keyframes t { to { opacity: 0.9 } } p { animation: t 9s infinite }</style><p>x</p>';
  assert.deepEqual(await seen(moving), ['reduced motion: 1 things move']);
});
