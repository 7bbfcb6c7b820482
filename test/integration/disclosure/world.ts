import { CONTRIBUTIONS } from '../../../db/core/answers.ts';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';

export const START = day('2018-09-26');
/**
 * The days on which people ask: within a month that begins with the collective, right after the end of a month, in
 * the middle of a year, on both sides of an anniversary that falls within a month, and long after.
 */
export const SLOTS = [
  '2018-09-28',
  '2018-10-10',
  '2018-11-03',
  '2019-03-10',
  '2019-09-10',
  '2019-09-28',
  '2020-02-10',
].map(day);
/** The days on which they say that they found work. */
const DECLARED = ['2018-10-12', '2018-11-05', '2019-03-11', '2019-09-12', '2019-09-29', '2020-02-11'].map(
  day,
);
/** From when to when an account may have a tag in its bio. */
const BIO_DAYS = ['2018-09-28', '2019-03-10', '2019-10-20'].map(day);
const ANNIVERSARY = day('2019-09-26');
const WINDOW = 180;
const SHORT_WINDOW = 30;

export const ANSWERS = [...CONTRIBUTIONS, 'no_answer'] as const;

/** What else is known of people; each kind says it of itself. */
type Traits = {
  /** Kept for good; erased after the first release; or found out after it (somebody sorted late). */
  readonly kept: 'always' | 'erased' | 'found_late';
  readonly evidence: 'E1' | 'E2' | 'E3';
  readonly contract: 'cdi' | 'cdd' | 'not_told';
  /** Of whoever declared: what they say of the relay, and whether the job is meant to last (told of E2 and E3). */
  readonly answer: (typeof ANSWERS)[number];
  readonly isLasting: boolean;
  /** Tags in the bio, and between which days. */
  readonly bio: { readonly tags: 'adopter' | 'seeker' | 'both'; readonly from: Day; readonly to: Day } | null;
};

/**
 * One way of passing through: the slots with a request; which of these are relayed: none, all, the first or all but
 * the first; then perhaps a declaration, which may also come from somebody who never asked.
 */
export type Kind = {
  readonly asks: readonly boolean[];
  readonly relays: readonly boolean[];
  readonly declared: Day | null;
  /** What a later release than the first knows of them otherwise: a late answer, a withdrawal, another day. */
  readonly later: Partial<Pick<Kind, 'declared' | 'evidence' | 'answer'>> | null;
} & Traits;

/** A kind as a release of that index knows it. */
export const asOf = (kind: Kind, release: number): Kind =>
  release === 0 || !kind.later ? kind : { ...kind, ...kind.later };

/** Whether a later release than the first knows of them otherwise. */
export const isChanged = ({ kept, later }: Kind): boolean => kept !== 'always' || later !== null;

const PLAIN: Traits & Pick<Kind, 'later'> = {
  ...{ kept: 'always', evidence: 'E1', contract: 'not_told', bio: null },
  ...{ answer: 'no_answer', isLasting: false, later: null },
};

const waysToAsk = (slots: number): boolean[][] =>
  slots === 0 ? [[]] : waysToAsk(slots - 1).flatMap((ways) => [false, true].map((way) => [...ways, way]));

/** The first day on which somebody asked; null when they never did. */
export const firstAsk = ({ asks }: Pick<Kind, 'asks'>): Day | null => SLOTS[asks.indexOf(true)] ?? null;

function waysToBeRelayed(asks: readonly boolean[]): (readonly boolean[])[] {
  const first = asks.map((_, slot) => slot === asks.indexOf(true));
  const later = asks.map((ask, slot) => ask && !first[slot]);
  return [asks.map(() => false), asks, ...(later.includes(true) ? [first, later] : [])];
}

/** Every way there is, of people of whom nothing else is known. */
const WAYS: readonly Kind[] = waysToAsk(SLOTS.length).flatMap((asks) => {
  const first = firstAsk({ asks });
  const declarations = DECLARED.filter((declared) => first === null || declared >= first);
  if (first === null) return declarations.map((declared) => ({ asks, relays: asks, declared, ...PLAIN }));
  return [null, ...declarations].flatMap((declared) =>
    waysToBeRelayed(asks).map((relays) => ({ asks, relays, declared, ...PLAIN })),
  );
});

/** Whether they asked twice at most. */
export const isSimple = ({ asks }: Kind): boolean => asks.filter(Boolean).length <= 2;

/** Those who asked once at most, by all that may be known of them. */
export const TOLD_MORE: readonly Kind[] = WAYS.filter(({ asks }) => asks.filter(Boolean).length <= 1).flatMap(
  (way) =>
    (['always', 'erased', 'found_late'] as const).flatMap((kept) =>
      (way.declared ? (['E1', 'E2', 'E3'] as const) : (['E1'] as const)).flatMap((evidence) =>
        (firstAsk(way) ? (['not_told', 'cdi', 'cdd'] as const) : (['not_told'] as const)).map(
          (contract): Kind => ({ ...way, kept, evidence, contract }),
        ),
      ),
    ),
);

/** What may be known otherwise later of a return to work. */
function waysToChange({ declared, evidence, answer }: Kind): Kind['later'][] {
  const levels = (['E2', 'E3'] as const).filter((level) => level > evidence);
  const answers = answer === 'no_answer' ? (['helped', 'do_not_know'] as const) : [];
  const days = DECLARED.filter(
    (day) => day !== declared && day < ANNIVERSARY !== (declared ?? '') < ANNIVERSARY,
  );
  return [
    null,
    ...levels.map((level) => ({ evidence: level })),
    ...answers.map((answer) => ({ answer })),
    ...days.slice(0, 1).map((declared) => ({ declared })),
    { declared: null },
  ];
}

/** Those who declared and asked once at most, relayed or not, by what they say of the job, first and later. */
export const ANSWERED: readonly Kind[] = WAYS.filter(
  ({ asks, relays, declared }) => declared && asks.filter(Boolean).length <= 1 && !relays.includes(true),
).flatMap((way) =>
  (['E1', 'E2', 'E3'] as const).flatMap((evidence) =>
    ANSWERS.flatMap((answer) =>
      [false, true].flatMap((isLasting) =>
        waysToChange({ ...way, evidence, answer }).map(
          (later): Kind => ({ ...way, evidence, answer, isLasting, later }),
        ),
      ),
    ),
  ),
);

const NEVER = SLOTS.map(() => false);
const IN_BIOS: readonly Kind[] = BIO_DAYS.flatMap((from, index) =>
  [...BIO_DAYS.slice(index + 1), day('2021-01-01')].flatMap((to) =>
    (['adopter', 'seeker', 'both'] as const).map((tags): Kind => {
      const bio = { tags, from, to: addDays(to, -1) };
      return { asks: NEVER, relays: NEVER, declared: null, ...PLAIN, bio };
    }),
  ),
);

/** The kinds that worlds are drawn from. */
export const KINDS: readonly Kind[] = [...WAYS, ...TOLD_MORE, ...IN_BIOS];

/** One thing more that may be known of those who came back. */
const TRAITS: readonly Partial<Traits>[] = [
  { kept: 'erased' },
  { kept: 'found_late' },
  { contract: 'cdi' },
  { contract: 'cdd' },
  { evidence: 'E2' },
  { evidence: 'E3' },
];
/** The kinds there may be, for all that whoever reads the tables knows: nobody can count on those being all that come. */
export const POSSIBLE: readonly Kind[] = [
  ...KINDS,
  ...ANSWERED,
  ...WAYS.filter(({ asks }) => asks.filter(Boolean).length > 1).flatMap((way) =>
    TRAITS.filter(({ evidence }) => !evidence || way.declared).map((trait) => ({ ...way, ...trait })),
  ),
];

const WITHOUT_CHANGE = new Map(
  POSSIBLE.filter((kind) => !isChanged(kind)).map((kind) => [JSON.stringify(kind), kind]),
);
/** The same people, of whom every release knows the same. */
export const unchanged = (kind: Kind): Kind =>
  WITHOUT_CHANGE.get(JSON.stringify({ ...kind, kept: 'always', later: null })) ?? kind;

/** How many people of some kinds, and how many requests beyond one each in every slot. */
export type World = {
  readonly groups: readonly (readonly [kind: Kind, people: number])[];
  readonly more: readonly number[];
};

/** Days, both included. */
export type Stretch = { readonly from: Day; readonly to: Day };

export const slotsIn = ({ from, to }: Stretch): readonly number[] => {
  const known = SLOTS_IN.get(`${from} ${to}`);
  if (known) return known;
  const slots = SLOTS.flatMap((slot, index) => (slot >= from && slot <= to ? [index] : []));
  SLOTS_IN.set(`${from} ${to}`, slots);
  return slots;
};
/** Asked for each kind of each figure. */
const SLOTS_IN = new Map<string, readonly number[]>();
export const asked = (kind: Kind, stretch: Stretch): boolean =>
  slotsIn(stretch).some((slot) => kind.asks[slot]);
export const relayed = (kind: Kind, stretch: Stretch): boolean =>
  slotsIn(stretch).some((slot) => kind.relays[slot]);
export const requestsOf = (kind: Kind, stretch: Stretch): number =>
  slotsIn(stretch).filter((slot) => kind.asks[slot]).length;
export function askedFirst(kind: Kind, { from, to }: Stretch): boolean {
  const first = firstAsk(kind);
  return first !== null && first >= from && first <= to;
}
export const declared = (kind: Kind, { from, to }: Stretch): boolean =>
  kind.declared !== null && kind.declared >= from && kind.declared <= to;
const declaredWithin = (days: number) => (kind: Kind) => {
  const first = firstAsk(kind);
  return first !== null && kind.declared !== null && kind.declared <= addDays(first, days);
};
export const declaredInTime = declaredWithin(WINDOW);
export const declaredSoon = declaredWithin(SHORT_WINDOW);
export const hasTag = ({ bio }: Kind, tags: 'adopter' | 'seeker' | 'both', on: Day): boolean =>
  bio !== null && (bio.tags === tags || bio.tags === 'both') && bio.from <= on && bio.to >= on;
/** Whether a release of that index can have counted them. */
export const isKept = ({ kept }: Kind, release: number): boolean =>
  kept === 'always' || (kept === 'erased') === (release === 0);
/** Whoever asked by then may be followed for as long as the share asks for. */
export const lastMature = (cutoff: Day): Day => addDays(cutoff, -WINDOW);

export const countOf = ({ groups }: World, holds: (kind: Kind) => boolean): number =>
  groups.reduce((sum, [kind, people]) => sum + (holds(kind) ? people : 0), 0);
