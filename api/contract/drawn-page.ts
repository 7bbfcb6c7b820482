/** What the API answers whoever asks for a page: of a refusal, the body is its Problem. */
type PageAnswer = { readonly status: number; readonly body: unknown };

/** A page before it leaves: its content, so that it is read before any script has come. */
export type DrawnPage = {
  readonly title: string;
  /** In the language of the page, for whoever lists or shares it. */
  readonly description: string;
  readonly html: string;
  /** The sources, within the site, whose style sheets it needs beside the site's own. */
  readonly parts: readonly string[];
  /** What it was drawn from, for the script that takes it over; null where none does. */
  readonly answers: object | null;
};

/**
 * Draws the page at an address, for the reader for whom `ask` asks; null where only the reader's browser draws it.
 * @param address path and query
 * @param page.ask by what follows /api/v1/ in an address
 */
export type DrawPage = (
  address: string,
  page: { readonly isGuest: boolean; readonly ask: (path: string) => Promise<PageAnswer> },
) => Promise<DrawnPage | null>;
