import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renumberNodes } from '../../../reports/print/node-numbers.ts';

const page = (...nodes: number[]): Buffer => {
  const [one, other] = nodes.map((node) => `(node${String(node).padStart(8, '0')})`);
  const text = `\u00ff /ID ${other} /Headers [${one}] (node12) (node000000017) /Limits [${one} ${other}] \u0080`;
  return Buffer.from(text, 'latin1');
};
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('the same page gives the same bytes, whatever numbers its nodes had in the browser', () => {
  const first = renumberNodes(page(158, 2071));
  assert.equal(text(first), text(renumberNodes(page(157, 1999))));
  assert.equal(text(first), text(page(1, 2)), 'in their order, and nothing else is touched');
  assert.equal(first.length, page(158, 2071).length);
});

test('pages whose nodes name each other otherwise stay apart', () => {
  assert.notEqual(text(renumberNodes(page(158, 159))), text(renumberNodes(page(159, 158))));
});

test('what it is given stays as it was', () => {
  const given = page(158, 159);
  renumberNodes(given);
  assert.equal(text(given), text(page(158, 159)));
});
