import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Request } from 'express';
import { AppError } from '../db/core/errors.ts';
import type { Context } from './context.ts';
import type { DrawnPage, DrawPage } from './contract/drawn-page.ts';
import { languageOf } from './middleware/language.ts';
import { problemOf } from './middleware/problems.ts';
import type { AskInside } from './mount.ts';
import { WhileUnchanged } from './while-unchanged.ts';

/** A page as it leaves: its content, and the addresses of the style sheets that it needs beside the site's own. */
export type Drawn = Omit<DrawnPage, 'parts'> & { readonly sheets: readonly string[] };
type Manifest = Readonly<Record<string, { readonly css?: readonly string[] }>>;

/**
 * Draws pages before they leave, with the program that was built beside the site. What stands on a page is asked of
 * the API in the name of whoever asks for the page.
 * @returns null where that page is drawn by the reader's browser alone, and where a site was built without that program
 */
export function pageDrawer({ webDir, store, calendar, clock }: Context, ask: AskInside) {
  let built: Promise<{ drawPage: DrawPage; manifest: Manifest }> | null = null;
  const kept = new WhileUnchanged(store);
  const draw = async (request: Request, address: string, isGuest: boolean): Promise<Drawn | null> => {
    built ??= readBuilt(webDir);
    const { drawPage, manifest } = await built;
    const drawn = await drawPage(address, {
      isGuest,
      ask: async (path) => {
        try {
          return { status: 200, body: await ask(request, `/api/v1/${path}`) };
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          return { status: error.status, body: problemOf(error, languageOf(request)) };
        }
      },
    });
    if (!drawn) return null;
    const { parts, ...page } = drawn;
    return { ...page, sheets: [...new Set(parts.flatMap((part) => manifest[part]?.css ?? []))] };
  };
  return (request: Request, isGuest: boolean): Promise<Drawn | null> => {
    if (!isGuest) return draw(request, request.originalUrl, isGuest);
    // What everybody may read is the same for all, whatever else stands behind the ? of an address: drawn once, and
    // again once the store has changed, or the day.
    const page = `${calendar.dayOf(clock.now())} ${request.path}`;
    return kept.read(page, () => draw(request, request.path, true));
  };
}

async function readBuilt(webDir: string): Promise<{ drawPage: DrawPage; manifest: Manifest }> {
  const program = pathToFileURL(join(webDir, 'ahead/draw-page.js')).href;
  const [{ drawPage }, manifest] = await Promise.all([
    import(program) as Promise<{ drawPage: DrawPage }>,
    readFile(join(webDir, 'manifest.json'), 'utf8'),
  ]);
  return { drawPage, manifest: JSON.parse(manifest) as Manifest };
}
