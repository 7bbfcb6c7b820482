import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../i18n/words.ts';
import { sendAnswer } from '../site/fetch-answer.ts';
import { Desk, type DeskView } from './desk.ts';

/** The desk of whoever looks at the page, and what it shows now. */
export function useDesk(words: Words): { desk: Desk; view: DeskView } {
  const [desk] = useState(
    () =>
      new Desk({
        send: (path, body) => sendAnswer(path, body, words),
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        onChange: (next) => setView(next),
      }),
  );
  const [view, setView] = useState<DeskView>(desk.view);
  useEffect(() => void desk.open(), [desk]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (desk.view.sending > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [desk]);
  return { desk, view };
}
