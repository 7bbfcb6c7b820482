import type { Words } from '../i18n/words.ts';

/** Pages for everybody, drawn by the service itself: what is kept of people, and where they say that they found work. */
export function SiteFoot({ words }: { words: Words }) {
  const { t, format } = words;
  const [notice, declare] =
    format.language === 'fr'
      ? ['/fr/vos-donnees', '/fr/retour-au-travail']
      : ['/en/your-data', '/en/back-to-work'];
  return (
    <footer class="site-foot">
      <nav aria-label={t.footNav}>
        <a href={declare}>{t.footDeclare}</a>
        <a href={notice}>{t.footNotice}</a>
      </nav>
    </footer>
  );
}
