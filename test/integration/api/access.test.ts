import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import { handleErrors } from '../../../api/middleware/problems.ts';
import { mount } from '../../../api/mount.ts';
import { type Operation, operation } from '../../../api/operation.ts';
import { OPERATIONS } from '../../../api/routes/index.ts';
import { listen } from '../../../api/server.ts';
import { instant } from '../../../db/core/calendar.ts';
import { ROLES, type Role } from '../../../db/core/roles.ts';
import { eachStore } from '../stores.ts';
import { NOW, october, type Service, startService } from './service.ts';
import { openLink } from './shared.ts';

const SORTERS: readonly Role[] = ['coordinator', 'administrator'];
const EDITORS: readonly Role[] = ['publisher', 'administrator'];

/** Who may call what. A new operation without a row here fails, and so does one that lets others in. */
const WHO: Record<string, 'everybody' | readonly Role[]> = {
  getSummary: ROLES,
  listIndicators: 'everybody',
  listFigures: ROLES,
  listMeasures: ROLES,
  getMeasuresTable: ROLES,
  getComparison: ROLES,
  listPublicFigures: 'everybody',
  listPublishedFigures: 'everybody',
  listAnnotations: ROLES,
  listTestimonials: ROLES,
  listEditions: ROLES,
  getEdition: ROLES,
  getPublicEdition: 'everybody',
  getEditionsDesk: EDITORS,
  getEditionDraft: EDITORS,
  makeEditionDraft: EDITORS,
  checkEdition: EDITORS,
  approveEdition: EDITORS,
  publishEdition: EDITORS,
  printEdition: EDITORS,
  addErratum: EDITORS,
  writeEditionText: EDITORS,
  getSortingState: SORTERS,
  takePostsToSort: SORTERS,
  decidePost: SORTERS,
  undoPostDecision: SORTERS,
  listAlikePosts: SORTERS,
  listDeclarationsToConfirm: SORTERS,
  decideDeclaration: SORTERS,
  getSecondReading: SORTERS,
  readPostAgain: SORTERS,
  listAudit: ['steward', 'administrator'],
  getMyAccess: ROLES,
  preparePasskey: ROLES,
  addPasskey: ROLES,
  removePasskey: ROLES,
  endSessions: ROLES,
  listAccess: ['administrator'],
  invitePerson: ['administrator'],
  changeRole: ['administrator'],
  endAccess: ['administrator'],
  returnAccess: ['administrator'],
  withdrawInvitation: ['administrator'],
  endPersonSessions: ['administrator'],
  removePersonPasskey: ['administrator'],
  listSharedLinks: ['administrator'],
  makeSharedLink: ['administrator'],
  disableSharedLink: ['administrator'],
  enableSharedLink: ['administrator'],
  getOpenApi: 'everybody',
  getHealth: 'everybody',
  getReadiness: 'everybody',
  getState: ROLES,
  getNight: ROLES,
};

/** What whoever opened a shared link may ask, within its scope; the suite of shared links says what it is told. */
const BY_LINK = [
  'getSummary',
  'listFigures',
  'listMeasures',
  'getMeasuresTable',
  'listAnnotations',
  'listEditions',
  'getEdition',
];

const DAY_MS = 86_400_000;
const LINK = 'a shared link';
const sameOrigin = { 'sec-fetch-site': 'same-origin' };

/** Every kind of visitor: each role, nobody, and two whose sessions are over. */
async function visitors(service: Service): Promise<Map<string, string | null>> {
  service.clock.set(instant(Date.parse(NOW) - 31 * DAY_MS));
  const expired = await service.enter('erin', 'administrator');
  service.clock.set(instant(Date.parse(NOW)));
  const revoked = await service.enter('rose', 'administrator');
  await service.ask('/fr/sortie', { method: 'POST', cookie: revoked, headers: sameOrigin });
  const cookies = new Map<string, string | null>([
    ['nobody', null],
    ['an expired session', expired],
    ['a revoked session', revoked],
  ]);
  cookies.set(LINK, await openLink(service, { figures: ['bio_adopters'] }));
  for (const role of ROLES) cookies.set(role, await service.enter(role, role));
  return cookies;
}

async function statusOf(service: Service, { method, path }: Operation, cookie: string | null) {
  const asked = path.replace('{key}', 'bio_adopters').replace(/\{\w+\}/g, '1');
  const response = await service.ask(asked, { method: method.toUpperCase(), cookie, headers: sameOrigin });
  await response.arrayBuffer();
  return response.status;
}

eachStore('access', (open) => {
  test('each operation answers whom the table says, and refuses everybody else', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store);
    const cookies = await visitors(service);
    for (const operation of OPERATIONS) {
      const may = WHO[operation.id];
      assert.ok(may, `${operation.id} has no row in the table of access`);
      const isClosedToAll = operation.access === 'session' && operation.roles.length === 0;
      assert.ok(!isClosedToAll, `${operation.id} names nobody who may call it`);
      for (const [visitor, cookie] of cookies) {
        const status = await statusOf(service, operation, cookie);
        const said = `${operation.id} as ${visitor}: ${status}`;
        if (visitor === LINK) {
          const isFor: boolean = may === 'everybody' || BY_LINK.includes(operation.id);
          assert.equal(operation.shared !== null, BY_LINK.includes(operation.id), said);
          // Its own link shows no edition.
          if (!isFor || operation.id === 'getEdition') assert.equal(status, 403, said);
          else assert.ok(status !== 401 && status !== 403 && status < 500, said);
          continue;
        }
        const isRole = ROLES.some((role) => role === visitor);
        if (may === 'everybody' || may.some((role) => role === visitor)) {
          assert.ok(status !== 401 && status !== 403 && status < 500, said);
        } else {
          assert.equal(status, isRole ? 403 : 401, said);
        }
      }
    }
    assert.deepEqual(Object.keys(WHO).sort(), OPERATIONS.map(({ id }) => id).sort());
  });

  test('an operation that names no role refuses everybody', async () => {
    await using store = await open();
    await using service = await startService(store);
    const forgetful = operation({
      id: 'forgetful',
      path: '/forgetful',
      summary: 'Says not who may',
      handle: async () => ({}),
    });
    const app = express()
      .use(mount(service.context, [forgetful]).router)
      .use(handleErrors(service.context.log));
    await using alone = await listen(app, { host: '127.0.0.1', port: 0 });
    for (const role of ROLES) {
      const response = await fetch(`${alone.url}/forgetful`, {
        headers: { cookie: await service.enter(role, role) },
      });
      assert.equal(response.status, 403, role);
      await response.arrayBuffer();
    }
  });
});
