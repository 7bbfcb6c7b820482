import { parseArgs } from 'node:util';
import { type Instant, instant } from '../../db/core/calendar.ts';
import { createWorld } from '../demo/world/create-world.ts';
import type { World } from '../demo/world/model.ts';
import { buildTinyWorld } from '../demo/world/tiny-world.ts';
import { STAND_IN_CREDENTIALS } from './http/auth.ts';
import { createStandIn } from './stand-in.ts';

const HELP = `x-stand-in: a server that speaks the X API's wire format, with its own world and clock.

  --port P           port on 127.0.0.1 (default 4010; 0 takes a free one)
  --world W          demo: the demonstration world; empty: only the collective's account (default demo)
  --seed N           the world's seed (default 1)
  --now ISO          the time at first, such as 2019-10-01T00:00:00Z (default: the end of the world)
  --dialect D        tweet (specification 2.166) or post (2.167) (default tweet)
  --rate-limit N     calls in 15 minutes for every endpoint (default: X's documented table)
  --help             this text

The time moves when told: POST /_control/clock {"now": "2019-10-02T00:00:00Z"}
It accepts the Bearer "${STAND_IN_CREDENTIALS.bearerToken}" (application) or "${STAND_IN_CREDENTIALS.userToken}" (user).
`;

/** A mistake in what was typed: said in one sentence, exit code 2. */
class UsageError extends Error {}

type Settings = {
  port: number;
  world: 'demo' | 'empty';
  seed: number;
  now?: Instant;
  dialect: 'tweet' | 'post';
  rateLimit: number | 'documented';
};

function whole(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new UsageError(`--${name} must be a whole number from ${low} to ${high}, not "${text}".`);
  }
  return value;
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (!found) throw new UsageError(`--${name} must be one of ${allowed.join(', ')}, not "${text}".`);
  return found;
}

/** The settings of a command line; null when help was asked for. Throws UsageError. */
function settingsOf(args: string[]): Settings | null {
  const text = { type: 'string' } as const;
  const options = {
    port: text,
    world: text,
    seed: text,
    now: text,
    dialect: text,
    'rate-limit': text,
    help: { type: 'boolean' },
  } as const;
  let values: {
    port?: string;
    world?: string;
    seed?: string;
    now?: string;
    dialect?: string;
    'rate-limit'?: string;
    help?: boolean;
  };
  try {
    values = parseArgs({ args, options }).values;
  } catch (error) {
    const told = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error);
    throw new UsageError(`${told}. See --help.`);
  }
  if (values.help) return null;
  if (values.now !== undefined && Number.isNaN(Date.parse(values.now))) {
    throw new UsageError(`--now must be a moment such as 2019-10-01T00:00:00Z, not "${values.now}".`);
  }
  const limit = values['rate-limit'];
  return {
    port: whole('port', values.port ?? '4010', 0, 65_535),
    world: oneOf('world', values.world ?? 'demo', ['demo', 'empty']),
    seed: whole('seed', values.seed ?? '1', 0, Number.MAX_SAFE_INTEGER),
    dialect: oneOf('dialect', values.dialect ?? 'tweet', ['tweet', 'post']),
    rateLimit: limit === undefined ? 'documented' : whole('rate-limit', limit, 1, 1_000_000),
    ...(values.now !== undefined && { now: instant(values.now) }),
  };
}

async function main(): Promise<void> {
  const settings = settingsOf(process.argv.slice(2));
  if (!settings) {
    process.stdout.write(HELP);
    return;
  }
  const { port, seed, ...rest } = settings;
  const world: World = settings.world === 'demo' ? createWorld({ seed }) : buildTinyWorld({});
  const standIn = createStandIn({ ...rest, world });
  try {
    const url = await standIn.listen(port);
    process.stdout.write(
      `x-stand-in: ${url}/2/ (world ${settings.world}, seed ${seed}, time ${standIn.now()}, ${settings.dialect} dialect)\n`,
    );
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (isTaken) throw new UsageError(`Port ${port} is already in use; choose another with --port.`);
    throw error;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void standIn.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof UsageError ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
