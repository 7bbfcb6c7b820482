import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fragment, h } from 'preact';
import { toHtml } from '../../../web/ahead/to-html.ts';

test('components, fragments and lists become the HTML of what they show', () => {
  const Name = ({ name }: { name: string }) => h(Fragment, null, 'De ', h('b', null, name));
  const page = h(
    'p',
    { class: 'who', hidden: false },
    h(Name, { name: 'Brive' }),
    [' ', 19],
    null,
    false,
    true,
  );
  assert.equal(toHtml(page), '<p class="who">De <b>Brive</b> 19</p>');
});

test('no text can end its element or its attribute', () => {
  const hostile = '"><script>&';
  assert.equal(
    toHtml(h('a', { title: hostile }, hostile)),
    '<a title="&quot;&gt;&lt;script&gt;&amp;">&quot;&gt;&lt;script&gt;&amp;</a>',
  );
});

test('false takes an attribute away, and is said aloud; true stands alone; what acts is left to the browser', () => {
  const node = h('button', {
    disabled: true,
    'aria-expanded': false,
    'data-open': true,
    title: undefined,
    onClick() {},
  });
  assert.equal(toHtml(node), '<button disabled="" aria-expanded="false" data-open="true"></button>');
});

test('an element that has no end gets none, and a field begins with its value', () => {
  assert.equal(
    toHtml(h('input', { type: 'month', defaultValue: '2019-09' })),
    '<input type="month" value="2019-09">',
  );
});

test('a style on an element is refused: the content policy would drop it', () => {
  assert.throws(() => toHtml(h('p', { style: { color: 'red' } })), TypeError);
});
