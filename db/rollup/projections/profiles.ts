import { AGE_BANDS, CONTRACTS_SOUGHT, OCCUPATIONS, REGIONS } from '../../core/answers.ts';
import type { Pseudonym } from '../../core/pseudonym.ts';
import { chunks } from '../../queries/chunks.ts';
import type { RollUpContext } from '../context.ts';
import { type Membership, type PersonDay, replaceMembers } from '../members.ts';
import type { Projection } from './projection.ts';

/** What a person may tell of themselves, and the answers there are. */
export const FACETS = {
  contract: CONTRACTS_SOUGHT,
  occupation: OCCUPATIONS,
  region: REGIONS,
  age_band: AGE_BANDS,
} as const satisfies Record<string, readonly string[]>;
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];
/** The tally of people by their answer. */
export const askedBy = (facet: Facet): string => `asked by ${facet}`;

type Profile = Readonly<Record<Facet, string | null>>;
/** More than any list of answers is long. */
const BASE = 32;

/** All four answers in one number: 0 is silence. */
const codeOf = (profile: Profile): number =>
  FACET_NAMES.reduce((code, facet) => {
    const answers: readonly string[] = FACETS[facet];
    return code * BASE + 1 + answers.indexOf(profile[facet] ?? '');
  }, 0);

function answersOf(code: number): [Facet, string][] {
  let left = code;
  return FACET_NAMES.toReversed().flatMap((facet): [Facet, string][] => {
    const answer = FACETS[facet][(left % BASE) - 1];
    left = Math.floor(left / BASE);
    return answer ? [[facet, answer]] : [];
  });
}

/** People who asked and told of themselves, once a period. Her latest profile counts on all of her days. */
const PROFILED: Membership = {
  name: 'profiled',
  counts: () => ({}),
  keyed: (code) =>
    Object.fromEntries(answersOf(code ?? 0).map(([facet, answer]) => [askedBy(facet), answer])),
};

export const PROFILES: Projection = {
  name: 'profiles',
  version: 1,
  follows: ['seeker-requests'],
  async project(context, tallies, days) {
    const asked = await context.db
      .selectFrom('request')
      .select(['seeker', 'day'])
      .distinct()
      .where('day', 'in', days)
      .execute();
    const profiles = await profilesOf(context, [...new Set(asked.map(({ seeker }) => seeker))]);
    const fresh = asked.flatMap(({ seeker, day }): PersonDay[] => {
      const profile = profiles.get(seeker);
      return profile ? [{ person: seeker, day, amount: codeOf(profile) }] : [];
    });
    await replaceMembers(context.db, tallies, PROFILED, days, fresh);
  },
};

async function profilesOf(
  { db }: RollUpContext,
  people: readonly Pseudonym[],
): Promise<Map<Pseudonym, Profile>> {
  const found = new Map<Pseudonym, Profile>();
  for (const some of chunks(people, 400)) {
    const rows = await db
      .selectFrom('seeker_profile')
      .select(['person', ...FACET_NAMES])
      .where('person', 'in', some)
      .orderBy('id')
      .execute();
    for (const { person, ...profile } of rows) found.set(person, profile);
  }
  return found;
}
