import '../styles/access.css';
import { useEffect, useState } from 'preact/hooks';
import type { AccessAnswer } from '../../api/contract/access.ts';
import type { IndicatorsAnswer } from '../../api/contract/indicator.ts';
import type { SharedLinksAnswer } from '../../api/contract/shared-links.ts';
import type { Act, Once } from '../access/admin.ts';
import { Links } from '../access/links.tsx';
import { People } from '../access/people.tsx';
import { SiteBar } from '../components/site-bar.tsx';
import { Loading, PageFailed } from '../components/states.tsx';
import { adminEn } from '../i18n/admin-en.ts';
import { adminFr } from '../i18n/admin-fr.ts';
import type { Words } from '../i18n/words.ts';
import { AnswerError } from '../site/fetch-answer.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';

type Read = { access: AccessAnswer; links: SharedLinksAnswer; indicators: IndicatorsAnswer['indicators'] };

/** « Accès » : who may come in, and the links that show figures to those who may not. For administrators. */
export function AccessPage({ route, words }: { route: Route; words: Words }) {
  const t = words.format.language === 'fr' ? adminFr : adminEn;
  const loaded = useAnswer('access', words, async (ask): Promise<Read> => {
    const [access, links, { indicators }] = await Promise.all([
      ask<AccessAnswer>('access'),
      ask<SharedLinksAnswer>('shared-links'),
      ask<IndicatorsAnswer>('indicators'),
    ]);
    return { access, links, indicators };
  });
  useEffect(() => {
    document.title = `${t.title} – #i4Emploi`;
    if (loaded.state === 'failed') markFailed(loaded.error.message);
    if (loaded.state === 'done') markReady();
  }, [loaded, t]);
  return (
    <>
      <SiteBar
        route={route}
        words={words}
        signedIn={loaded.state !== 'failed' || loaded.error.status === 403}
      />
      <main id="main" class="page access admin">
        {loaded.state === 'loading' && <Loading words={words} />}
        {loaded.state === 'failed' && <PageFailed words={words} error={loaded.error} />}
        {loaded.state === 'done' && <Administration first={loaded.answer} words={words} />}
      </main>
    </>
  );
}

function Administration({ first, words }: { first: Read; words: Words }) {
  const t = words.format.language === 'fr' ? adminFr : adminEn;
  const [access, setAccess] = useState(first.access);
  const [links, setLinks] = useState(first.links);
  const [news, setNews] = useState('');
  const [once, setOnce] = useState<{ of: 'people' | 'links'; told: Once } | null>(null);
  const act: Act = async (what) => {
    setNews('');
    try {
      const change = await what();
      if (change.access) setAccess(change.access);
      if (change.links) setLinks(change.links);
      if (change.once) setOnce({ of: change.links ? 'links' : 'people', told: change.once });
      if (change.void) setOnce((shown) => (shown?.told.name === change.void ? null : shown));
      setNews(change.news);
    } catch (error) {
      setNews(error instanceof AnswerError ? error.message : words.t.errorUnreadable);
    }
  };
  const admin = { words, t, act, indicators: first.indicators };
  const onceOf = (of: 'people' | 'links') => (once?.of === of ? once.told : null);
  const onClose = () => setOnce(null);
  return (
    <>
      <header class="page-head">
        <h1>{t.title}</h1>
        <p class="tagline">{words.format.tidy(t.lead)}</p>
      </header>
      <People access={access} once={onceOf('people')} onClose={onClose} {...admin} />
      <Links answer={links} once={onceOf('links')} onClose={onClose} {...admin} />
      <p role="status" class="admin-news">
        {words.format.tidy(news)}
      </p>
    </>
  );
}
