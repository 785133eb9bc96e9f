/** Contacts found in imported texts: kept for editors, forgotten with the document. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { SetAsideContact } from './reading/personal-contacts';
import { SET_ASIDE_CONTACTS } from './tables';

export interface StoredContact extends SetAsideContact {
  readonly documentId: string;
}

/** Replaces those of a document. */
export async function keepContacts(
  knex: Knex,
  documentId: string,
  contacts: readonly SetAsideContact[],
  now: number,
): Promise<void> {
  await forgetContacts(knex, documentId);
  for (const { kind, value } of contacts) {
    await knex(SET_ASIDE_CONTACTS).insert({
      document_id: documentId,
      kind,
      value: value.slice(0, 255),
      set_aside_at: now,
    });
  }
}

export async function forgetContacts(knex: Knex, documentId: string): Promise<void> {
  await knex(SET_ASIDE_CONTACTS).where({ document_id: documentId }).delete();
}

export async function readContacts(knex: Knex, documentIds: readonly string[]): Promise<StoredContact[]> {
  const contacts: StoredContact[] = [];
  for (let start = 0; start < documentIds.length; start += 400) {
    const rows: { document_id: string; kind: StoredContact['kind']; value: string }[] = await knex(SET_ASIDE_CONTACTS)
      .whereIn('document_id', documentIds.slice(start, start + 400))
      .orderBy('id')
      .select('document_id', 'kind', 'value');
    contacts.push(...rows.map((row) => ({ documentId: row.document_id, kind: row.kind, value: row.value })));
  }
  return contacts;
}

/** A document that is deleted, by whomever, takes its contacts along. */
export function forgetContactsOfDeleted(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.action !== 'delete' || !context.uid.startsWith('plugin::ess.')) return next();
    return strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      const result = await next();
      if ('documentId' in context.params && typeof context.params.documentId === 'string') {
        await forgetContacts(trx, context.params.documentId);
      }
      return result;
    });
  });
}
