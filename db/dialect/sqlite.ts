import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteDialect } from 'kysely';
import { AppError } from '../core/errors.ts';
import { alone, type Opened } from './opened.ts';
import { keepStatements } from './sqlite-statements.ts';
import { takeTurnBeside } from './sqlite-turn.ts';

/**
 * Opens the file and sets what durability and erasure need: WAL, one fsync a commit (a lost night
 * costs money), foreign keys, deleted bytes overwritten. 16 MB of cache do for a long import what 64 do, and
 * a log of up to 16 MB is copied into the file less often.
 * @param mustExist refuse to make a new file: what only reads a store should not invent an empty one
 * @throws AppError when the file is missing, cannot be opened or written, or is no database
 */
export function openSqlite(path: string, mustExist: boolean): Opened {
  if (path !== ':memory:' && !existsSync(mustExist ? path : dirname(path))) {
    throw new AppError({
      code: 'database-missing',
      status: 400,
      field: 'DATABASE_URL',
      fr: `La base ${path} n’existe pas. Vérifiez DATABASE_URL et le dossier.`,
      en: `The database ${path} does not exist. Check DATABASE_URL and the folder.`,
    });
  }
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 5000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    database.pragma('wal_autocheckpoint = 4000');
    database.pragma('cache_size = -16384');
    // Writing the value that is there already tells a read-only file at once.
    database.pragma(`user_version = ${database.pragma('user_version', { simple: true })}`);
  } catch (cause) {
    database?.close();
    throw openError(path, cause);
  }
  return {
    dialect: new SqliteDialect({ database: keepStatements(database) }),
    takeTurn: path === ':memory:' ? alone : async () => takeTurnBeside(path),
  };
}

function openError(path: string, cause: unknown): AppError {
  const code = cause instanceof Database.SqliteError ? cause.code : '';
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') {
    return new AppError({
      code: 'database-readonly',
      fr: `La base ${path} ne peut pas être écrite. Donnez au service le droit d’écrire dans ce fichier et dans son dossier.`,
      en: `The database ${path} cannot be written. Let the service write to this file and its folder.`,
      cause,
    });
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError({
      code: 'database-corrupt',
      fr: `Le fichier ${path} n’est pas une base lisible. Restaurez la dernière sauvegarde.`,
      en: `The file ${path} is not a readable database. Restore the last backup.`,
      cause,
    });
  }
  return new AppError({
    code: 'database-unavailable',
    fr: `La base ${path} ne peut pas être ouverte (${code || 'erreur inconnue'}).`,
    en: `The database ${path} cannot be opened (${code || 'unknown error'}).`,
    cause,
  });
}
