/** The door to knex's transactions, on a real SQLite: it fails here the day knex moves what stands behind it. */
import knex, { type Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommitFailed, faultOf, faultOfCommit } from '../../src/database/failures';
import { makeCommitsKnown } from '../../src/database/transactions';

let database: Knex;
let reported: CommitFailed[];

beforeEach(async () => {
  database = knex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  await database.raw('pragma foreign_keys = on');
  await database.raw('create table parents (id integer primary key)');
  await database.raw('create table children (parent integer references parents (id) deferrable initially deferred)');
  reported = [];
  makeCommitsKnown(database.client, {
    words: (fault) => `said: ${fault}`,
    report: (error) => reported.push(error),
    onUnknown: () => undefined,
  });
});
afterEach(() => database.destroy());

const children = async () => (await database('children')).length;

describe('a transaction begun by hand, as Strapi does', () => {
  it('rejects at its COMMIT, stays open for its ROLLBACK, and gives its connection back', async () => {
    const trx = await database.transaction();
    await trx('children').insert({ parent: 1 });
    await expect(trx.commit()).rejects.toBeInstanceOf(CommitFailed);
    expect(trx.isCompleted()).toBe(false);
    await trx.rollback();
    expect(trx.isCompleted()).toBe(true);
    expect(await children()).toBe(0);
    expect(reported.map(({ fault, message }) => [fault, message])).toEqual([['refused', 'said: refused']]);
  });

  it('takes no statement once its COMMIT is sent', async () => {
    const trx = await database.transaction();
    const committed = trx.commit();
    await expect(trx('children').insert({ parent: null })).rejects.toThrow(/already complete/);
    await committed;
    expect(await children()).toBe(0);
  });

  it('is kept when nothing is wrong', async () => {
    const trx = await database.transaction();
    await trx('children').insert({ parent: null });
    await trx.commit();
    expect(await children()).toBe(1);
  });
});

it('rejects the work of a transaction whose COMMIT fails', async () => {
  const work = database.transaction((trx) => trx('children').insert({ parent: 1 }));
  await expect(work).rejects.toBeInstanceOf(CommitFailed);
  expect(await children()).toBe(0);
});

it('says why it was rolled back, even where there was nothing left to roll back', async () => {
  const work = database.transaction(async (trx) => {
    await trx('children').insert({ parent: null });
    // SQLite does so by itself when it finds no room.
    await trx.raw('rollback');
    throw new Error('database or disk is full');
  });
  await expect(work).rejects.toThrow(/^database or disk is full$/);
  expect(await children()).toBe(0);
  await database.transaction((trx) => trx('children').insert({ parent: null }));
  expect(await children()).toBe(1);
});

it('refuses a knex that it does not know rather than losing what it was given', () => {
  const failures = { words: () => '', report: () => undefined, onUnknown: () => undefined };
  expect(() => makeCommitsKnown({}, failures)).toThrow(/knex has changed \(Client.transaction\)/);
  const client = { transaction: () => ({}) };
  makeCommitsKnown(client, failures);
  expect(() => client.transaction()).toThrow(/knex has changed \(Transaction.commit\)/);
});

const error = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

it.each([
  [error('database or disk is full', 'SQLITE_FULL'), 'no-room', 'no-room'],
  [error('could not extend file', '53100'), 'no-room', 'no-room'],
  [error('COMMIT; - Connection terminated unexpectedly'), 'away', 'unknown'],
  [error('terminating connection due to administrator command', '57P01'), 'away', 'unknown'],
  [error('read ECONNRESET', 'ECONNRESET'), 'away', 'unknown'],
  [error('insert … - duplicate key value violates unique constraint', '23505'), undefined, 'refused'],
  [error('FOREIGN KEY constraint failed', 'SQLITE_CONSTRAINT_FOREIGNKEY'), undefined, 'refused'],
  ['not an error', undefined, 'refused'],
])('%s', (failure, fault, atCommit) => {
  expect(faultOf(failure)).toBe(fault);
  expect(faultOfCommit(failure)).toBe(atCommit);
});
