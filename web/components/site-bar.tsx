import { useState } from 'preact/hooks';
import type { Words } from '../i18n/words.ts';
import { addressOf, MENU, type MenuPage, type Route } from '../site/route.ts';
import { SignOut } from './sign-out.tsx';

type Props = {
  route: Route;
  words: Words;
  signedIn?: boolean;
  /** Who reads is not known yet: what depends on it keeps its place unseen, so that nothing moves under a finger. */
  isPending?: boolean;
  /** Reads by a shared link, or what everybody may read: what of the menu that shows. */
  shared?: readonly MenuPage[] | null;
  /** There is a link to close. */
  hasLink?: boolean;
};

/** The menu, the desks, the other language, the way out, the pages: in the order in which they are seen. A phone folds the menu; a period goes with the reader. */
export function SiteBar({
  route,
  words,
  signedIn = false,
  isPending = false,
  shared = null,
  hasLink = shared !== null,
}: Props) {
  const { t, format } = words;
  const [isOpen, setOpen] = useState(false);
  const other = format.language === 'fr' ? 'en' : 'fr';
  return (
    <header class="site-bar" data-pending={isPending}>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <a class="site-name" href={`/${format.language}`}>
        #i4Emploi
      </a>
      <button
        type="button"
        class="menu-button"
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpen(!isOpen)}
      >
        {t.menu}
      </button>
      <span class="site-tools">
        {signedIn && (
          <a
            href={addressOf({ ...route, page: 'sorting', id: null })}
            {...(route.page === 'sorting' && { 'aria-current': 'page' as const })}
          >
            {t.sorting}
          </a>
        )}
        {signedIn && <a href={format.language === 'fr' ? '/fr/suivi' : '/en/follow-up'}>{t.followUp}</a>}
        {signedIn && (
          <a
            href={addressOf({ ...route, page: 'my-access', id: null })}
            {...(route.page === 'my-access' && { 'aria-current': 'page' as const })}
          >
            {t.myAccess}
          </a>
        )}
        <a lang={other} hreflang={other} href={addressOf({ ...route, language: other })}>
          {t.otherLanguage}
        </a>
        {(signedIn || hasLink) && <SignOut words={words} isLink={hasLink} />}
      </span>
      <nav id="menu" class="menu" aria-label={t.siteNav} data-open={isOpen}>
        <ul>
          {(shared ?? MENU).map((page) => (
            <li key={page}>
              <a
                href={addressOf({ ...route, page, id: null })}
                {...(route.page === page && { 'aria-current': 'page' as const })}
              >
                {t[`page_${page}`]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
