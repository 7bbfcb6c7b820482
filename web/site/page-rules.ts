export type Running = {
  readonly title: string;
  readonly edition: string;
  /** Printed on every page when not null. */
  readonly warning: string | null;
  readonly page: string;
};

const HIGH_MM = 297;
const MARGINS_MM = { top: 18, sides: 18, bottom: 16 };
/** What a sheet holds between its margins, in CSS pixels. */
export const SHEET_PX = ((HIGH_MM - MARGINS_MM.top - MARGINS_MM.bottom) / 25.4) * 96;

/**
 * The sheet and its running heads, as CSS. They are page margin boxes: Chromium keeps them out of the
 * tag tree, so that a screen reader does not hear them on each page.
 */
export function pageRules({ title, edition, warning, page }: Running): string {
  const type = 'font: 400 8pt "Figtree"; color: #545b70;';
  const mark = `font: 600 8pt "Figtree"; color: #4a3500;`;
  const marked = warning === null ? '' : `@top-right { content: ${quoted(warning)}; ${mark} }`;
  return `
    @page {
      size: A4;
      margin: ${MARGINS_MM.top}mm ${MARGINS_MM.sides}mm ${MARGINS_MM.bottom}mm;
      @top-left { content: ${quoted(title)}; ${type} }
      ${marked}
      @bottom-left { content: ${quoted(edition)}; ${type} }
      @bottom-right { content: ${quoted(`${page} `)} counter(page) " / " counter(pages); ${type} }
    }
    @page cover {
      @top-left { content: none; }
      @bottom-left { content: none; }
      @bottom-right { content: none; }
    }`;
}

/** A CSS string: what could end it or break the line is written as its code. */
function quoted(text: string): string {
  const safe = text.replace(
    /["\\\n\r\f<]/g,
    (character) => `\\${character.codePointAt(0)?.toString(16) ?? ''} `,
  );
  return `"${safe}"`;
}

/** Puts the rules on the document; what it returns takes them off again. */
export function runOnPages(running: Running): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageRules(running));
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
