import type { Language, Sentence } from '../../db/core/errors.ts';
import { escapeHtml } from '../../db/core/escape-html.ts';
import type { LinkState } from '../../db/queries/sign-in-links.ts';

const TEXT = {
  title: { fr: 'Entrée', en: 'Sign in' },
  ask: {
    fr: 'Ce lien vous fait entrer une fois, pour un jour. Enregistrez alors une clé d’accès : elle vous fera entrer ensuite.',
    en: 'This link lets you in once, for a day. Register a passkey then: it will let you in from there on.',
  },
  passkey: {
    fr: 'Entrez avec la clé d’accès de cet appareil, ou de votre téléphone.',
    en: 'Sign in with the passkey of this device, or of your phone.',
  },
  passkeyButton: { fr: 'Entrer avec ma clé d’accès', en: 'Sign in with my passkey' },
  failed: {
    fr: 'La clé d’accès n’a pas servi. Réessayez, ou demandez un lien à la coordination.',
    en: 'The passkey was not used. Try again, or ask the coordination for a link.',
  },
  without: {
    fr: 'Ce navigateur ne connaît pas les clés d’accès : demandez à la coordination un lien, qui vous fait entrer pour un jour.',
    en: 'This browser does not know passkeys: ask the coordination for a link, which lets you in for a day.',
  },
  button: { fr: 'Entrer', en: 'Sign in' },
  other: { fr: 'English', en: 'Français' },
} satisfies Record<string, Sentence>;

/** What a link does now, or why nobody is asked to use it at the moment. */
export type SignInState = LinkState | 'too-many' | 'passkey';

/** Why a link does not let anybody in, and what to do. */
const REFUSED: Record<Exclude<SignInState, 'usable' | 'passkey'>, Sentence> = {
  used: {
    fr: 'Ce lien a déjà servi. Si vous n’êtes plus connecté, demandez-en un nouveau à la coordination.',
    en: 'This link has been used already. If you are not signed in any more, ask the coordination for a new one.',
  },
  expired: {
    fr: 'Ce lien a expiré : il valait vingt-quatre heures. Demandez-en un nouveau à la coordination.',
    en: 'This link has expired: it was good for twenty-four hours. Ask the coordination for a new one.',
  },
  unknown: {
    fr: 'Ce lien n’est pas reconnu. Vérifiez qu’il est entier, ou demandez-en un nouveau à la coordination.',
    en: 'This link is not known. Check that it is complete, or ask the coordination for a new one.',
  },
  'too-many': {
    fr: 'Trop d’essais de connexion viennent de votre réseau. Attendez une minute, puis rouvrez votre lien.',
    en: 'Too many attempts to sign in come from your network. Wait a minute, then open your link again.',
  },
};

/** The page of a link: a button when it can be used (following a link must not use it up), else one sentence. */
export function signInPage(args: {
  language: Language;
  collective: string;
  state: SignInState;
  token: string;
  /** Links to the site's own stylesheets; their typefaces are used here too. */
  styles: string;
}): string {
  const { language, state, token } = args;
  const body =
    state === 'usable'
      ? `<p>${TEXT.ask[language]}</p>
      <form method="post" action="/${language}/entree">
        <input type="hidden" name="jeton" value="${escapeHtml(token)}">
        <button type="submit">${TEXT.button[language]}</button>
      </form>`
      : `${state === 'passkey' ? '' : `<p>${REFUSED[state][language]}</p>`}${passkeyPart(language)}`;
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${TEXT.title[language]} · ${escapeHtml(args.collective)}</title>
    ${args.styles}
    <link rel="stylesheet" href="/entree.css">
  </head>
  <body>
    <main>
      <h1>${escapeHtml(args.collective)}</h1>
      ${body}
      <p class="other">${inOther(language, token)}</p>
    </main>
  </body>
</html>
`;
}

/** The same page in the other language: looking at a link does not use it. */
function inOther(language: Language, token: string): string {
  const other = language === 'fr' ? 'en' : 'fr';
  const address = `/${other}/entree${token === '' ? '' : `?jeton=${encodeURIComponent(token)}`}`;
  return `<a lang="${other}" hreflang="${other}" href="${escapeHtml(address)}">${TEXT.other[language]}</a>`;
}

/** A button that the page's script shows where the browser knows passkeys, and the sentences it may need. */
const passkeyPart = (language: Language): string => `<p>${TEXT.passkey[language]}</p>
      <button type="button" hidden data-passkey="/${language}/entree/cle" data-options="/${language}/entree/demande">${TEXT.passkeyButton[language]}</button>
      <p role="alert" data-failed="${TEXT.failed[language]}" data-without="${TEXT.without[language]}"></p>
      <noscript><p>${TEXT.without[language]}</p></noscript>
      <script type="module" src="/entree.js"></script>`;
