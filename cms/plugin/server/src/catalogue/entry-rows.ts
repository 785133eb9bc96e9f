/** Reads rows of published entries. */
import type { Knex } from 'knex';
import type { Language } from 'ess-shared-types';
import { ENTRIES, SLUGS, type EntryKind } from '../publication/tables';
import type { EntryFacts } from './answered-views';

export interface EntryRow {
  readonly id: number;
  readonly document_id: string;
  readonly view: string;
  readonly revision: number;
  readonly first_published_at: number | string;
  readonly changed_at: number | string;
}

export function selectEntries(knex: Knex, lang: Language): Knex.QueryBuilder {
  return knex({ entry: ENTRIES })
    .whereNull('entry.withdrawn_at')
    .select(
      'entry.id',
      'entry.document_id',
      `entry.view_${lang} as view`,
      'entry.revision',
      'entry.first_published_at',
      'entry.changed_at',
    );
}

export async function rowsById(knex: Knex, ids: readonly number[], lang: Language): Promise<Map<number, EntryRow>> {
  if (ids.length === 0) return new Map();
  const rows: EntryRow[] = await selectEntries(knex, lang).whereIn('entry.id', [...ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The entry that a slug leads, or once led, to. */
export async function rowBySlug(
  knex: Knex,
  kind: EntryKind,
  slug: string,
  lang: Language,
): Promise<EntryRow | undefined> {
  const row: EntryRow | undefined = await selectEntries(knex, lang)
    .where('entry.kind', kind)
    .whereIn('entry.id', knex(SLUGS).where({ kind, slug }).select('entry_id'))
    .first();
  return row;
}

export async function rowByDocument(
  knex: Knex,
  kind: EntryKind,
  documentId: string,
  lang: Language,
): Promise<EntryRow | undefined> {
  const row: EntryRow | undefined = await selectEntries(knex, lang)
    .where('entry.kind', kind)
    .where('entry.document_id', documentId)
    .first();
  return row;
}

/** Ids of the entries of some documents, in their order; what is not published has none. */
export async function entryIds(knex: Knex, kind: EntryKind, documentIds: readonly string[]): Promise<number[]> {
  const rows: { id: number; document_id: string }[] = await knex(ENTRIES)
    .where({ kind })
    .whereIn('document_id', [...documentIds])
    .whereNull('withdrawn_at')
    .select('id', 'document_id');
  const ids = new Map(rows.map((row) => [row.document_id, row.id]));
  return documentIds.flatMap((documentId) => ids.get(documentId) ?? []);
}

export const factsOf = (row: EntryRow): EntryFacts => ({
  documentId: row.document_id,
  firstPublishedAt: Number(row.first_published_at),
  changedAt: Number(row.changed_at),
  revision: row.revision,
});

/** The JSON was written by the projection of the same type: the read model is ours alone. */
export function readView<View>(row: EntryRow): View {
  const view: View = JSON.parse(row.view);
  return view;
}
