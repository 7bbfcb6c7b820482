import { seededRandom } from '../demo/world/random.ts';
import {
  buildTinyWorld,
  type TinyAccount,
  type TinyPost,
  type TinyRelay,
  type TinyWorld,
} from '../demo/world/tiny-world.ts';

/** The collective's first day, in Paris and in milliseconds. A month from there has a night of 25 hours. */
const START = '2015-09-25T22:00:00Z';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SEEKERS = 16;
const RELAYERS = 18;

/** What texts hold that stores and answers may stumble over. */
const ODDITIES = ['😀🧵', '\u0000', '\ud83d', '‏مرحبا', '"; drop table post; --', '\\u0000 \\ud83d', 'é'];

/**
 * A collective through `days` days and a week: requests, relayed and relayed again, quoted, edited and deleted,
 * long ones and odd ones. What is undone or deleted is so at times when no reading, early or late, differs by it:
 * a storm moves readings, and the truth must not move with it.
 */
export function stormWorld(seed: number, days: number): TinyWorld {
  const random = seededRandom(seed, 5);
  const start = Date.parse(START);
  const end = start + (days + 8) * DAY;
  const at = (millis: number): string => new Date(Math.floor(millis / 1000) * 1000).toISOString();
  const moment = (index: number): number => start + index * DAY + random.between(6 * 60, 21 * 60) * 60_000;

  const seekers: TinyAccount[] = Array.from({ length: SEEKERS }, (_, index) => ({
    as: `cherche${index}`,
    followers: 40 + random.between(0, 400),
    bio: random.chance(0.3) ? 'En recherche #i4EmploiR' : '',
  }));
  const relayers: TinyAccount[] = Array.from({ length: RELAYERS }, (_, index) => ({
    as: `relais${index}`,
    followers: 500 + random.between(0, 4000),
    bio: random.chance(0.7) ? 'Je relaie #i4Emploi' : 'Des offres #i4EmploiRH',
  }));
  const posts: TinyPost[] = [];
  const relays: TinyRelay[] = [];
  for (let index = 0; index < days + 7; index += 1) {
    for (let n = random.between(1, 3); n > 0; n -= 1) {
      const as = `demande${index}.${n}`;
      const by = `cherche${random.between(0, SEEKERS - 1)}`;
      const asked = moment(index);
      const long = random.chance(0.2) ? ` ${'Je suis mobile dans toute la région. '.repeat(9)}` : '';
      const text = `Je cherche un poste de soudeuse ${random.pick(ODDITIES)} jour ${index}.${n}${long} #i4EmploiR`;
      const edits = random.chance(0.15)
        ? [{ at: at(asked + 20 * 60_000), text: `${text} (corrigé)` }]
        : undefined;
      // Gone before the night that would read it, or so late that every storm has passed.
      const deletedAt = random.chance(0.06) ? at(asked + 40 * 60_000) : undefined;
      posts.push({ as, by, at: at(asked), text, label: 'seeker_request', edits, deletedAt });
      if (deletedAt) continue;
      if (random.chance(0.85))
        relays.push({ of: as, by: 'i4Emploi', at: at(asked + random.between(1, 20) * HOUR) });
      for (let relayer = random.between(0, 4); relayer > 0; relayer -= 1) {
        const relayedAt = asked + random.between(1, 60) * HOUR + relayer * 60_000;
        relays.push({ of: as, by: `relais${random.between(0, RELAYERS - 1)}`, at: at(relayedAt) });
      }
      if (random.chance(0.2)) relays.push({ of: as, by, at: at(asked + 2 * HOUR) });
      if (random.chance(0.25)) {
        const quoted = `relais${random.between(0, RELAYERS - 1)}`;
        const told = { text: 'À voir absolument', label: 'relay_support' as const, kind: 'quote' as const };
        posts.push({ as: `citation ${as}`, by: quoted, at: at(asked + 30 * HOUR), of: as, ...told });
      }
    }
    for (let n = random.between(1, 4); n > 0; n -= 1) {
      const by = random.chance(0.5) ? `relais${random.between(0, RELAYERS - 1)}` : 'i4Emploi';
      const text = `Merci à qui relaie ${random.pick(ODDITIES)} jour ${index}.${n} #i4Emploi`;
      const deletedAt = random.chance(0.1) ? at(moment(index) + 40 * 60_000) : undefined;
      posts.push({
        as: `autre${index}.${n}`,
        by,
        at: at(moment(index)),
        text,
        label: 'relay_support',
        deletedAt,
      });
    }
    if (random.chance(0.5)) {
      const text = `@i4Emploi j’ai signé mon CDI, merci ! ${random.pick(ODDITIES)}`;
      const by = `cherche${random.between(0, SEEKERS - 1)}`;
      posts.push({ as: `nouvelles${index}`, by, at: at(moment(index)), text, label: 'placement_report' });
    }
    posts.push({ as: `rh${index}`, by: 'relais0', at: at(moment(index)), text: 'Nos offres #i4EmploiRH' });
  }
  const shown = posts.filter(({ deletedAt, at: posted }) => !deletedAt || deletedAt > posted);
  const early = (relay: TinyRelay): boolean => Date.parse(relay.at) < end - HOUR;
  return buildTinyWorld({
    start: START,
    end: at(end),
    accounts: [
      { as: 'i4Emploi', followers: 20_000, bio: 'Le compte du collectif #i4Emploi' },
      ...seekers,
      ...relayers,
    ],
    posts: shown.filter(({ at: posted }) => Date.parse(posted) < end - HOUR),
    relays: oncePerAccount(relays.filter(early)),
  });
}

/** An account relays a post once, or undoes that within the hour and does it again. */
function oncePerAccount(relays: readonly TinyRelay[]): TinyRelay[] {
  const kept = new Map<string, TinyRelay>();
  for (const relay of relays)
    if (!kept.has(`${relay.of} ${relay.by}`)) kept.set(`${relay.of} ${relay.by}`, relay);
  return [...kept.values()].flatMap((relay, index) => {
    const first = Date.parse(relay.at) - 10 * 60_000;
    const hour = new Date(first).getUTCHours();
    if (index % 5 !== 0 || hour < 8 || hour > 18) return [relay];
    const undoneAt = new Date(first + 5 * 60_000).toISOString();
    return [{ ...relay, at: new Date(first).toISOString(), undoneAt }, relay];
  });
}
