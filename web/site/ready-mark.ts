/** What the printer waits for: `data-ready="true"` once everything is drawn, `data-failed` with a sentence if not. */
export function markReady(): void {
  const { dataset } = document.documentElement;
  if (dataset.failed === undefined) dataset.ready = 'true';
}

export function markFailed(sentence: string): void {
  const { dataset } = document.documentElement;
  delete dataset.ready;
  dataset.failed = sentence;
}
