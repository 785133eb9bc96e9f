/**
 * PostgreSQL's advisory locks that the plugin takes, all until the end of a transaction: they pass a connection pooler
 * in transaction mode, and a server that dies lets go of them.
 */

/** « ESS »: the first of the two numbers by which a lock is known; other programs of the database have others. */
export const LOCK_CLASS = 0x455353;

export const LOCKS = {
  /** Held by a server that starts, from the first look at the tables to the last content loaded. */
  start: 1,
  /** Shared by what writes index rows of territories, alone by what changes territories. */
  territories: 2,
} as const;
