/** What a database says when it fails, in the words of whoever was saving. Pure. */
import type { Language } from 'ess-shared-types';
import { errorCode } from '../error-code';

/** `refused`: it said no. `unknown`: it went away in the middle of a COMMIT, and may have kept what it was given. */
export type DatabaseFault = 'no-room' | 'read-only' | 'away' | 'refused' | 'unknown';

/** A COMMIT that did not succeed: nothing of its transaction may be told to anyone. */
export class CommitFailed extends Error {
  constructor(
    readonly fault: DatabaseFault,
    message: string,
    cause: unknown,
  ) {
    super(message, { cause });
    this.name = 'CommitFailed';
  }
}

export const FAULT_WORDS: Readonly<Record<DatabaseFault, Readonly<Record<Language, string>>>> = {
  'no-room': {
    fr: 'Rien n’a été enregistré : il n’y a plus de place sur le disque de la base de données. Gardez cette page ouverte, prévenez l’administrateur du serveur, puis enregistrez à nouveau.',
    en: 'Nothing was saved: there is no room left on the disk of the database. Keep this page open, tell the administrator of the server, then save again.',
  },
  'read-only': {
    fr: 'Rien n’a été enregistré : la base de données n’accepte plus que la lecture. Gardez cette page ouverte, prévenez l’administrateur du serveur, puis enregistrez à nouveau.',
    en: 'Nothing was saved: the database can only be read. Keep this page open, tell the administrator of the server, then save again.',
  },
  away: {
    fr: 'Rien n’a été enregistré : la base de données ne répond pas. Gardez cette page ouverte et enregistrez à nouveau dans un instant.',
    en: 'Nothing was saved: the database does not answer. Keep this page open and save again in a moment.',
  },
  refused: {
    fr: 'Rien n’a été enregistré : la base de données l’a refusé. Gardez cette page ouverte et prévenez l’administrateur du serveur, qui en trouvera la raison dans le journal.',
    en: 'Nothing was saved: the database refused it. Keep this page open and tell the administrator of the server, who will find the reason in the log.',
  },
  unknown: {
    fr: 'La connexion à la base de données a été coupée au moment d’enregistrer : on ne sait pas si cela a été gardé. Ouvrez cette page dans un autre onglet pour le voir, avant d’enregistrer à nouveau.',
    en: 'The connection to the database was cut while saving: it is not known whether this was kept. Open this page in another tab to see, before saving again.',
  },
};

/** SQLite's and PostgreSQL's codes, and the system's. */
const NO_ROOM = new Set(['SQLITE_FULL', '53100', 'ENOSPC', 'EDQUOT']);
/** `25006`: also what is left of a PostgreSQL that became the copy of another. */
const READ_ONLY = /^(?:SQLITE_READONLY|SQLITE_IOERR|25006$|EROFS$)/;
const AWAY = new Set([
  ...['57P01', '57P02', '57P03', '57P05', '53300', '25P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);
/** What node-postgres and knex say without a code; knex puts the statement before it. */
const AWAY_WORDS =
  /(?:^| - )(?:Connection terminated|Connection ended|Client has encountered a connection error|Client was closed|timeout expired|terminating connection|Unable to acquire a connection|aborted$)/;

/** What a failed query says of the database; `undefined` when it only says that the query was wrong. */
export function faultOf(error: unknown): Exclude<DatabaseFault, 'refused' | 'unknown'> | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = errorCode(error);
  if (NO_ROOM.has(code)) return 'no-room';
  if (READ_ONLY.test(code)) return 'read-only';
  if (AWAY.has(code) || code.startsWith('08') || error.name === 'KnexTimeoutError') return 'away';
  return AWAY_WORDS.test(error.message) ? 'away' : undefined;
}

/**
 * What a failed COMMIT says. PostgreSQL that answers with an error has undone the transaction; one that falls silent
 * or closes the connection may have kept it.
 */
export function faultOfCommit(error: unknown): DatabaseFault {
  const fault = faultOf(error);
  return fault === 'away' ? 'unknown' : (fault ?? 'refused');
}
