import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { type PersonFile, personPage } from '../../../jobs/people/person-file.ts';

const AT = instant('2019-04-01T10:00:00Z');
const consent = {
  ...{ id: 1, person: 'x', purpose: 'profile', given: 1, text_version: '1', channel: 'form', told_at: AT },
};
const file = (told: Partial<PersonFile>): PersonFile => ({
  ...{ madeAt: AT, rule: null, tables: [{ table: 'consent', rows: [consent] }] },
  ...told,
});
const words = (html: string): string =>
  html
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s/g, ' ');

test('a person reads what is held of her, what each column is, on what basis and for how long, in her language', () => {
  const page = personPage(file({}), 'fr');
  assert.match(page, /^<!doctype html>\n<html lang="fr">/);
  const told = words(page);
  for (const word of [
    ...['Les données qui vous concernent', 'Tout ce que le service garde de vous', 'consent', 'purpose'],
    ...['profile', 'Fondement : Consentement', 'Conservation : 24 mois après le dernier contact'],
  ])
    assert.ok(told.includes(word), word);
  assert.ok(words(personPage(file({}), 'en')).includes('Kept: 24 months after the last contact'));
  assert.ok(!told.includes('mises de côté') && !told.includes('ne garde rien'));
});

test('what is empty is an empty cell, and nothing of hers is taken for markup', () => {
  const rows = [{ ...consent, purpose: null, channel: '<b>&' }];
  const page = personPage(file({ tables: [{ table: 'consent', rows }] }), 'fr');
  assert.ok(page.includes('<td></td>') && page.includes('<td>&lt;b&gt;&amp;</td>'));
  assert.equal(page.match(/<td>/g)?.length, 7);
});

test('she is told that nothing is held, or that it is set aside as she asked', () => {
  assert.ok(words(personPage(file({ tables: [] }), 'fr')).includes('Le service ne garde rien de vous.'));
  const asked = (rule: string) => words(personPage(file({ rule: { rule, since: AT } }), 'fr'));
  assert.ok(asked('restricted').includes('Ces données sont mises de côté à votre demande'));
  assert.ok(!asked('erased').includes('mises de côté'));
});
