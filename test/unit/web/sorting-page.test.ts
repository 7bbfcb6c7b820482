import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../../../web/i18n/words.ts';
import { orderOf } from '../../../web/sorting/keys.ts';
import { type LeftToSort, leftCounted, leftOf, leftSoon } from '../../../web/sorting/left-to-sort.ts';
import { piecesOf } from '../../../web/sorting/pieces.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const press = (key: string, code = key, onControl = false) => orderOf({ ...plain, key, code }, onControl);

test('one key decides, by its place: a French keyboard needs no capital', () => {
  assert.deepEqual(press('&', 'Digit1'), { do: 'decide', label: 'seeker_request' });
  assert.deepEqual(press('2', 'Numpad2'), { do: 'decide', label: 'placement_report' });
  assert.deepEqual(press('(', 'Digit5'), { do: 'decide', label: 'other' });
  assert.equal(press('6', 'Digit6'), null);
  assert.deepEqual(press('Enter'), { do: 'confirm' });
  assert.equal(press('Enter', 'Enter', true), null, 'a button that has the focus keeps its own Enter');
});

test('undo has the keys that people try, and a browser’s own shortcuts stay its own', () => {
  for (const key of ['u', 'U', 'ArrowLeft', 'Backspace']) assert.deepEqual(press(key), { do: 'undo' }, key);
  assert.deepEqual(orderOf({ ...plain, ctrlKey: true, key: 'z', code: 'KeyW' }, false), { do: 'undo' });
  assert.equal(orderOf({ ...plain, ctrlKey: true, key: '1', code: 'Digit1' }, false), null);
  assert.equal(orderOf({ ...plain, altKey: true, key: 'ArrowLeft', code: 'ArrowLeft' }, false), null);
  assert.deepEqual(press('?', 'Slash'), { do: 'keys' });
});

test('a text is cut at its clues and its links, and nothing of it is lost', () => {
  const text = 'Je cherche un CDI https://t.co/a1B2. Merci';
  const pieces = piecesOf(text, [
    [3, 10],
    [0, 5],
    [20, 24],
    [38, 99],
  ]);
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  assert.deepEqual(
    pieces.filter(({ clue }) => clue).map((piece) => piece.text),
    ['Je ch'],
  );
  assert.deepEqual(
    pieces.filter(({ href }) => href).map((piece) => piece.href),
    ['https://t.co/a1B2'],
  );
});

test('only a web address is a link', () => {
  const links = piecesOf('javascript:alert(1) data:text/html,x ftp://x.y http://a.fr/b)', []);
  assert.deepEqual(
    links.flatMap(({ href }) => href ?? []),
    ['http://a.fr/b'],
  );
});

test('where counting stopped the desk says at least so many, and the exact number everywhere else', () => {
  const left = [
    { label: 'seeker_request' as const, waiting: 1000 },
    { label: 'other' as const, waiting: 12 },
  ];
  const state = {
    ...{ left, soon: 1000, countedUpTo: 1000, toConfirm: { waiting: 0, yours: 0 } },
    ...{ today: { count: 0, latest: [] }, demonstration: false },
  };
  const said = (left: LeftToSort, language: 'fr' | 'en') => {
    const words = wordsOf(language);
    return leftCounted(left, words.t.sortWord, words);
  };
  assert.equal(said(leftOf(state), 'fr'), 'au moins 1\u202f012 publications attendent');
  assert.equal(said(leftOf(state), 'en'), 'at least 1,012 posts wait');
  assert.equal(said(leftOf(state, 'seeker_request'), 'en'), 'at least 1,000 posts wait');
  assert.equal(said(leftOf(state, 'other'), 'en'), '12 posts wait');
  assert.equal(said(leftSoon(state), 'en'), 'at least 1,000 posts wait');
  assert.equal(said(leftSoon({ ...state, soon: 999 }), 'en'), '999 posts wait');
});
