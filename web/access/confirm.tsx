import { useEffect, useRef, useState } from 'preact/hooks';

type Props = { label: string; question: string; what: string; yes: string; no: string; onYes: () => void };

/** A button that asks once more, in its place, before it does what cannot be undone. */
export function Confirm({ label, question, what, yes, no, onYes }: Props) {
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The way back has the focus: a second press of the same key changes nothing.
    if (asking) keep.current?.focus();
  }, [asking]);
  if (!asking)
    return (
      <p>
        <button type="button" class="quiet grave" onClick={() => setAsking(true)}>
          {label}
        </button>
      </p>
    );
  return (
    <div class="admin-sure">
      <p>
        <strong>{question}</strong> {what}
      </p>
      <p class="admin-line">
        <button type="button" class="quiet" ref={keep} onClick={() => setAsking(false)}>
          {no}
        </button>
        <button type="button" class="grave" onClick={onYes}>
          {yes}
        </button>
      </p>
    </div>
  );
}
