import { useEffect } from 'preact/hooks';
import type { Words } from '../i18n/words.ts';
import { markReady } from '../site/ready-mark.ts';

export function NotFound({ words }: { words: Words }) {
  useEffect(markReady, []);
  return (
    <main id="main" class="page">
      <h1>{words.t.notFoundTitle}</h1>
      <p>{words.t.notFoundBody}</p>
      <p>
        <a href={`/${words.format.language}`}>{words.t.backHome}</a>
      </p>
    </main>
  );
}
