/**
 * Where the read model and the documents no longer agree: documents that Strapi dropped while the plugin was off, that
 * a restore, a transfer or SQL brought or took away. By ids alone, so that every start can afford it.
 */
import type { Knex } from 'knex';
import { DEPENDENCIES, ENTRIES, ENTRY_KINDS, type EntryKind } from './tables';
import { PUBLISHED_TYPES } from './types';

export interface Disagreement {
  /** To be projected again: published here or there alone. */
  readonly entries: readonly { readonly kind: EntryKind; readonly documentIds: readonly string[] }[];
  /** Shown by published entries, and there no more. */
  readonly shown: readonly string[];
}

/** @param tables those of every type whose documents an entry may show */
export async function findDisagreement(trx: Knex, tables: readonly string[]): Promise<Disagreement> {
  const entries = [];
  for (const kind of ENTRY_KINDS) {
    const { table } = PUBLISHED_TYPES[kind];
    const known = () => trx(ENTRIES).where({ kind }).whereNull('withdrawn_at');
    const documents = () => trx(table).whereNotNull('published_at');
    const gone = await known()
      .whereNotIn('document_id', documents().select('document_id'))
      .select<Row[]>('document_id');
    const missing = await documents()
      .whereNotIn('document_id', known().select('document_id'))
      .distinct<Row[]>('document_id');
    const documentIds = [...gone, ...missing].map((row) => row.document_id);
    if (documentIds.length > 0) entries.push({ kind, documentIds });
  }
  const shown = trx(DEPENDENCIES).distinct<Row[]>('document_id');
  for (const table of tables) void shown.whereNotIn('document_id', trx(table).select('document_id'));
  return { entries, shown: (await shown).map((row) => row.document_id) };
}

interface Row {
  readonly document_id: string;
}
