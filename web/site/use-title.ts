import { useEffect } from 'preact/hooks';
import { noteTitle } from './drawn-from.ts';

/** How the page is called, in the browser's tab and in the page that leaves drawn. */
export function useTitle(title: string): void {
  noteTitle(title);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
