import type { EditionAnswer } from './edition.ts';

/** What is drawn of an edition to be printed: its report, the page for sponsors, the picture for a link. */
export type SheetKind = 'editions' | 'sponsors' | 'shares';

/** A chart as it will be printed, in CSS pixels. */
export type ChartSize = { readonly id: string; readonly width: number; readonly height: number };

/** What only the browser that prints knows of a chart's place. */
type ChartPlace = {
  /** The value there of a custom property, such as `--accent`. */
  readonly colour: (name: string) => string;
  /** How wide a text is in a font as CSS writes it, in pixels. */
  readonly measure: (text: string, font: string) => number;
};

/** A finished page, all but its charts, whose room is kept: an element `[data-chart]` with an `svg` as high as it may be. */
export type DrawnSheet = {
  readonly title: string;
  readonly html: string;
  /** The sources, within the site, whose style sheets it needs beside the site's own. */
  readonly parts: readonly string[];
  /** Its paper and running heads, as CSS; null for a picture. */
  readonly rules: string | null;
  /** The typefaces it is set in, as CSS writes a font: without one of them it is not printed. */
  readonly faces: readonly string[];
  /** How high a sheet is between its margins, in CSS pixels. */
  readonly room: number;
  /** The custom properties that charts take their colours from. */
  readonly colours: readonly string[];
  /** One of its charts, as SVG. @throws Error when it comes out blank */
  readonly chart: (size: ChartSize, place: ChartPlace) => string;
};

/** Draws a sheet of an edition. @throws Error for the reason why there is none */
export type DrawSheet = (
  answer: EditionAnswer,
  asked: { readonly sheet: SheetKind; readonly language: 'fr' | 'en' },
) => DrawnSheet;
