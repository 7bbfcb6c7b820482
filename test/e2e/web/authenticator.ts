import type { CDPSession, Page } from 'puppeteer';
import type { Context } from '../../../api/context.ts';
import { listen } from '../../../api/server.ts';
import type { Store } from '../../../db/store.ts';
import { type Service, startService } from '../../integration/api/service.ts';

/** The service at a name, as a passkey is bound to one: the port is had first, then the service is told its address. */
export async function startAtName(store: Store, overrides: Partial<Context>): Promise<Service> {
  const free = await listen(() => {}, { host: '127.0.0.1', port: 0 });
  const { port } = new URL(free.url);
  await free[Symbol.asyncDispose]();
  const url = `http://localhost:${port}`;
  return { ...(await startService(store, { ...overrides, publicUrl: url }, Number(port))), url };
}

/** Has a page take virtual authenticators from here on. */
export async function takeDevices(page: Page): Promise<CDPSession> {
  const devices = await page.createCDPSession();
  await devices.send('WebAuthn.enable');
  return devices;
}

/** A phone or a laptop that answers by itself, once its owner has been recognised. */
export async function plugIn(devices: CDPSession, isUserVerified = true): Promise<string> {
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}
