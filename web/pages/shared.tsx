import { useEffect, useState } from 'preact/hooks';
import { SiteFoot } from '../components/site-foot.tsx';
import { Loading } from '../components/states.tsx';
import type { Words } from '../i18n/words.ts';
import { postTo } from '../site/fetch-answer.ts';
import { markFailed } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';

/**
 * Where a shared link leads. Its token stands behind the #, which no browser sends: it leaves the address at
 * once, is posted, and becomes a cookie that no script reads.
 */
export function SharedPage({ words }: { route: Route; words: Words }) {
  const { t, format } = words;
  const [attempt, setAttempt] = useState(0);
  const loaded = useAnswer(`shared ${attempt}`, words, (_ask, signal) => {
    const token = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
    return postTo<{ to: string }>(location.pathname, { token }, words, signal);
  });
  useEffect(() => {
    // Another link opened in this very tab changes what is behind the # only.
    const again = () => setAttempt((times) => times + 1);
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);
  useEffect(() => {
    document.title = `${t.sharedTitle} – #i4Emploi`;
    if (loaded.state === 'done') location.replace(loaded.answer.to);
    if (loaded.state === 'failed') {
      markFailed(loaded.error.message);
    }
  }, [loaded, t]);
  return (
    <>
      <main id="main" class="page shared-entry">
        <p class="family-name">#i4Emploi</p>
        <h1>{t.sharedTitle}</h1>
        {loaded.state === 'failed' ? (
          <div class="state state-failed" role="alert">
            <p>{format.tidy(loaded.error.message)}</p>
          </div>
        ) : (
          <Loading words={words} />
        )}
      </main>
      <SiteFoot words={words} />
    </>
  );
}
