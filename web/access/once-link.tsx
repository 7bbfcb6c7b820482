import { useEffect, useRef, useState } from 'preact/hooks';
import type { Admin, Once } from './admin.ts';

type Props = Pick<Admin, 't' | 'words'> & { once: Once; onClose: () => void };

/** An address that nobody can be shown again: it takes the focus, and is copied or selected. */
export function OnceLink({ once, t, words, onClose }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    setSaid('');
    title.current?.focus();
  }, [once]);
  const copy = async () => {
    field.current?.select();
    // Browsers have no clipboard on plain http.
    const copied = await navigator.clipboard?.writeText(once.url).then(
      () => true,
      () => false,
    );
    setSaid(copied ? t.onceCopied : t.onceNotCopied);
  };
  return (
    <section class="once" aria-labelledby="once">
      <h3 id="once" ref={title} tabIndex={-1}>
        {once.title}
      </h3>
      <p>{words.format.tidy(once.text)}</p>
      <input
        ref={field}
        type="text"
        readOnly
        value={once.url}
        aria-labelledby="once"
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class="once-do">
        <button type="button" onClick={copy}>
          {t.onceCopy}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {t.onceClose}
        </button>
        <span role="status">{said}</span>
      </p>
    </section>
  );
}
