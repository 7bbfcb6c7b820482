import type { Words } from '../i18n/words.ts';
import type { Failure as Reason } from '../site/loaded.ts';

export function Loading({ words }: { words: Words }) {
  return (
    <p class="state state-loading" role="status">
      {words.t.loading}
    </p>
  );
}

type Failure = { words: Words; error: Reason };

/** A whole page that could not be read: one sentence, and the one thing that helps. */
export function PageFailed({ words, error }: Failure) {
  const { t, format } = words;
  const signIn = error.status === 401;
  // What the address asks for is at fault: the same request would fail again.
  const elsewhere = !signIn && error.status >= 400 && error.status < 500;
  return (
    <div class="state state-failed" role="alert">
      <h1 class="state-title">{signIn ? t.errorSignInTitle : t.errorTitle}</h1>
      <p>{format.tidy(error.message)}</p>
      {signIn && (
        <p>
          <a href={`/${format.language}/entree`}>{t.signInPasskey}</a>
        </p>
      )}
      {elsewhere && (
        <p>
          <a href={`/${format.language}`}>{t.backHome}</a>
        </p>
      )}
      {!signIn && !elsewhere && <Retry words={words} />}
    </div>
  );
}

/** A part of a page that could not be read, while the rest stands. */
export function SectionFailed({ words, error }: Failure) {
  return (
    <div class="state state-failed" role="alert">
      <p class="state-title">{words.t.errorSection}</p>
      <p>{words.format.tidy(error.message)}</p>
      <Retry words={words} />
    </div>
  );
}

function Retry({ words }: { words: Words }) {
  return (
    <button type="button" onClick={() => location.reload()}>
      {words.t.errorRetry}
    </button>
  );
}

export function Empty({ words }: { words: Words }) {
  return (
    <div class="state state-empty">
      <p class="state-title">{words.t.emptyTitle}</p>
      <p>{words.t.emptyBody}</p>
    </div>
  );
}
