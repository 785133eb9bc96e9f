/** The organisation for which an admin user works: for partners, the limit of what they may see and change. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { uidOf } from '../content-types';

export const AFFILIATIONS = 'ess_affiliations';

interface AffiliationRow {
  readonly user_id: number;
  readonly organisation_document_id: string;
}

export interface Organisation {
  readonly documentId: string;
  readonly name: string;
}

export async function createAffiliations(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(AFFILIATIONS)) return;
  await knex.schema.createTable(AFFILIATIONS, (table) => {
    table.integer('user_id').primary();
    table.string('organisation_document_id', 64).notNullable();
  });
}

/** `undefined` for a user without organisation, or whose organisation was deleted. */
export async function organisationOf(strapi: Core.Strapi, userId: number): Promise<Organisation | undefined> {
  return (await organisationsByUser(strapi, [userId])).get(userId);
}

/** The organisation of each user who has one. */
export async function organisationsByUser(
  strapi: Core.Strapi,
  userIds: readonly number[],
): Promise<ReadonlyMap<number, Organisation>> {
  return strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
    const rows: AffiliationRow[] = await trx(AFFILIATIONS)
      .whereIn('user_id', [...userIds])
      .select('*');
    if (rows.length === 0) return new Map();
    const organisations: { documentId: string; name: string | null }[] = await strapi.db
      .query(uidOf('organisation'))
      .findMany({
        where: { documentId: { $in: rows.map((row) => row.organisation_document_id) } },
        select: ['documentId', 'name'],
      });
    const byId = new Map(
      organisations.map(({ documentId, name }) => [documentId, { documentId, name: name ?? documentId }]),
    );
    return new Map(
      rows.flatMap((row) => {
        const organisation = byId.get(row.organisation_document_id);
        return organisation ? [[row.user_id, organisation] as const] : [];
      }),
    );
  });
}

/** `null` takes the user's organisation away. */
export async function affiliate(
  strapi: Core.Strapi,
  userId: number,
  organisationDocumentId: string | null,
): Promise<void> {
  await strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
    if (organisationDocumentId === null) {
      await trx(AFFILIATIONS).where({ user_id: userId }).delete();
      return;
    }
    await trx(AFFILIATIONS)
      .insert({ user_id: userId, organisation_document_id: organisationDocumentId })
      .onConflict('user_id')
      .merge(['organisation_document_id']);
  });
}
