import { CHART_FONT } from '../charts/theme.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';

const FACES = [`12px ${CHART_FONT}`, `600 12px ${CHART_FONT}`, '12px "Bricolage Grotesque"'];

/** Loads the typefaces of what is printed. @returns whether every one of them is there */
export async function loadFaces(): Promise<boolean> {
  const loaded = await Promise.all(FACES.map((face) => document.fonts.load(face))).catch(() => [[]]);
  await document.fonts.ready;
  return loaded.every((found) => found.length > 0);
}

/** The page is ready with its own typefaces, and not before; `lost` says that one is missing. */
export async function readyInFaces(lost: string, last: () => void = () => {}): Promise<void> {
  if (!(await loadFaces())) return markFailed(lost);
  last();
  markReady();
}
