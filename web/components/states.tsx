import type { Words } from '../i18n/words.ts';
import type { AnswerError } from '../site/fetch-answer.ts';

export function Loading({ words }: { words: Words }) {
  return (
    <p class="state state-loading" role="status">
      {words.t.loading}
    </p>
  );
}

/** One sentence: what happened and what to do. */
export function Failed({ words, error, title }: { words: Words; error: AnswerError; title?: string }) {
  const signIn = error.status === 401;
  return (
    <div class="state state-failed" role="alert">
      <p class="state-title">{title ?? (signIn ? words.t.errorSignInTitle : words.t.errorTitle)}</p>
      <p>{words.format.tidy(error.message)}</p>
      {!signIn && (
        <button type="button" onClick={() => location.reload()}>
          {words.t.errorRetry}
        </button>
      )}
    </div>
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
