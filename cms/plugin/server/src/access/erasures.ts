/**
 * What was withdrawn, without any name: when, by whom, how much. References are keyed hashes, so that one may tell
 * that a given document was erased, and an intake that a person it names must stay away, but not who they were.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ErasureRecord } from '../../../shared/contracts/people';

export const ERASURES = 'ess_erasures';

interface ErasureRow {
  readonly reference: string;
  /** Of the identifier that the person bore in the system they came from. */
  readonly external_reference: string | null;
  readonly action: ErasureRecord['action'];
  readonly at: number | string;
  readonly by_user: number | null;
  readonly participations: number;
  readonly documents: number;
}

export async function createErasures(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(ERASURES)) return;
  await knex.schema.createTable(ERASURES, (table) => {
    table.increments('id');
    table.string('reference', 64).notNullable();
    table.string('external_reference', 64).index('ess_erasures_external_idx');
    table.string('action', 32).notNullable();
    table.bigInteger('at').notNullable();
    table.integer('by_user');
    table.integer('participations').notNullable();
    table.integer('documents').notNullable();
  });
}

/** Names what was erased without telling it; the key never leaves the database. */
export type Pseudonym = (text: string) => string;

export async function pseudonyms(strapi: Core.Strapi): Promise<Pseudonym> {
  const store = strapi.store({ type: 'plugin', name: 'ess' });
  const known: unknown = await store.get({ key: 'erasure-key' });
  const key = typeof known === 'string' ? known : randomBytes(32).toString('hex');
  if (typeof known !== 'string') await store.set({ key: 'erasure-key', value: key });
  return (text) => createHmac('sha256', key).update(text).digest('hex');
}

export async function recordErasure(trx: Knex, row: ErasureRow): Promise<void> {
  await trx(ERASURES).insert({ ...row });
}

/** Tells, of an identifier in the system it comes from, whether the person who bore it was erased. */
export async function erasedIdentifiers(strapi: Core.Strapi): Promise<(externalId: string) => boolean> {
  const rows: { external_reference: string }[] = await strapi.db
    .connection(ERASURES)
    .whereNotNull('external_reference')
    .select('external_reference');
  if (rows.length === 0) return () => false;
  const erased = new Set(rows.map((row) => row.external_reference));
  const pseudonym = await pseudonyms(strapi);
  return (externalId) => erased.has(pseudonym(externalId));
}

const MOST_RECORDS = 100;

/** The latest, first. */
export async function latestErasures(knex: Knex): Promise<ErasureRecord[]> {
  const rows: ErasureRow[] = await knex(ERASURES).orderBy('id', 'desc').limit(MOST_RECORDS).select('*');
  return rows.map(({ reference, action, at, by_user: by, participations, documents }) => ({
    reference,
    at: new Date(Number(at)).toISOString(),
    by,
    action,
    participations,
    documents,
  }));
}
