import { type Random, seededRandom, shuffled } from '../../demo/world/random.ts';
import type { Dialect } from '../wire/dialect.ts';
import type { FaultAction, FaultCall, FaultScript } from './faults.ts';
import { STORM_FAULTS, type StormCall, type StormFault, type StormKind } from './storm-faults.ts';

/** How often an answer starts to go wrong; some faults last for several answers. */
const RATE = 0.13;
/** Soft faults come this many times as often as hard ones, so that some nights go through. */
const SOFT = 4;
/** How often X changes its names from one answer to the next. */
const SWITCH_RATE = 0.004;

export type Storm = {
  readonly script: FaultScript;
  readonly calls: number;
  readonly faulty: number;
  /** How often each kind occurred; `dialect` counts the changes of names. */
  readonly seen: ReadonlyMap<StormKind | 'dialect', number>;
  /** X is well again for what comes next. */
  calm(): void;
};

/** A seeded fault script: the same seed makes the same answers go wrong in the same way. */
export function createStorm(
  seed: number,
  stage: { now(): number; setDialect(dialect: Dialect): void },
): Storm {
  const random = seededRandom(seed, 77);
  const deal = dealer(random);
  const seen = new Map<StormKind | 'dialect', number>();
  const tokens = tokenGames();
  let [calls, faulty, isCalm] = [0, 0, false];
  let dialect: Dialect = 'tweet';
  let lasting: { kind: StormKind; left: number } | null = null;

  const note = (kind: StormKind | 'dialect'): void => void seen.set(kind, (seen.get(kind) ?? 0) + 1);
  const actOf = (kind: StormKind, call: StormCall): FaultAction | null =>
    (STORM_FAULTS[kind] as StormFault).act(call);

  function script(asked: FaultCall): FaultAction | null {
    if (isCalm) {
      tokens.resolve(asked, stage.now(), random);
      return null;
    }
    calls += 1;
    if (random.chance(SWITCH_RATE)) {
      dialect = dialect === 'tweet' ? 'post' : 'tweet';
      stage.setDialect(dialect);
      note('dialect');
    }
    const call = tokens.resolve(asked, stage.now(), random);
    const forgotten = tokens.isForgotten(call);
    let action: FaultAction | null = null;
    let kind: StormKind | null = null;
    if (forgotten) {
      kind = 'token-expired';
      action = actOf(kind, call);
    } else if (lasting) {
      kind = lasting.kind;
      action = actOf(kind, call);
      lasting = action && lasting.left > 1 ? { kind, left: lasting.left - 1 } : null;
    } else if (random.chance(RATE)) {
      [kind, action] = deal(call, actOf);
      const { lasts = 1 } = STORM_FAULTS[kind] as StormFault;
      const left = random.between(1, lasts) - 1;
      lasting = left > 0 ? { kind, left } : null;
    }
    if (!action || !kind) return null;
    faulty += 1;
    note(kind);
    return action;
  }
  return {
    script,
    seen,
    calm() {
      isCalm = true;
    },
    get calls() {
      return calls;
    },
    get faulty() {
      return faulty;
    },
  };
}

type Deal = (
  call: StormCall,
  actOf: (kind: StormKind, call: StormCall) => FaultAction | null,
) => [StormKind, FaultAction];

/** Kinds come from a shuffled deck, so that all of them come; one that does not fit a call waits for another. */
function dealer(random: Random): Deal {
  const kinds = Object.keys(STORM_FAULTS) as StormKind[];
  const deck = kinds.flatMap((kind) =>
    Array.from({ length: STORM_FAULTS[kind].force === 'soft' ? SOFT : 1 }, () => kind),
  );
  let waiting: StormKind[] = [];
  return (call, actOf) => {
    for (;;) {
      for (const [index, kind] of waiting.entries()) {
        const action = actOf(kind, call);
        if (!action) continue;
        waiting.splice(index, 1);
        return [kind, action];
      }
      // What never fits must not pile up.
      waiting = [...waiting.slice(0, kinds.length), ...shuffled(deck, random)];
    }
  };
}

/** Tokens under other names, tokens that X forgets, and those a set was asked for so far. */
function tokenGames() {
  const aliases = new Map<string, string | null>();
  const asked = new Map<string, string[]>();
  const forgotten = new Set<string>();
  const names = ['next_token', 'pagination_token'];
  const setOf = ({ path, query }: FaultCall): string => {
    const rest = [...query].filter(([name]) => !names.includes(name) && name !== 'max_results');
    return `${path} ${JSON.stringify(rest)}`;
  };
  return {
    resolve(call: FaultCall, now: number, random: Random): StormCall {
      const name = names.find((one) => call.query.has(one));
      let token = name ? (call.query.get(name) as string) : null;
      if (name && token !== null && aliases.has(token)) {
        token = aliases.get(token) ?? null;
        if (token === null) call.query.delete(name);
        else call.query.set(name, token);
      }
      const set = setOf(call);
      const before = token === null ? [] : (asked.get(set) ?? []);
      asked.set(set, token === null ? [] : [...before, token]);
      if (token === null) forgotten.delete(set);
      return {
        ...call,
        now,
        random,
        token,
        before,
        alias(of) {
          const alias = `storm${aliases.size}`;
          aliases.set(alias, of);
          return alias;
        },
        forget: () => void forgotten.add(set),
      };
    },
    isForgotten: (call: StormCall): boolean => call.token !== null && forgotten.has(setOf(call)),
  };
}
