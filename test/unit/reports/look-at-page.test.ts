import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONDITIONS } from '../../../reports/gate/finding.ts';
import { lookAtPage, type SeenPage } from '../../../reports/gate/page-conditions.ts';
import { editionAnswer } from '../../e2e/web-fixtures/answers.ts';

test('each of the seven things that may be wrong with a page is looked for on every page', () => {
  const worst: SeenPage = {
    sheets: 11,
    contents: [],
    lostFonts: ['Figtree'],
    charts: [{ name: null, marks: 0 }],
    tables: [{ name: 'Définitions', kind: 'data', rows: 3, cut: true }],
    figures: [{ indicator: 'seekers_relayed', text: '999 999' }],
    text: 'relayé par @quelqu_un',
    ownText: 'un emploi grâce au collectif',
  };
  const found = new Set<string>(
    lookAtPage(worst, editionAnswer().document, 'editions').map(({ condition }) => condition),
  );
  const ofPages = CONDITIONS.slice(CONDITIONS.indexOf('chart-blank'), -1);
  assert.deepEqual([...found].sort(), ['words-forbidden', ...ofPages].sort());
});
