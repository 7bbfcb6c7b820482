import {
  addDays,
  Calendar,
  type Day,
  day,
  daysBetween,
  type Instant,
  instant,
} from '../../db/core/calendar.ts';
import type { Post, World } from '../demo/world/model.ts';
import { type Random, seededRandom } from '../demo/world/random.ts';
import { buildTinyWorld, type TinyAccount, type TinyPost, type TinyRelay } from '../demo/world/tiny-world.ts';
import { tell } from '../demo/world/told.ts';

/** A run of the service: it reads, or X refuses everything; a night that is missed has none. */
export type RandomNight = { readonly day: Day; readonly at: Instant; readonly refused: boolean };
export type RandomWorld = {
  readonly seed: number;
  readonly world: World;
  readonly startDay: Day;
  readonly nights: readonly RandomNight[];
  /** Posts that are first taken for another thing, until the last night but one. */
  readonly mistaken: ReadonlySet<string>;
  /** Declarations that people take back on the last night. */
  readonly withdrawn: ReadonlySet<string>;
};

const PARIS = new Calendar('Europe/Paris');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Shape = { startDay: Day; days: number; seekers: number; requests: number; others: number };

/** Five kinds in turn: weeks of autumn and of spring, a crowd's year, hardly anybody, some people's year. */
function shapeOf(seed: number, random: Random): Shape {
  const some = {
    seekers: random.between(2, 9),
    requests: random.between(3, 18),
    others: random.between(2, 14),
  };
  const shapes: readonly (() => Shape)[] = [
    () => ({ startDay: day('2015-09-26'), days: random.between(26, 40), ...some }),
    () => ({
      startDay: day('2022-09-26'),
      days: 365 + random.between(2, 12),
      seekers: 45,
      requests: 76,
      others: 12,
    }),
    () => ({ startDay: day('2019-03-10'), days: random.between(18, 36), ...some }),
    () => {
      const few = random.pick([0, 1, 2]);
      return {
        startDay: day('2017-10-20'),
        days: random.between(9, 20),
        seekers: Math.min(few, 1),
        requests: few,
        others: few,
      };
    },
    () => ({ startDay: day('2015-09-26'), days: 365 + random.between(2, 12), ...some }),
  ];
  return (shapes[seed % shapes.length] as () => Shape)();
}

const WORDS = [
  'Je cherche un poste de comptable',
  'Soudeuse, je suis disponible',
  'Cherche alternance en cuisine',
];
const TAGS = [
  '#i4EmploiR',
  '#i4Emploi #i4EmploiR',
  '#i4Emploi',
  '#I4EMPLOIR',
  '@i4Emploi',
  '@i4Emploi #i4EmploiR',
];

/** Weeks or a year of tens of people at most; same seed, same world. */
export function randomWorld(seed: number): RandomWorld {
  const random = seededRandom(seed, 21);
  const shape = shapeOf(seed, random);
  const { startDay, days } = shape;
  const start = Date.parse(PARIS.startOf(startDay));
  const lastDay = addDays(startDay, days - 1);
  const end = Date.parse(PARIS.endOf(lastDay));
  const iso = (at: number): string => instant(Math.floor(at / 1000) * 1000);
  const accounts = peopleOf(shape, random, { start, end, iso });
  const draft = postsOf(shape, random, { start, end, iso });
  const tiny = buildTinyWorld({ start: iso(start), end: iso(end + DAY), accounts, ...draft });
  const crowd = shape.seekers > 20;
  const surveyed = crowd ? 60 : random.between(0, 4);
  const told = tell(tiny.posts, end, tiny.posts.length === 0 ? 0 : surveyed, random);
  const world: World = { ...tiny, told };
  const placements = tiny.posts.filter(({ label }) => label === 'placement_report');
  return {
    seed,
    world,
    startDay,
    nights: nightsOf(startDay, lastDay, random),
    mistaken: some(
      tiny.posts.filter(({ label }) => label !== 'seeker_request'),
      0.15,
      random,
    ),
    withdrawn: some(placements, crowd ? 0.1 : 0.3, random),
  };
}

const some = (posts: readonly Post[], chance: number, random: Random): Set<string> =>
  new Set(posts.filter(() => random.chance(chance)).map(({ id }) => id));

type Span = { start: number; end: number; iso: (at: number) => string };

function peopleOf(shape: Shape, random: Random, { start, end, iso }: Span): TinyAccount[] {
  const within = (): string => iso(start + random.next() * (end - start));
  const bio = (tag: string): TinyAccount['bio'] => {
    if (random.chance(0.4)) return `Bonjour ${tag}`;
    if (random.chance(0.5))
      return [
        [iso(0), ''],
        [within(), `Bonjour ${tag}`],
      ];
    return random.chance(0.5)
      ? [
          [iso(0), `Bonjour ${tag}`],
          [within(), 'Parti'],
        ]
      : '#i4EmploiRH';
  };
  const hidden = (): Partial<TinyAccount> => {
    if (random.chance(0.05)) return { suspendedFrom: within() };
    return random.chance(0.05) ? { protectedFrom: within() } : {};
  };
  const seekers = Array.from({ length: shape.seekers }, (_, index) => ({
    as: `cherche${index}`,
    followers: random.between(0, 300),
    // Whose followers are known is another thing that contrasts of a crowd are held equal by.
    bio:
      shape.seekers <= 20 && random.chance(0.4)
        ? bio(random.pick(['#i4EmploiR', '#i4Emploi #i4EmploiR']))
        : '',
    ...hidden(),
  }));
  const relayers = Array.from({ length: RELAYERS }, (_, index) => ({
    as: `relais${index}`,
    followers: random.between(10, 3000),
    bio: bio('#i4Emploi'),
    ...hidden(),
  }));
  return [{ as: 'i4Emploi', followers: 9000 }, ...seekers, ...relayers];
}

const RELAYERS = 8;

/** A moment of the last hour of that Paris day. */
const lastHourOf = (at: number, random: Random): number =>
  Date.parse(PARIS.endOf(PARIS.dayOf(at))) - random.between(1, 50) * 60_000;

function postsOf(
  shape: Shape,
  random: Random,
  { start, end, iso }: Span,
): { posts: TinyPost[]; relays: TinyRelay[] } {
  const posts: TinyPost[] = [];
  const relays: TinyRelay[] = [];
  const crowd = shape.seekers > 20;
  /** A year is asked in at its beginning, and around its last day. */
  const asked = (): number => {
    const long = end - start > 60 * DAY;
    if (!long) return start + random.next() * (end - start - HOUR);
    const boundary = start + 365 * DAY;
    if (random.chance(0.15))
      return Math.min(end - HOUR, boundary + random.between(-2, 4) * random.between(0, 12) * HOUR);
    return start + random.next() * (crowd ? 90 : 60) * DAY;
  };
  const seeker = (index: number): string =>
    `cherche${index < shape.seekers ? index : random.between(0, shape.seekers - 1)}`;
  const relayer = (): string => `relais${random.between(0, RELAYERS - 1)}`;
  let before = start;
  for (let index = 0; index < shape.requests; index += 1) {
    // Ties: two of a second. And before midnight: X counts what is edited then on the next day.
    const isLate = random.chance(0.06);
    const at = isLate ? lastHourOf(asked(), random) : random.chance(0.1) ? before : asked();
    before = at;
    const as = `demande${index}`;
    const by = seeker(index);
    const tags = random.chance(0.45)
      ? `${random.pick(TAGS)} #emploi #job #${random.pick(['Lyon', 'Lille'])}`
      : random.pick(TAGS);
    const long = random.chance(0.4) ? ` ${'Je suis mobile dans toute la région. '.repeat(4)}` : '';
    const text = `${random.pick(WORDS)}${random.chance(0.4) ? ' 🙏' : ''} n° ${index}${long} ${tags}`;
    const deletedAt = random.chance(0.1) ? iso(at + random.between(1, 600) * HOUR) : undefined;
    // What is edited after the last midnight is not known before another night.
    const edited = at + random.between(1, 55) * 60_000;
    const edits =
      random.chance(isLate ? 0.7 : 0.1) && edited < end
        ? [{ at: iso(edited), text: `${text} (corrigé)` }]
        : undefined;
    posts.push({
      as,
      by,
      at: iso(at),
      text,
      label: 'seeker_request',
      media: random.chance(0.5),
      deletedAt,
      edits,
    });
    const standsUntil = Math.min(end, deletedAt ? Date.parse(deletedAt) : end) - 1000;
    const relay = (account: string, hours: number): void => {
      const when = at + hours * HOUR + 20 * 60_000;
      if (when >= standsUntil || relays.some((one) => one.of === as && one.by === account)) return;
      if (!random.chance(0.15)) return void relays.push({ of: as, by: account, at: iso(when) });
      const undoneAt = when + random.between(1, 70) * HOUR;
      relays.push({ of: as, by: account, at: iso(when), undoneAt: iso(undoneAt) });
      const again = undoneAt + random.between(1, 40) * HOUR;
      if (random.chance(0.5) && again < standsUntil) relays.push({ of: as, by: account, at: iso(again) });
    };
    if (random.chance(0.7)) relay('i4Emploi', random.next() * 30);
    for (let left = random.between(0, 4); left > 0; left -= 1)
      relay(relayer(), random.next() * random.pick([1, 20, 200]));
    if (random.chance(0.2)) relay(by, random.next() * 10);
    const quotedAt = at + random.between(1, 60) * HOUR;
    if (random.chance(0.2) && quotedAt < standsUntil) {
      const kind = random.pick(['quote', 'reply'] as const);
      posts.push({
        as: `suite${index}`,
        by: relayer(),
        at: iso(quotedAt),
        text: 'À voir',
        label: 'relay_support',
        kind,
        of: as,
      });
    }
    if (random.chance(crowd ? 0.95 : 0.3)) {
      const foundAt = at + random.between(1, crowd ? 70 : 20) * DAY;
      const found = { label: 'placement_report' as const, text: `@i4Emploi j’ai signé, merci ! n° ${index}` };
      if (foundAt < end - HOUR) posts.push({ as: `emploi${index}`, by, at: iso(foundAt), ...found });
    }
  }
  for (let index = 0; index < shape.others; index += 1) {
    const at = random.chance(0.2) ? before : asked();
    const text = random.pick([
      'Merci ! #i4Emploi',
      'Nos offres #i4EmploiRH',
      'Courage #i4Emploi #i4EmploiR',
      'Bravo @i4Emploi',
    ]);
    const deletedAt = random.chance(0.2) ? iso(at + random.between(1, 300) * HOUR) : undefined;
    posts.push({
      as: `autre${index}`,
      by: relayer(),
      at: iso(at),
      text,
      label: random.pick(['relay_support', 'other']),
      deletedAt,
    });
  }
  return { posts, relays };
}

/** The first is never missed, nor are the last two; X refuses one of ten. */
function nightsOf(startDay: Day, lastDay: Day, random: Random): RandomNight[] {
  const days: Day[] = [];
  const length = daysBetween(startDay, lastDay) + 1;
  for (let index = 2; index < length - 2; index += 1) {
    const date = addDays(startDay, index);
    const near = length <= 60 || index > length - 8;
    if (date.endsWith('-09-19') || random.chance(near ? 0.35 : 0.02)) days.push(date);
  }
  days.push(addDays(lastDay, -1), lastDay);
  return days.map((date, index) => ({
    day: date,
    at: instant(Date.parse(PARIS.endOf(date)) + 4 * HOUR),
    refused: index > 0 && index < days.length - 2 && random.chance(0.12),
  }));
}
