import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const ROOMS = ['api', 'web', 'reports', 'db', 'jobs'] as const;

export type Source = { path: string; text: string; imports: string[]; packages: string[] };

/** Every TypeScript file of the rooms (and of test, when asked), with what it imports. */
export function readSources(folders: readonly string[] = ROOMS): Source[] {
  return globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root, exclude: (path) => path.includes('/dist') || path.includes('node_modules') },
  )
    .sort()
    .map((path) => readSource(relative(root, join(root, path))));
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const names = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
  return {
    path,
    text,
    imports: names.filter((name) => name.startsWith('.')).map((name) => normalize(join(dirname(path), name))),
    packages: names.filter((name) => !name.startsWith('.') && !name.startsWith('node:')),
  };
}
