import type { Language } from '../../db/core/errors.ts';
import type { Mail } from '../../db/mail/mailer.ts';

/** The person's own link, for those who left an address. Nothing of what they said is in it. */
export function linkMail(language: Language, to: string, link: string, name: string): Mail {
  if (language === 'fr')
    return {
      to,
      subject: `${name} : votre lien personnel`,
      text: `Bonjour,

Vous avez écrit à ${name} que vous retravaillez. Voici votre lien personnel :

${link}

Il permet de voir ce qui est gardé, de le corriger ou de le retirer. Gardez-le, et ne le donnez à personne.
Si vous aviez déjà déclaré cette reprise, c’est votre premier lien qui vaut.
Si ce n’est pas vous qui avez écrit, ouvrez ce lien et retirez la déclaration.
`,
    };
  return {
    to,
    subject: `${name}: your own link`,
    text: `Hello,

You wrote to ${name} that you are back at work. This is your own link:

${link}

It lets you see what is kept, correct it or withdraw it. Keep it, and give it to nobody.
If you had reported this return to work before, your first link is the one that holds.
If it was not you who wrote, open this link and withdraw the declaration.
`,
  };
}
