import { escapeHtml } from '../../db/core/escape-html.ts';

/** Text that is safe to stand in a page: made by `html` alone. */
export type Html = { readonly html: string };
type Part = string | number | Html | null | false | readonly Part[];

/** Tags a template: whatever is filled in is escaped, unless this made it; null and false are nothing. */
export const html = (template: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: template.map((text, index) => text + textOf(parts[index] ?? null)).join(''),
});

function textOf(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'number') return `${part}`;
  if (typeof part === 'string') return escapeHtml(part);
  return 'html' in part ? part.html : part.map(textOf).join('');
}
