type Trouble = { readonly code: string; readonly fr: string; readonly en: string };

const UNREACHABLE: Trouble = {
  code: 'database-unreachable',
  fr: 'Le serveur de base de données ne répond plus. Vérifiez qu’il tourne, puis relancez.',
  en: 'The database server no longer answers. Check that it runs, then run again.',
};

const READONLY: Trouble = {
  code: 'database-readonly',
  fr: 'La base ne peut plus être écrite. Rendez au service le droit d’y écrire, puis relancez.',
  en: 'The database can no longer be written. Let the service write to it again, then run again.',
};

const MOVED: Trouble = {
  code: 'database-moved',
  fr: 'Le fichier de la base a été déplacé ou remplacé pendant que le service tourne. Arrêtez le service, remettez le bon fichier à sa place (il y est après une restauration), puis relancez.',
  en: 'The file of the store was moved or replaced while the service runs. Stop the service, put the right file back (after a restore it is there), then start again.',
};

const CORRUPT: Trouble = {
  code: 'database-corrupt',
  fr: 'La base est abîmée. Arrêtez le service, puis remettez la dernière sauvegarde : npm run restore -- FICHIER --replace.',
  en: 'The store is damaged. Stop the service, then put the last backup in its place: npm run restore -- FILE --replace.',
};

const FAILING: Trouble = {
  code: 'disk-failing',
  fr: 'Le disque n’a pas pu être lu ou écrit : rien n’a été écrit à moitié. Vérifiez le disque, gardez la dernière sauvegarde ailleurs, puis relancez.',
  en: 'The disk could not be read or written: nothing was half written. Check the disk, keep the last backup elsewhere, then run again.',
};

const LOCKED: Trouble = {
  code: 'database-locked',
  fr: 'La base est occupée par un autre programme. Attendez qu’il ait fini, puis relancez.',
  en: 'The database is held by another program. Wait until it has finished, then run again.',
};

/**
 * By the beginning of the engine's or the system's own code: SQLite's names, PostgreSQL's SQLSTATE classes; of what its
 * driver says, where there is none.
 */
export const STORE_TROUBLE: Readonly<Record<string, Trouble>> = {
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  EPIPE: UNREACHABLE,
  'Connection terminated': UNREACHABLE,
  'Client has encountered a connection error': UNREACHABLE,
  'timeout exceeded when trying to connect': UNREACHABLE,
  '08': UNREACHABLE,
  '57P': UNREACHABLE,
  '53100': {
    code: 'disk-full',
    fr: 'Le disque du serveur de base de données est plein : rien n’a été écrit à moitié. Libérez de la place, puis relancez.',
    en: 'The database server’s disk is full: nothing was half written. Free some space, then run again.',
  },
  '25006': READONLY,
  '55P03': LOCKED,
  '58030': FAILING,
  XX001: CORRUPT,
  XX002: CORRUPT,
  SQLITE_BUSY: LOCKED,
  SQLITE_FULL: {
    code: 'disk-full',
    fr: 'Le disque est plein : rien n’a été écrit à moitié. Libérez de la place, puis relancez.',
    en: 'The disk is full: nothing was half written. Free some space, then run again.',
  },
  SQLITE_READONLY_DBMOVED: MOVED,
  SQLITE_READONLY: READONLY,
  SQLITE_CORRUPT: CORRUPT,
  SQLITE_NOTADB: CORRUPT,
  SQLITE_IOERR: FAILING,
  SQLITE_CANTOPEN: READONLY,
};
