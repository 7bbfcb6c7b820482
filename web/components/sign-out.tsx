import { useState } from 'preact/hooks';
import type { Words } from '../i18n/words.ts';

/** Ends the session of this device, or closes the shared link that is open in it, then shows the home page as anybody sees it. */
export function SignOut({ words, isLink = false }: { words: Words; isLink?: boolean }) {
  const { t, format } = words;
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    setFailed(false);
    // By fetch: under no-referrer a form's Origin would be "null", which the service refuses on plain http.
    const request = fetch(`/${format.language}/sortie`, { method: 'POST', redirect: 'manual' });
    const left = await request.then(
      ({ type }) => type === 'opaqueredirect',
      () => false,
    );
    if (left) location.assign(`/${format.language}`);
    else setFailed(true);
  };
  return (
    <>
      <button type="button" class="sign-out" onClick={leave}>
        {isLink ? t.closeLink : t.signOut}
      </button>
      {failed && <span role="alert">{t.signOutFailed}</span>}
    </>
  );
}
