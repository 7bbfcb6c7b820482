import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { readSources, root } from './sources.ts';

/** A piece of text as a reader would see it; what is filled in later stands as 7. */
export type Written = {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  /** null where the source does not say. */
  readonly language: 'fr' | 'en' | null;
  /** Where its own letters stand in the source, from and to. */
  readonly spans: readonly (readonly [from: number, to: number])[];
};

type Node = { type: string; start: number; end: number; [key: string]: unknown };

const FRENCH_FILES = /^web\/i18n\/(\w+-)*fr\.ts$/;
const FILLED = '7';
/** The words that are looked for stand there. */
const PATTERNS = 'db/words/forbidden-words.ts';
/** They build typography or compare what has none. */
const UNSET = /^(jobs\/triage\/suggest|web\/i18n\/format)\.ts$/;

/** What is written for people who run the service or work on it. */
export const DOCUMENTS = [
  { path: 'README.md', language: 'en' },
  { path: 'LISEZMOI.md', language: 'fr' },
  { path: 'db/README.md', language: 'en' },
  { path: 'api/README.md', language: 'en' },
  { path: 'web/README.md', language: 'en' },
  { path: 'jobs/README.md', language: 'en' },
  { path: 'jobs/operate/README.md', language: 'en' },
  { path: 'reports/README.md', language: 'en' },
  { path: 'test/README.md', language: 'en' },
  { path: 'SECURITY.md', language: 'en' },
] as const;

/** What else is read by people: scripts that no room holds, what the demonstration says, pages and lists of words. */
const SCRIPTS = ['setup.mjs', 'api/auth/sign-in.js', 'api/telling/own-link.js'];
const DEMONSTRATION = /^test\/demo\/(?!world\/)/;
const PAGES = ['web/index.html'];
const LISTS = [
  'collective.json',
  'package.json',
  'db/catalogue/published-figures.json',
  'jobs/operate/grafana.json',
];

/** Every piece of text in the source of the rooms, and every paragraph of the documents. */
export function readSentences(): Written[] {
  const sources = [
    ...readSources().filter(({ path }) => path !== PATTERNS),
    ...readSources(['test/demo']).filter(({ path }) => DEMONSTRATION.test(path)),
    ...SCRIPTS.map((path) => ({ path, text: textOf(path) })),
  ];
  return [
    ...sources.flatMap(({ path, text }) => inSource(path, text)),
    ...PAGES.flatMap((path) => inPage(path, textOf(path))),
    ...LISTS.flatMap((path) => inList(path, textOf(path))),
    ...DOCUMENTS.flatMap(({ path, language }) => inDocument(path, language)),
  ];
}

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What stands between tags or is told in an attribute. */
export function inPage(path: string, text: string): Written[] {
  return [...text.matchAll(/(?<=>)[^<]+|(?<=(?:content|alt|title|aria-label)=")[^"]*/g)]
    .filter(([said]) => said.trim() !== '')
    .map(({ 0: said, index }) => written(path, text.slice(0, index).split('\n').length, said));
}

/** The texts of a list: not what it quotes of others, nor names and addresses. */
export function inList(path: string, text: string): Written[] {
  const found: Written[] = [];
  JSON.parse(text, (key, value) => {
    if (typeof value === 'string' && !['wording', 'source', 'url'].includes(key))
      found.push(written(path, 1, value, key.endsWith('_fr') ? 'fr' : null));
    return value;
  });
  return found;
}

const written = (
  path: string,
  line: number,
  text: string,
  language: Written['language'] = null,
): Written => ({
  ...{ path, line, text, language },
  spans: [],
});

/** What is said in French: where the source says so, or an accent or the space before a sign does. */
export const isFrench = ({ path, language, text }: Written): boolean =>
  !UNSET.test(path) &&
  (language === 'fr' ||
    (language === null && /[àâçèéêîôûœ«].*\s|\s.*[àâçèéêîôûœ«]|\p{L} [:;!?](?:\s|$)/isu.test(text)));

/** String literals, template literals and what stands between tags, joined as they are shown together. */
export function inSource(path: string, text: string): Written[] {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const found: Written[] = [];
  visit(program as unknown as Node, FRENCH_FILES.test(path) ? 'fr' : null);
  return found;

  function visit(node: Node, language: Written['language']): void {
    if (node.type === 'ImportDeclaration' || isVerbatim(node)) return;
    const here = node.type === 'Property' ? (languageOf(node) ?? language) : language;
    const shown = shownText(node);
    if (shown?.trim()) {
      const line = text.slice(0, node.start).split('\n').length;
      found.push({ path, line, text: shown, language: here, spans: spansOf(node) });
    }
    for (const child of children(node)) visit(child, here);
  }
}

function shownText(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') {
    const quasis = node.quasis as { value: { cooked: string } }[];
    return quasis.map(({ value }) => value.cooked).join(FILLED);
  }
  if (node.type === 'BinaryExpression' && node.operator === '+')
    return [node.left, node.right].map((side) => shownText(side as Node) ?? FILLED).join('');
  if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return null;
  if (isVerbatim(node)) return FILLED;
  return (node.children as Node[])
    .map((child) => (child.type === 'JSXText' ? jsxText(String(child.value)) : (shownText(child) ?? FILLED)))
    .join('');
}

/** JSX drops a line end with the spaces around it. */
const jsxText = (text: string) => text.replace(/\s*\n\s*/g, ' ');

function spansOf(node: Node): [number, number][] {
  if (node.type === 'Literal') return [[node.start + 1, node.end - 1]];
  if (node.type === 'TemplateLiteral') return (node.quasis as Node[]).map(({ start, end }) => [start, end]);
  return children(node)
    .filter(({ type }) => type === 'JSXText')
    .map(({ start, end }) => [start, end]);
}

/** Marked as the words of somebody else, on the page as in the report. */
const isVerbatim = ({ openingElement }: Node) =>
  ((openingElement as { attributes?: { name?: { name?: string } }[] } | undefined)?.attributes ?? []).some(
    ({ name }) => name?.name === 'data-verbatim',
  );

function languageOf({ key }: Node): Written['language'] {
  const { name, value } = key as { name?: string; value?: string };
  const said = name ?? value;
  return said === 'fr' || said === 'en' ? said : null;
}

/** Types hold no text. */
function children(node: Node): Node[] {
  return Object.entries(node)
    .filter(([key]) => key !== 'typeAnnotation' && key !== 'typeArguments' && key !== 'returnType')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is Node => typeof value === 'object' && value !== null && 'type' in value)
    .filter(({ type }) => type !== 'TSTypeAliasDeclaration' && type !== 'TSInterfaceDeclaration');
}

/** A document's paragraphs and table cells, without its code, addresses, marks and words of another language. */
export function inDocument(path: string, language: 'fr' | 'en'): Written[] {
  const lines = readFileSync(join(root, path), 'utf8')
    .replace(/```[\s\S]*?```/g, (code) => code.replace(/[^\n]/g, ''))
    .split('\n');
  return lines.flatMap((line, index) =>
    line
      .replace(/`[^`]*`/g, FILLED)
      .replace(/\]\([^)]*\)/g, ']')
      .replace(/(?<!\*)\*(?!\*)[^*]+\*(?!\*)|https?:\/\/\S+/g, FILLED)
      .replace(/\*\*|^#+ |^\d+\. |<!--.*?-->/g, '')
      .split('|')
      .filter((cell) => cell.trim())
      .map((cell) => ({ path, line: index + 1, text: cell.trim(), language, spans: [] })),
  );
}
