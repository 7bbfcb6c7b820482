import type { Request, Response } from 'express';
import type { Sentence } from '../../db/core/errors.ts';
import { readSetting } from '../../db/queries/settings.ts';
import type { Context } from '../context.ts';
import { languageOf } from '../middleware/language.ts';
import { readShell } from '../routes/pages.ts';
import { addressOf, type TellingPage } from './addresses.ts';
import { type Html, html } from './html.ts';

const TEXT = {
  notice: { fr: 'Vos données', en: 'Your data' },
  declare: { fr: 'J’ai retrouvé un travail', en: 'I am back at work' },
  other: { fr: 'English', en: 'Français' },
  demonstration: { fr: 'Démonstration, données inventées', en: 'Demonstration, invented data' },
  about: {
    fr: 'Ce que les personnes disent au collectif, ce qui en est gardé, et leurs droits.',
    en: 'What people tell the collective, what is kept of it, and their rights.',
  },
  pages: { fr: 'Autres pages', en: 'Other pages' },
  sorting: { fr: 'Tri', en: 'Sorting' },
  access: { fr: 'Mon accès', en: 'My access' },
} satisfies Record<string, Sentence>;

/** The desks beside the one where volunteers follow up what was sorted. */
const DESKS = {
  sorting: { fr: '/fr/tri', en: '/en/sort' },
  access: { fr: '/fr/mon-acces', en: '/en/my-access' },
} as const;

export type Page = {
  readonly page: TellingPage;
  readonly title: Sentence;
  readonly body: Html;
  readonly status?: number;
  /** A script of ours, by its path. */
  readonly script?: string;
};

/**
 * Sends a page that works without JavaScript. It is kept nowhere: a form holds a stamp of its own, and a page of
 * one's own what one said.
 */
export async function sendPage(
  context: Context,
  request: Request,
  response: Response,
  { page, title, body, status = 200, script }: Page,
): Promise<void> {
  const language = languageOf(request);
  const other = language === 'fr' ? 'en' : 'fr';
  const { collective, store, webDir } = context;
  const demonstration = (await readSetting(store.db, 'demonstration')) !== null;
  const link = (to: 'declare' | 'notice') =>
    to !== page && html`<a href="${addressOf(to, language)}">${TEXT[to][language]}</a>`;
  const desk = (to: keyof typeof DESKS) =>
    page === 'follow' && html`<a href="${DESKS[to][language]}">${TEXT[to][language]}</a>`;
  const text = html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="description" content="${TEXT.about[language]}">
    <title>${title[language]} · ${collective.name}</title>
    ${{ html: await readStyles(webDir) }}
    <link rel="stylesheet" href="/telling.css">
    ${script ? html`<script src="${script}" defer></script>` : null}
  </head>
  <body>
    ${demonstration && html`<p class="demonstration">${TEXT.demonstration[language]}</p>`}
    <header class="telling-bar">
      <a href="/${language}">${collective.name}</a>
      ${desk('sorting')} ${desk('access')}
      <a lang="${other}" hreflang="${other}" href="${addressOf(page, other)}">${TEXT.other[language]}</a>
    </header>
    <main class="telling">
      <h1>${title[language]}</h1>
      ${body}
    </main>
    <footer class="telling-foot">
      <nav aria-label="${TEXT.pages[language]}">${link('declare')} ${link('notice')}</nav>
    </footer>
  </body>
</html>
`;
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    // Under no-referrer a form's Origin would be "null"; no address of ours holds anything to be told.
    .set('Referrer-Policy', 'same-origin')
    .type('html')
    .send(text.html);
}

/** The site's own typefaces and colours, when it is built: asked for at once, so that no line moves when they come. */
async function readStyles(webDir: string): Promise<string> {
  const shell = await readShell(webDir).catch(() => '');
  return (shell.match(/<link rel="(stylesheet|preload)"[^>]*>/g) ?? []).join('\n    ');
}
