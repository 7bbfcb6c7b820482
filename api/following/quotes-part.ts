import type { QuotePurpose } from '../../db/core/answers.ts';
import type { Language, Sentence } from '../../db/core/errors.ts';
import type { Testimonial } from '../../db/queries/testimonials.ts';
import { type Html, html } from '../telling/html.ts';
import { actForm, longDay } from './act-form.ts';

const TEXT = {
  title: { fr: 'Témoignages', en: 'Testimonials' },
  lead: {
    fr: 'Montrez-les seulement là où c’est écrit, sans y changer un mot, et jamais à côté du logo d’un partenaire. Retirés par la personne, ils disparaissent d’ici : effacez-les alors aussi ailleurs.',
    en: 'Show them only where it says so, without changing a word, and never beside the logo of a partner. Taken back by their person they are gone from here: erase them elsewhere too.',
  },
  none: { fr: 'Aucun pour l’instant.', en: 'None for now.' },
  nameless: { fr: 'sans nom', en: 'without a name' },
  proposed: { fr: 'À relire', en: 'To be read' },
  accepted: { fr: 'Accepté', en: 'Accepted' },
  where: { fr: 'Où :', en: 'Where:' },
  careful: {
    fr: 'À lire de près : ces mots parlent peut-être de santé, de grossesse, de syndicat ou de religion.',
    en: 'Read closely: these words may tell of health, pregnancy, a union or religion.',
  },
  accept: { fr: 'Accepter', en: 'Accept' },
  refuse: { fr: 'Ne pas montrer', en: 'Do not show' },
} satisfies Record<string, Sentence>;

const PLACES: Record<QuotePurpose, Sentence> = {
  quote_report: { fr: 'rapport', en: 'report' },
  quote_dashboard: { fr: 'tableau de bord', en: 'dashboard' },
  quote_social: { fr: 'réseaux sociaux', en: 'social networks' },
};

/** What the law holds apart; a word of it only asks for a closer look. */
const SENSITIVE =
  /\b(rqth|handicap|malad|cancer|dépress|burn.?out|enceinte|grossesse|maternité|syndi|grévist|religi|musulman|catholi|juif|juive|sick|disab|pregnan|union)/i;

/** What people wrote to be quoted with: to be read, then shown where each of them agreed to it. */
export function quotesPart(quotes: readonly Testimonial[], language: Language): Html {
  const t = (sentence: Sentence): string => sentence[language];
  const items = quotes.map((quote) => {
    const places = [...quote.media].map((purpose) => t(PLACES[purpose])).join(', ');
    const told = longDay(quote.told_at.slice(0, 10), language);
    const accept = { act: 'accept', text: TEXT.accept, about: told };
    const refuse = { act: 'refuse', text: TEXT.refuse, quiet: true, about: told };
    const buttons = quote.state === 'proposed' ? [accept, refuse] : [refuse];
    return html`<li><blockquote lang="${quote.language ?? ''}">${quote.text}</blockquote>
<p><strong>${t(quote.state === 'proposed' ? TEXT.proposed : TEXT.accepted)}</strong>, ${quote.shown_name ?? t(TEXT.nameless)}, ${told}. ${t(TEXT.where)} ${places}.</p>
${SENSITIVE.test(quote.text) && html`<p>${t(TEXT.careful)}</p>`}
${actForm(language, { testimonial: quote.id }, html``, buttons)}</li>`;
  });
  return html`<h2 id="quotes">${t(TEXT.title)}</h2><p>${t(TEXT.lead)}</p>
${items.length > 0 ? html`<ul class="follow-list">${items}</ul>` : html`<p>${t(TEXT.none)}</p>`}`;
}
