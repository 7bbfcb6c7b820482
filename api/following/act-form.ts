import type { Language, Sentence } from '../../db/core/errors.ts';
import { addressOf } from '../telling/addresses.ts';
import { type Html, html } from '../telling/html.ts';

export type Button = {
  readonly act: string;
  readonly text: Sentence;
  readonly quiet?: boolean;
  /** What it is about, for whoever hears the button alone. */
  readonly about?: string;
};

/** A form of the page: what it holds, and the buttons that say what is to be done with it. */
export function actForm(
  language: Language,
  hidden: Readonly<Record<string, string | number>>,
  body: Html,
  buttons: readonly Button[],
): Html {
  const fields = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const pressed = buttons.map(({ act, text, quiet = false, about }) => {
    const label = about ? html` aria-label="${text[language]}, ${about}"` : null;
    return html`<button type="submit" name="do" value="${act}"${label}${quiet && html` class="quiet"`}>${text[language]}</button>`;
  });
  return html`<form class="telling-form" method="post" action="${addressOf('follow', language)}" novalidate>${fields}${body}
<div class="acts">${pressed}</div></form>`;
}

export const longDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(day));
