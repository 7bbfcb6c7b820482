import type { Page } from 'puppeteer';
import { tooWide, violations } from '../e2e/web/by-keyboard.ts';

/** One way of looking at a page. */
export type Look = {
  readonly name: string;
  readonly width: number;
  /** CSS media features, as Chromium emulates them. */
  readonly media: Readonly<Record<string, string>>;
};

const THEMES = ['light', 'dark'];
/** A phone, a tablet, a desk. */
const WIDTHS = [360, 768, 1280];

export const LOOKS: readonly Look[] = [
  ...THEMES.flatMap((theme) =>
    WIDTHS.map((width) => ({
      name: `${theme} ${width}`,
      width,
      media: { 'prefers-color-scheme': theme },
    })),
  ),
  // WCAG 1.4.10 and 1.4.4: a desk of 1,280 pixels at 400 % and at 200 %.
  { name: 'zoom 400 %', width: 320, media: {} },
  { name: 'zoom 200 %', width: 640, media: {} },
  { name: 'forced colours', width: 360, media: { 'forced-colors': 'active' } },
  { name: 'reduced motion', width: 1280, media: { 'prefers-reduced-motion': 'reduce' } },
];

/** What is wrong with the page as it is open, looked at that way; targets under 24 pixels are among axe's rules. */
export async function faultsOf(page: Page, { width, media }: Look): Promise<string[]> {
  const session = await page.createCDPSession();
  const features = Object.entries(media).map(([name, value]) => ({ name, value }));
  await session.send('Emulation.setEmulatedMedia', { features });
  await page.setViewport({ width, height: 800 });
  // A chart draws itself anew when its theme or width changes.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  const faults = await violations(page);
  const wide = await tooWide(page);
  if (wide > 0) faults.push(`scrolls sideways by ${wide} pixels`);
  if (media['prefers-reduced-motion']) {
    const moving = await page.evaluate(() => document.getAnimations().length);
    if (moving > 0) faults.push(`${moving} things move`);
  }
  await session.detach();
  return faults;
}
