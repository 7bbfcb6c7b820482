import type { Clock } from '../core/clock.ts';
import { AppError, type Sentence, storeTrouble } from '../core/errors.ts';
import { readNewestMoment } from '../queries/runs.ts';
import type { Readers, ReplicaHealth } from '../replica/readers.ts';
import type { Store } from '../store.ts';

/** What is wrong with the store. `stops`: nothing can be written meanwhile, or nothing read. */
export type Trouble = Sentence & { readonly code: string; readonly stops: boolean };

export type StoreWatch = AsyncDisposable & {
  /** What is wrong now, the worst first; asked again within seconds, what was found then. */
  look(): Promise<readonly Trouble[]>;
  /** Tells the watch what somebody met: a damaged file stays so until the service is started again. */
  note(error: unknown): void;
  /** Reads the whole store through, and tells the watch what it finds. */
  readThrough(): Promise<void>;
};

/** Below this a night may not end, and the backup of it will not. */
const ROOM_BYTES = 64 * 1024 * 1024;
const KEPT_MS = 5_000;
/** Somebody else's long transaction is no trouble; a program that holds the store for longer is. */
const HELD_MS = 60_000;
/** What clocks are set back by every day. */
const STEP_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/** @param room free bytes that are asked for; @param everyDay also read the whole store through, each day; @param replica how the one that is read from is */
export function watchStore(
  store: Store,
  {
    clock,
    room = ROOM_BYTES,
    everyDay = false,
    replica = async () => null,
  }: { clock: Clock; room?: number; everyDay?: boolean; replica?: Readers['health'] },
): StoreWatch {
  let damaged: AppError | null = null;
  let heldSince: number | null = null;
  let last: { at: number; found: Promise<readonly Trouble[]> } | null = null;
  const now = (): number => Date.parse(clock.now());

  const note = (error: unknown): void => {
    const trouble = storeTrouble(error);
    if (trouble?.code === 'database-corrupt') damaged = trouble;
  };
  const stopping = (error: unknown): Trouble[] => {
    note(error);
    const known = storeTrouble(error) ?? unanswering(error);
    if (known.code !== 'database-locked') return [toTrouble(known, true)];
    heldSince ??= now();
    return now() - heldSince < HELD_MS ? [] : [toTrouble(known, true)];
  };
  const probe = async (): Promise<Trouble[]> => {
    if (damaged) return [toTrouble(damaged, true)];
    try {
      const newest = await readNewestMoment(store.db);
      await store.vitals.write();
      heldSince = null;
      const behind = newest !== null && Date.parse(newest) - now() > STEP_MS;
      const free = await store.vitals.room();
      return [
        ...(behind ? [CLOCK_BEHIND] : []),
        ...(free !== null && free < room ? [tooLittleRoom(room)] : []),
        ...replicaTrouble(await replica()),
      ];
    } catch (error) {
      return stopping(error);
    }
  };
  const readThrough = async (): Promise<void> => {
    if (await store.vitals.isSound()) return;
    note({ code: 'SQLITE_CORRUPT' });
    last = null;
  };
  const timer = everyDay ? setInterval(() => void readThrough().catch(note), DAY_MS).unref() : undefined;
  if (everyDay) readThrough().catch(note);
  return {
    look() {
      if (!last || damaged || Math.abs(now() - last.at) > KEPT_MS) last = { at: now(), found: probe() };
      return last.found;
    },
    note,
    readThrough,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
    },
  };
}

const toTrouble = ({ code, sentence }: AppError, stops: boolean): Trouble => ({ code, ...sentence, stops });

const unanswering = (cause: unknown): AppError =>
  new AppError({
    code: 'not-ready',
    status: 503,
    fr: 'La base ne répond pas.',
    en: 'The store does not answer.',
    cause,
  });

const CLOCK_BEHIND: Trouble = {
  code: 'clock-behind',
  fr: 'L’horloge de la machine retarde sur la dernière collecte : aucune nuit ne commence. Remettez-la à l’heure ; si c’est alors qu’elle avançait, remettez la sauvegarde d’avant.',
  en: 'The clock of this machine is behind the last collection: no night begins. Set it right; if it was ahead then, put back the backup of before.',
  stops: false,
};

/** Nothing is lost meanwhile: every page is read from the primary. */
function replicaTrouble(health: ReplicaHealth | null): Trouble[] {
  if (!health || health.state === 'following') return [];
  if (health.state === 'failing') return [REPLICA_FAILING];
  return [REPLICA_BEHIND];
}

const REPLICA_FAILING: Trouble = {
  code: 'replica-failing',
  fr: 'Le réplica de la base ne répond pas : tout est lu dans la base principale. Vérifiez DATABASE_REPLICA_URL et que son serveur tourne.',
  en: 'The replica of the store does not answer: everything is read from the primary. Check DATABASE_REPLICA_URL and that its server runs.',
  stops: false,
};

const REPLICA_BEHIND: Trouble = {
  code: 'replica-behind',
  fr: 'Le réplica de la base a pris du retard : tout est lu dans la base principale jusqu’à ce qu’il l’ait rattrapée.',
  en: 'The replica of the store lags behind: everything is read from the primary until it has caught up.',
  stops: false,
};

const tooLittleRoom = (room: number): Trouble => {
  const megabytes = Math.round(room / 1024 / 1024);
  return {
    code: 'disk-nearly-full',
    fr: `Le disque est presque plein : aucune nuit ne commence avec moins de ${megabytes} Mo libres. Libérez de la place.`,
    en: `The disk is nearly full: no night begins with less than ${megabytes} MB free. Free some space.`,
    stops: false,
  };
};
