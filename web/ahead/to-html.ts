import { type ComponentChildren, Fragment, isValidElement, type VNode } from 'preact';
import { escapeHtml } from '../site/escape-html.ts';

/** Elements that have no end. */
const EMPTY = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);
/** Properties of the page's own that have another name in HTML. */
const NAMES: Readonly<Record<string, string>> = {
  defaultValue: 'value',
  htmlFor: 'for',
  maxLength: 'maxlength',
};

/**
 * The HTML of what Preact would draw at first.
 * @throws TypeError for a style that is written on an element, which the content policy refuses in HTML
 */
export function toHtml(node: ComponentChildren): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(toHtml).join('');
  if (!isValidElement(node)) return escapeHtml(String(node));
  const { type, props } = node as VNode<Record<string, unknown>>;
  const children = props.children as ComponentChildren;
  if (type === Fragment) return toHtml(children);
  if (typeof type === 'function') return toHtml((type as (given: object) => ComponentChildren)(props));
  const attributes = Object.entries(props).map(([name, value]) => attribute(name, value));
  const start = `<${type}${attributes.join('')}>`;
  return EMPTY.has(type) ? start : `${start}${toHtml(children)}</${type}>`;
}

function attribute(name: string, value: unknown): string {
  if (name === 'style') throw new TypeError('a page drawn ahead has no style on an element');
  if (name === 'children' || value === null || value === undefined || typeof value === 'function') return '';
  // Said aloud, "false" is a value; of all other attributes it takes them away.
  if (value === false && !/^(aria|data)-/.test(name)) return '';
  const text = value === true && !/^(aria|data)-/.test(name) ? '' : String(value);
  return ` ${NAMES[name] ?? name}="${escapeHtml(text)}"`;
}
