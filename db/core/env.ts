import { readFileSync } from 'node:fs';
import process from 'node:process';
import { AppError, type Language, terminalLanguage } from './errors.ts';

export type XCredentials = {
  readonly bearerToken: string | null;
  /** OAuth 1.0a, for what X answers to a user only (account search); it does not expire. */
  readonly user: { appKey: string; appSecret: string; accessToken: string; accessSecret: string } | null;
  /** Loopback only: where a stand-in for X listens. */
  readonly baseUrl: URL | null;
};

export type Env = {
  readonly databaseUrl: string;
  /** A standby of that PostgreSQL server, read from instead of it; null: there is none. */
  readonly databaseReplicaUrl: string | null;
  readonly collectiveFile: string;
  readonly pseudonymKey: string | null;
  /** The keys whose place it took, the oldest first. */
  readonly pseudonymKeysBefore: readonly string[];
  /** Where each night puts a backup; null: nowhere. */
  readonly backupFolder: string | null;
  /** What was erased, kept apart from the store and from its backups. */
  readonly erasuresFile: string;
  /** What Prometheus bears to read /metrics; null: nobody reads it. */
  readonly metricsToken: string | null;
  /** What is asked after each good night, so that its silence is noticed; null: nothing. */
  readonly pingUrl: string | null;
  readonly publicUrl: string | null;
  /** What sends mail, and in whose name; null: none is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** Who is told each week how the service is; null: nobody. */
  readonly weeklyMailTo: string | null;
  readonly host: string;
  readonly port: number;
  /** How many proxies of ours stand before the service: only then is it believed what they say of a client's address. */
  readonly trustedProxies: number;
  /** After how many hours without use a session ends. */
  readonly sessionIdleHours: number;
  readonly logLevel: string;
  readonly language: Language;
  readonly puppeteerExecutablePath: string | null;
  /** Off only where the system forbids it, in a container for instance. */
  readonly browserSandbox: boolean;
  readonly x: XCredentials;
};

/** Every variable the service reads; the README's table is checked against this list. */
export const VARIABLES = [
  'DATABASE_URL',
  'DATABASE_REPLICA_URL',
  'COLLECTIVE_FILE',
  'PSEUDONYM_KEY',
  'PSEUDONYM_KEY_BEFORE',
  'BACKUP_FOLDER',
  'ERASURES_FILE',
  'METRICS_TOKEN',
  'PING_URL',
  'PUBLIC_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'WEEKLY_MAIL_TO',
  'HOST',
  'PORT',
  'TRUSTED_PROXIES',
  'SESSION_IDLE_HOURS',
  'LOG_LEVEL',
  'PUPPETEER_EXECUTABLE_PATH',
  'BROWSER_SANDBOX',
  'X_BEARER_TOKEN',
  'X_APP_KEY',
  'X_APP_SECRET',
  'X_ACCESS_TOKEN',
  'X_ACCESS_SECRET',
  'X_API_BASE_URL',
] as const;
type Variable = (typeof VARIABLES)[number];

/**
 * Reads and checks the environment; a secret may also stand in a file named by `NAME_FILE`.
 * @throws AppError naming the variable
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const get = (name: Variable): string | null => {
    const file = source[`${name}_FILE`];
    if (!file) return source[name]?.trim() || null;
    try {
      return readFileSync(file, 'utf8').trim() || null;
    } catch (cause) {
      throw invalid(`${name}_FILE`, `le fichier ne se lit pas`, `the file cannot be read`, cause);
    }
  };
  const port = get('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw invalid('PORT', 'un nombre de 0 à 65 535 est attendu', 'a number from 0 to 65535 is expected');
  }
  return {
    databaseUrl: get('DATABASE_URL') ?? 'sqlite:i4emploi.db',
    databaseReplicaUrl: readReplica(get('DATABASE_REPLICA_URL'), get('DATABASE_URL')),
    collectiveFile: get('COLLECTIVE_FILE') ?? 'collective.json',
    pseudonymKey: get('PSEUDONYM_KEY'),
    pseudonymKeysBefore: linesOf(get('PSEUDONYM_KEY_BEFORE')).reverse(),
    backupFolder: get('BACKUP_FOLDER'),
    erasuresFile: get('ERASURES_FILE') ?? 'erasures.jsonl',
    metricsToken: get('METRICS_TOKEN'),
    pingUrl: readUrl('PING_URL', get('PING_URL'))?.href ?? null,
    publicUrl: readUrl('PUBLIC_URL', get('PUBLIC_URL'))?.origin ?? null,
    mail: readMail(get),
    weeklyMailTo: get('WEEKLY_MAIL_TO'),
    host: get('HOST') ?? '127.0.0.1',
    port: Number(port),
    trustedProxies: readProxies(get('TRUSTED_PROXIES') ?? '0'),
    sessionIdleHours: readHours(get('SESSION_IDLE_HOURS') ?? '12'),
    logLevel: get('LOG_LEVEL') ?? 'info',
    language: terminalLanguage(source),
    puppeteerExecutablePath: get('PUPPETEER_EXECUTABLE_PATH'),
    browserSandbox: readSwitch('BROWSER_SANDBOX', get('BROWSER_SANDBOX') ?? 'on'),
    x: {
      bearerToken: get('X_BEARER_TOKEN'),
      user: readUser(get),
      baseUrl: readLoopback(get('X_API_BASE_URL')),
    },
  };
}

/** What every command needs to speak to its terminal, even when the rest of the environment is wrong. */
export function readTerminal(source: Record<string, string | undefined> = process.env): {
  language: Language;
  debug: boolean;
} {
  return { language: terminalLanguage(source), debug: /^(debug|trace)$/.test(source.LOG_LEVEL ?? '') };
}

function readUser(get: (name: Variable) => string | null): XCredentials['user'] {
  const [appKey, appSecret, accessToken, accessSecret] = [
    get('X_APP_KEY'),
    get('X_APP_SECRET'),
    get('X_ACCESS_TOKEN'),
    get('X_ACCESS_SECRET'),
  ];
  if (!appKey && !appSecret && !accessToken && !accessSecret) return null;
  if (!appKey || !appSecret || !accessToken || !accessSecret) {
    throw invalid(
      'X_APP_KEY',
      'X_APP_KEY, X_APP_SECRET, X_ACCESS_TOKEN et X_ACCESS_SECRET vont ensemble ; il en manque',
      'X_APP_KEY, X_APP_SECRET, X_ACCESS_TOKEN and X_ACCESS_SECRET go together; some are missing',
    );
  }
  return { appKey, appSecret, accessToken, accessSecret };
}

function readReplica(replica: string | null, primary: string | null): string | null {
  const isPostgres = (url: string | null): boolean => /^postgres(ql)?:\/\//.test(url ?? '');
  if (!replica || (isPostgres(replica) && isPostgres(primary))) return replica;
  throw invalid(
    'DATABASE_REPLICA_URL',
    'une adresse postgres:// est attendue, d’un réplica de celle de DATABASE_URL',
    'a postgres:// address is expected, of a standby of that of DATABASE_URL',
  );
}

function readMail(get: (name: Variable) => string | null): Env['mail'] {
  const [url, from] = [get('SMTP_URL'), get('MAIL_FROM')];
  if (!url) return null;
  if (!/^smtps?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw invalid(
      'SMTP_URL',
      'une adresse smtp:// ou smtps:// est attendue',
      'an smtp:// or smtps:// address is expected',
    );
  }
  if (from && /^[^\s@<>]+@[^\s@<>]+$/.test(from)) return { url, from };
  throw invalid(
    'MAIL_FROM',
    'l’adresse qui envoie est attendue, comme bonjour@exemple.fr',
    'the address that sends is expected, such as hello@example.org',
  );
}

/** A key may hold any sign but the end of a line. */
const linesOf = (text: string | null): string[] =>
  (text ?? '').split('\n').flatMap((line) => line.trim() || []);

function readProxies(text: string): number {
  if (/^[0-5]$/.test(text)) return Number(text);
  throw invalid('TRUSTED_PROXIES', 'un nombre de 0 à 5 est attendu', 'a number from 0 to 5 is expected');
}

/** Thirty days, which a session lasts in all, at most. */
function readHours(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= 720) return Number(text);
  throw invalid(
    'SESSION_IDLE_HOURS',
    'un nombre d’heures de 1 à 720 est attendu',
    'a number of hours from 1 to 720 is expected',
  );
}

function readSwitch(name: Variable, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw invalid(name, '« on » ou « off » est attendu', '"on" or "off" is expected');
}

function readUrl(name: Variable, text: string | null): URL | null {
  if (!text) return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw invalid(
      name,
      'une adresse http:// ou https:// est attendue',
      'an http:// or https:// address is expected',
    );
  }
  return url;
}

/** Tokens go to X alone: another address is accepted on this machine only. */
function readLoopback(text: string | null): URL | null {
  const url = readUrl('X_API_BASE_URL', text);
  if (url && !/^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname)) {
    throw invalid(
      'X_API_BASE_URL',
      'seule une adresse de cette machine (127.0.0.1, localhost) est acceptée',
      'only an address of this machine (127.0.0.1, localhost) is accepted',
    );
  }
  return url;
}

function invalid(name: string, fr: string, en: string, cause?: unknown): AppError {
  return new AppError({
    code: 'env-invalid',
    status: 400,
    field: name,
    fr: `Variable ${name} : ${fr}.`,
    en: `Variable ${name}: ${en}.`,
    cause,
  });
}
