import { QUOTE_PURPOSES, type QuotePurpose } from '../../db/core/answers.ts';
import type { Sentence } from '../../db/core/errors.ts';
import type { Testimonial } from '../../db/queries/testimonials.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { consentField, type Drawing, textAreaField, textField, tickField } from './fields.ts';
import { type Html, html } from './html.ts';
import { LONGEST_NAME, LONGEST_QUOTE } from './read-testimonial.ts';

const TEXT = {
  title: { fr: 'Témoigner, si vous le voulez', en: 'To be quoted, if you wish' },
  lead: {
    fr: 'Quelques mots à vous, montrés seulement là où vous répondez oui, et après une relecture par le collectif, qui n’y change rien. Vous pouvez les retirer à tout moment.',
    en: 'A few words of your own, shown only where you answer yes, and once the collective has read them; it changes nothing in them. You can take them back at any time.',
  },
  quote: { fr: 'Vos mots', en: 'Your words' },
  quoteHint: {
    fr: '500 signes au plus. Ne parlez ni de votre santé, ni de quelqu’un d’autre par son nom.',
    en: '500 characters at most. Say nothing of your health, nor of anybody else by name.',
  },
  name: { fr: 'Le nom à montrer', en: 'The name to be shown' },
  nameHint: {
    fr: 'Facultatif : un prénom suffit. Vide, le témoignage est montré sans nom.',
    en: 'Optional: a first name will do. Left empty, your words are shown without a name.',
  },
  adult: { fr: 'J’ai 18 ans ou plus.', en: 'I am 18 or over.' },
  send: { fr: 'Envoyer ce témoignage', en: 'Send these words' },
  remove: { fr: 'Retirer mon témoignage', en: 'Take my words back' },
  proposed: { fr: 'Il attend d’être relu.', en: 'They wait to be read.' },
  accepted: { fr: 'Il est montré là où vous l’avez accepté.', en: 'They are shown where you agreed to it.' },
  refused: { fr: 'Le collectif ne le montrera pas.', en: 'The collective will not show them.' },
} satisfies Record<string, Sentence>;

const PLACES: Record<QuotePurpose, Sentence> = {
  quote_report: { fr: 'Dans le rapport d’anniversaire', en: 'In the anniversary report' },
  quote_dashboard: { fr: 'Sur le tableau de bord', en: 'On the dashboard' },
  quote_social: { fr: 'Sur les réseaux sociaux', en: 'On social networks' },
};

/** What is kept of a person's words is filled in; where they may be shown is asked each time, ticked as it stands. */
export function testimonialPart(
  { language, wrong, fields }: Drawing,
  own: Testimonial | undefined,
  form: (act: string, body: Html, button: Sentence, quiet?: boolean) => Html,
): Html {
  const t = (sentence: Sentence): string => sentence[language];
  const kept = own && {
    quote: own.text,
    shown_name: own.shown_name ?? '',
    ...Object.fromEntries(QUOTE_PURPOSES.map((purpose) => [purpose, own.media.has(purpose) ? 'yes' : 'no'])),
  };
  const drawing: Drawing = { language, wrong, fields: fields.do === 'testify' ? fields : (kept ?? {}) };
  const places = QUOTE_PURPOSES.map((name) =>
    consentField(drawing, { name, label: PLACES[name], text: CONSENT_TEXTS[name] }),
  );
  return html`<h2>${t(TEXT.title)}</h2>
<p>${t(TEXT.lead)}</p>
${own !== undefined && html`<p><strong>${t(TEXT[own.state])}</strong></p>`}
${form(
  'testify',
  html`${textAreaField(drawing, { name: 'quote', label: TEXT.quote, hint: TEXT.quoteHint, input: html`rows="5" maxlength="${LONGEST_QUOTE}"` })}
${textField(drawing, { name: 'shown_name', label: TEXT.name, hint: TEXT.nameHint, input: html`autocomplete="off" maxlength="${LONGEST_NAME}"` })}
${places}
${tickField(drawing, 'adult', TEXT.adult)}`,
  TEXT.send,
)}
${own !== undefined && form('untestify', html``, TEXT.remove, true)}`;
}
