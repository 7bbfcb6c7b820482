import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** What the service draws pages with, built beside the site, which the browser never asks for. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { 'preact/hooks': fileURLToPath(new URL('still-hooks.ts', import.meta.url)) } },
  build: {
    ssr: true,
    rolldownOptions: { input: ['draw-page.tsx', 'draw-sheet.tsx'].map((file) => `ahead/${file}`) },
    outDir: 'dist/ahead',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
  },
});
