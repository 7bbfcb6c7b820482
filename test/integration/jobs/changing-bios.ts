import { buildTinyWorld } from '../../demo/world/tiny-world.ts';

export const TAG = 'Je relaie #i4Emploi';
/** What a bio says from each day on. */
export const from = (steps: [string, string][]): [string, string][] =>
  steps.map(([at, bio]) => [`${at}T00:00:00Z`, bio]);
/** Bios that change in April 2019, and accounts that go: added, removed, added again, suspended, deleted, renamed. */
export const changing = buildTinyWorld({
  accounts: [
    { as: 'garde', bio: TAG },
    {
      as: 'revient',
      bio: from([
        ['2012-01-01', TAG],
        ['2019-04-05', 'Plus rien'],
        ['2019-04-20', TAG],
      ]),
    },
    { as: 'lesdeux', bio: 'Comptable #i4EmploiR, et je relaie #i4Emploi' },
    {
      as: 'cherche',
      bio: from([
        ['2012-01-01', 'Soudeuse #i4EmploiR'],
        ['2019-04-05', 'Soudeuse'],
      ]),
    },
    { as: 'suspendue', bio: TAG, suspendedFrom: '2019-04-08T00:00:00Z' },
    { as: 'partie', bio: TAG, deletedFrom: '2019-04-08T00:00:00Z' },
    {
      as: 'renommee',
      bio: TAG,
      usernames: from([
        ['2012-01-01', 'renommee'],
        ['2019-04-08', 'autre_nom'],
      ]),
    },
    { as: 'sosie', bio: '#i4EmploiRH' },
  ],
});
export const HANDLES = [
  'garde',
  'revient',
  'lesdeux',
  'cherche',
  'suspendue',
  'partie',
  'renommee',
  'autre_nom',
];
