import type { SponsorMessages } from './sponsor-fr.ts';

/** The sentences of the page for sponsors, in English. */
export const sponsorEn: SponsorMessages = {
  title: 'Summary for partners',
  documentTitle: (name) => `Summary for partners – ${name}`,
  publicFigures: 'Public figures, each up to the day that is named with it',
  released: (day) => `Figures as published, months and years up to ${day}`,
  mission: (tag, day) =>
    `Since ${day}, volunteers have relayed on X the posts of people who look for work and say so with #${tag}.`,
  sinceStart: (day) => `from the start to ${day}`,
  ofYear: (from, to, value) => `${from} to ${to}: ${value}`,
  ofOneYear: (year, value) => `Year ${year}: ${value}`,
  hidden: 'Not published, so that nobody is recognised',
  atMost: (figure, high) => `${figure}, at most ${high}`,
  untold: 'Not published yet',
  untoldUntil: (month) => `People still followed: published with the figures up to the end of ${month}`,
  returnsTitle: (last) =>
    last === null
      ? 'Reported returns to work, by i4Emploi year'
      : `Reported returns to work, last ${last} i4Emploi years`,
  barColumn: 'Dark: at least; pale: at most',
  yearColumn: 'Year',
  declaredColumn: 'Reported',
  followedTitle: (from, to) => `Asking, being relayed, giving news (${from} – ${to})`,
  step: 'Step',
  told: 'What is known',
  asked: 'Asked',
  relayed: 'Were relayed',
  declared: 'Reported a return to work within 180 days',
  noNews: 'No news',
  upTo: (share) => `up to ${share}`,
  supportTitle: 'What your support makes possible',
  noteWord: 'Note',
  limitsTitle: 'What this page does not say',
  limits: [
    'These numbers are minimums: they count only what was read, and only the people who told the collective.',
    'They do not measure what would have happened without the collective: no cause is proven.',
    'Evidence of reported returns – E1: the person said so; E2: with date and contract; E3: said again after three or six months. A mere hint (E0) is never counted.',
    'One person may follow several accounts, and not every follower sees each post.',
    'People, and what they did, are rounded down to a multiple of five; a figure in which fewer than five people could be recognised, alone or by subtraction, is not published.',
  ],
  evidence: (year, levels) => `Evidence, ${year}: ${levels}`,
  evidenceUntil: (year, month) =>
    `Evidence, ${year}: people still followed, published with the figures up to the end of ${month}`,
  hiddenShort: 'not published',
  errata: (count) =>
    count === 1
      ? 'An erratum has been published since: it is read on the page of the edition.'
      : `${count} errata have been published since: they are read on the page of the edition.`,
  address: 'Permanent address:',
  qrCode: (address) => `QR code that opens ${address}`,
  method: (id) =>
    `Method, definitions and coverage: anniversary report, edition ${id}. There each figure can be traced down to its query.`,
  contact: (account) => `Contact: @${account} on X`,
  notReady: 'This edition holds no public figures.',
};
