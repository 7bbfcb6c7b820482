import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Props = { title: string; close: string; onClose: () => void; children: ComponentChildren };

/** A modal of the browser’s own: it holds the focus, and Escape closes it. */
export function Dialog({ title, close, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="desk-dialog" aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
      <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
        {close}
      </button>
    </dialog>
  );
}
