import type { AccessMessages } from './access-fr.ts';

export const accessEn: AccessMessages = {
  editions: 'Editions of the report',
  title: 'My access',
  who: (name, role) => `${name}, ${role}.`,
  coordinator: 'coordination',
  publisher: 'publishing',
  steward: 'data protection',
  administrator: 'administration',
  passkeys: 'My passkeys',
  lead: 'A passkey lets you in with the fingerprint, face or code of your device, without a password. Nothing kept here lets anybody in for you.',
  none: 'None yet: without one, a new link is needed each day.',
  add: 'Register a passkey on this device',
  added: 'The passkey is registered. It lets you in from now on.',
  cancelled: 'The passkey was not made. Try again whenever you like.',
  without:
    'This browser does not know passkeys: a link lets you in, for a day. The coordination gives you another one.',
  noName: 'Passkeys need an https address, or localhost. Until then a link lets you in, for a day.',
  remove: 'Forget',
  removeNamed: (device) => `Forget the passkey: ${device}`,
  keyLine: (made, used) =>
    used === null ? `Registered on ${made}, not used yet.` : `Registered on ${made}, used on ${used}.`,
  sessions: 'My sessions',
  sessionsLead: 'The devices where you are signed in. A session that is ended ends at once.',
  current: 'this device',
  sessionLine: (opened, used) => `Opened on ${opened}, used on ${used}.`,
  end: 'End',
  endNamed: (device) => `End the session: ${device}`,
  endOthers: 'End all the others',
  manage: 'Manage access and shared links',
  lost: 'Lost a device? End its session and forget its passkey, then ask the coordination for a link: it keeps your role.',
};
