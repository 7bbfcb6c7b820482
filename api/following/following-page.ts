import type { Language, Sentence } from '../../db/core/errors.ts';
import { listEveryAnnotation } from '../../db/queries/annotations.ts';
import { listAsked, listToAsk } from '../../db/queries/follow-up-lists.ts';
import { listTestimonials } from '../../db/queries/testimonials.ts';
import type { Context } from '../context.ts';
import type { Drawing } from '../telling/fields.ts';
import { type Html, html } from '../telling/html.ts';
import type { Fields, Wrong } from '../telling/read-declaration.ts';
import { annotationsPart } from './annotations-part.ts';
import { askingPart } from './asking-part.ts';
import { notePart } from './note-part.ts';
import { quotesPart } from './quotes-part.ts';

export const FOLLOW_TITLE: Sentence = { fr: 'Suivi', en: 'Follow-up' };
const MOST = 100;

const TEXT = {
  lead: {
    fr: 'Demander des nouvelles, noter ce que l’on vous dit, relire les témoignages, annoter les courbes.',
    en: 'Ask how it goes on, note what you are told, read testimonials, annotate the curves.',
  },
  parts: { fr: 'Sur cette page', en: 'On this page' },
  ownLink: {
    fr: 'Donnez ce lien à la personne, et à elle seule : il lui montre ce qui est gardé, et lui permet de le corriger ou de le retirer. Il n’est montré qu’une fois.',
    en: 'Give this link to the person, and to nobody else: it shows what is kept, and lets them correct it or withdraw it. It is shown once.',
  },
} satisfies Record<string, Sentence>;

const PARTS: Record<string, Sentence> = {
  asking: { fr: 'Demander', en: 'Ask' },
  note: { fr: 'Noter', en: 'Note' },
  quotes: { fr: 'Relire', en: 'Read' },
  annotations: { fr: 'Annoter', en: 'Annotate' },
};

const NEWS = {
  asked: { fr: 'C’est noté : la demande est faite.', en: 'Noted: they were asked.' },
  answered: { fr: 'La réponse est notée.', en: 'The answer is noted.' },
  added: { fr: 'C’est noté. Quelqu’un d’autre va confirmer.', en: 'Noted. Somebody else will confirm it.' },
  again: {
    fr: 'C’était déjà noté : rien n’est compté deux fois.',
    en: 'It was noted already: nothing counts twice.',
  },
  near: {
    fr: 'Cette personne a déjà déclaré ce retour au travail : rien n’est compté deux fois.',
    en: 'This person has reported this return to work already: nothing counts twice.',
  },
  objected: {
    fr: 'Cette personne a demandé que rien ne soit gardé d’elle : rien ne l’a été.',
    en: 'This person asked that nothing be kept of them: nothing was.',
  },
  refused: { fr: 'Sans son accord, rien n’est gardé.', en: 'Without their agreement nothing is kept.' },
  accepted: { fr: 'Le témoignage est accepté.', en: 'The testimonial is accepted.' },
  'not-shown': { fr: 'Le témoignage ne sera pas montré.', en: 'The testimonial will not be shown.' },
  annotated: { fr: 'L’annotation est enregistrée.', en: 'The annotation is saved.' },
  removed: {
    fr: 'L’annotation est retirée. Elle reste dans ce qui se lit à une date passée.',
    en: 'The annotation is removed. It stays in what is read as of an earlier day.',
  },
  erased: { fr: 'L’annotation est effacée pour toujours.', en: 'The annotation is erased for good.' },
  gone: {
    fr: 'Ce n’est plus là : quelqu’un d’autre vient de le changer.',
    en: 'It is not there any more: somebody else has just changed it.',
  },
  wrong: {
    fr: 'Il manque quelque chose, ou une réponse ne va pas : voyez plus bas, rien n’est perdu.',
    en: 'Something is missing, or an answer will not do: see below, nothing is lost.',
  },
} satisfies Record<string, Sentence>;
export type News = keyof typeof NEWS;

/** What an act has left to be shown. */
export type Done = {
  readonly news: News | null;
  readonly wrong: Wrong;
  /** What was sent, shown again where something is wrong with it, or filled in to be edited. */
  readonly fields: Fields;
  readonly link?: string;
};

export async function followingBody(
  { store, calendar, clock }: Context,
  done: Done,
  language: Language,
): Promise<Html> {
  const { db } = store;
  const today = calendar.dayOf(clock.now());
  const drawing: Drawing = { language, fields: done.fields, wrong: done.wrong };
  const [due, asked] = [await listToAsk(db, today, MOST), await listAsked(db, today, MOST)];
  const contents = Object.entries(PARTS).map(([id, text]) => html`<a href="#${id}">${text[language]}</a> `);
  return html`<p>${TEXT.lead[language]}</p>
<nav class="acts" aria-label="${TEXT.parts[language]}">${contents}</nav>
${done.news && html`<p role="status"><strong>${NEWS[done.news][language]}</strong></p>`}
${done.link !== undefined && html`<p>${TEXT.ownLink[language]}</p><p class="own-link">${done.link}</p>`}
${askingPart({ due, asked }, language)}
${notePart(drawing)}
${quotesPart(await listTestimonials(db), language)}
${annotationsPart(drawing, await listEveryAnnotation(db))}`;
}
