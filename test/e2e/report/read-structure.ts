import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';

/** An element of the tag tree, in reading order. */
export type Tag = {
  readonly role: string;
  /** Of a heading cell: `Column`, `Row`; null: none is said. */
  readonly scope: string | null;
  readonly alt: string | null;
  readonly inside: readonly string[];
};

export type Structure = {
  readonly tags: readonly Tag[];
  readonly catalog: PDFDict;
  /** Width and height in points, Tabs, and of each link whether it says what it is and where in the tags it stands. */
  readonly pages: readonly {
    readonly size: readonly [number, number];
    readonly tabs: string;
    readonly links: readonly { readonly hasContents: boolean; readonly hasParent: boolean }[];
  }[];
  /** Every font: its name, whether its file is inside, and whether its glyphs map to characters. */
  readonly fonts: readonly {
    readonly name: string;
    readonly embedded: boolean;
    readonly unicode: boolean;
  }[];
  readonly encrypted: boolean;
  /** Dictionaries that run something: scripts, launches, forms. */
  readonly actions: readonly string[];
};

/** A PDF as its objects say it, beside what a reader shows (read-pdf.ts). */
export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const dictionaries = objects.filter((object) => object instanceof PDFDict);
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  return {
    tags: root ? kidsOf(root).flatMap((kid) => tagsOf(kid, [])) : [],
    catalog: pdf.catalog,
    pages: pdf.getPages().map((page) => {
      const annotations = page.node.Annots()?.asArray() ?? [];
      const links = annotations
        .map((one) => pdf.context.lookup(one, PDFDict))
        .filter((one) => nameIn(one, 'Subtype') === 'Link');
      return {
        size: [page.getWidth(), page.getHeight()],
        tabs: nameIn(page.node, 'Tabs') ?? '',
        links: links.map((link) => ({
          hasContents: link.has(PDFName.of('Contents')),
          hasParent: link.lookup(PDFName.of('StructParent')) instanceof PDFNumber,
        })),
      };
    }),
    fonts: dictionaries
      // The part of a composite font that holds its glyphs is reached through the font itself.
      .filter((one) => nameIn(one, 'Type') === 'Font' && !nameIn(one, 'Subtype')?.startsWith('CIDFont'))
      .map(fontOf),
    encrypted: pdf.isEncrypted,
    actions: dictionaries.flatMap((one) => {
      const kind = nameIn(one, 'S') ?? '';
      return ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR'].includes(kind) ||
        one.has(PDFName.of('JS'))
        ? [kind]
        : [];
    }),
  };
}

const nameIn = (dict: PDFDict, key: string): string | null => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : null;
};

function kidsOf(node: PDFDict): PDFDict[] {
  const kids = node.lookup(PDFName.of('K'));
  const all = kids instanceof PDFArray ? kids.asArray().map((kid) => node.context.lookup(kid)) : [kids];
  // What is no dictionary, or bears no role, is a piece of a page.
  return all.filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(PDFName.of('S')));
}

function tagsOf(node: PDFDict, inside: readonly string[]): Tag[] {
  const role = nameIn(node, 'S') ?? '';
  const tag = { role, scope: scopeOf(node), alt: textIn(node, 'Alt'), inside };
  return [tag, ...kidsOf(node).flatMap((kid) => tagsOf(kid, [...inside, role]))];
}

function scopeOf(node: PDFDict): string | null {
  const attributes = node.lookup(PDFName.of('A'));
  const all =
    attributes instanceof PDFArray
      ? attributes.asArray().map((one) => node.context.lookup(one))
      : [attributes];
  const scopes = all.flatMap((one) => (one instanceof PDFDict ? [nameIn(one, 'Scope')] : []));
  return scopes.find((scope) => scope !== null) ?? null;
}

function textIn(node: PDFDict, key: string): string | null {
  const value: PDFObject | undefined = node.lookup(PDFName.of(key));
  return value && 'decodeText' in value && typeof value.decodeText === 'function'
    ? String(value.decodeText())
    : null;
}

function fontOf(font: PDFDict): Structure['fonts'][number] {
  const parts = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray);
  const glyphs = parts ? parts.lookup(0, PDFDict) : font;
  const descriptor = glyphs.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
  return {
    name: nameIn(font, 'BaseFont') ?? '',
    embedded: descriptor?.keys().some((key) => /^\/FontFile[23]?$/.test(String(key))) ?? false,
    unicode: font.has(PDFName.of('ToUnicode')),
  };
}
