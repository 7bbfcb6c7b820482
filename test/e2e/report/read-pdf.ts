import { getDocumentProxy } from 'unpdf';

export type TagNode = { role?: string; alt?: string; children?: TagNode[] };
export type ReadPdf = {
  title: string;
  language: string | null;
  marked: boolean;
  createdAt: string;
  outline: string[];
  /** The text of each page, its spaces all plain. */
  pages: string[];
  /** Where the words of each page stand, in points from its lower left corner. */
  words: { text: string; left: number; right: number; top: number; bottom: number }[][];
  tags: { role: string; alt: string | null; inFigure: boolean }[];
  /** A link's address (`#` and an id within the document), and what is read out for it. */
  links: { url: string; contents: string }[];
};

/** Opens a PDF again and tells what a reader, and a screen reader, would find. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
  const info = (await pdf.getMetadata()).info as Record<string, string>;
  const read: ReadPdf = {
    title: info.Title ?? '',
    language: info.Language ?? null,
    marked: ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked ?? false,
    createdAt: info.CreationDate ?? '',
    outline: flatten((await pdf.getOutline()) as Entry[] | null),
    pages: [],
    words: [],
    tags: [],
    links: [],
  };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    read.pages.push(text.replace(/\s+/g, ' '));
    read.words.push(
      items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [placeOf(item)] : [])),
    );
    walk((await page.getStructTree()) as TagNode | null, false, read.tags);
    for (const { url, dest, contentsObj } of (await page.getAnnotations()) as Annotation[]) {
      if (url || dest) read.links.push({ url: url ?? `#${dest}`, contents: contentsObj?.str ?? '' });
    }
  }
  await pdf.loadingTask.destroy();
  return read;
}

type Item = { str: string; transform: number[]; width: number; height: number };

/** Of words that run from left to right. */
function placeOf({
  str,
  transform: [, , , , x = 0, y = 0],
  width,
  height,
}: Item): ReadPdf['words'][number][number] {
  return { text: str, left: x, right: x + width, top: y + height, bottom: y };
}

type Entry = { title: string; items: Entry[] };
type Annotation = { url?: string; dest?: string | null; contentsObj?: { str: string } };

const flatten = (entries: Entry[] | null): string[] =>
  (entries ?? []).flatMap(({ title, items }) => [title, ...flatten(items)]);

function walk(node: TagNode | null, inFigure: boolean, found: ReadPdf['tags']): void {
  if (!node) return;
  if (node.role) found.push({ role: node.role, alt: node.alt ?? null, inFigure });
  for (const child of node.children ?? []) walk(child, inFigure || node.role === 'Figure', found);
}
