/** What changed since an instant, entries and tombstones alike, in the order in which it did. */
import type { Knex } from 'knex';
import { LISTED_KINDS, type Language, type Licence, type ListedKind } from 'ess-shared-types';
import { ENTRIES, VALUES } from '../publication/tables';
import type { Position } from './cursor';
import type { EntryRow } from './entry-rows';

/** What a copy holds. */
export interface ChangesFilter {
  /** All where none is named. */
  readonly kinds: readonly ListedKind[];
  /** Codes of territories in which an entry lies; everywhere where none is named. */
  readonly territories: readonly string[];
  readonly lang: Language;
}

export interface ChangedRow extends EntryRow {
  readonly kind: ListedKind;
  readonly slug: string;
  readonly withdrawn_at: number | string | null;
  /** Whether it lies in the territories asked for. */
  readonly is_inside: boolean | number;
}

/** One row more than asked, so that the caller knows whether there are others. */
export async function changedRows(
  knex: Knex,
  since: number,
  after: Position | undefined,
  limit: number,
  { kinds, territories, lang }: ChangesFilter,
): Promise<ChangedRow[]> {
  const inside = knex({ place: VALUES })
    .whereRaw('place.entry_id = entry.id')
    .where('place.name', 'territory')
    .whereIn('place.value', [...territories])
    .select(knex.raw('1'));
  const query = knex({ entry: ENTRIES })
    .whereIn('entry.kind', kinds.length === 0 ? [...LISTED_KINDS] : [...kinds])
    .where('entry.changed_at', '>=', since)
    .orderBy([{ column: 'entry.changed_at' }, { column: 'entry.id' }])
    .limit(limit + 1)
    .select(
      'entry.id',
      'entry.kind',
      'entry.document_id',
      'entry.slug',
      `entry.view_${lang} as view`,
      'entry.revision',
      'entry.first_published_at',
      'entry.changed_at',
      'entry.withdrawn_at',
      territories.length === 0 ? knex.raw('1 as is_inside') : knex.raw('exists ? as is_inside', [inside]),
    );
  // Who has no copy yet need not hear of what lies outside.
  if (territories.length > 0 && since === 0) query.whereExists(inside);
  if (after) {
    query.where((later) => {
      void later
        .where('entry.changed_at', '>', after.sort)
        .orWhere((same) => void same.where('entry.changed_at', after.sort).where('entry.id', '>', after.id));
    });
  }
  const rows: ChangedRow[] = await query;
  return rows;
}

/** How much of a kind is published, and when it last changed. */
export interface CollectionState {
  readonly kind: ListedKind;
  readonly count: number;
  /** Milliseconds; `undefined` where nothing was ever published. */
  readonly changedAt: number | undefined;
}

export async function collectionStates(knex: Knex): Promise<CollectionState[]> {
  const rows: { kind: ListedKind; published: number | string; changed_at: number | string | null }[] = await knex(
    ENTRIES,
  )
    .whereIn('kind', [...LISTED_KINDS])
    .groupBy('kind')
    .select('kind', knex.raw('sum(case when withdrawn_at is null then 1 else 0 end) as published'))
    .max('changed_at as changed_at');
  return LISTED_KINDS.map((kind) => {
    const row = rows.find((candidate) => candidate.kind === kind);
    return {
      kind,
      count: Number(row?.published ?? 0),
      changedAt: row?.changed_at === null || row?.changed_at === undefined ? undefined : Number(row.changed_at),
    };
  });
}

/** The licences of what is published, kind by kind, each once. Read of the index rows: no entry is opened. */
export async function licencesInUse(knex: Knex): Promise<{ kind: ListedKind; licence: Licence }[]> {
  const rows: { kind: ListedKind; licence: Licence }[] = await knex({ value: VALUES })
    .join({ entry: ENTRIES }, 'entry.id', 'value.entry_id')
    .where('value.name', 'licence')
    .orderBy(['entry.kind', 'value.value'])
    .distinct('entry.kind as kind', 'value.value as licence');
  return rows;
}

/** Where the pages of all published entries are, the most recently changed first. */
export async function publishedSlugs(
  knex: Knex,
  limit: number,
  from: number,
): Promise<{ kind: ListedKind; slug: string; changedAt: number }[]> {
  const rows: { kind: ListedKind; slug: string; changed_at: number | string }[] = await knex(ENTRIES)
    .whereIn('kind', [...LISTED_KINDS])
    .whereNull('withdrawn_at')
    .orderBy([{ column: 'changed_at', order: 'desc' }, { column: 'id' }])
    .limit(limit)
    .offset(from)
    .select('kind', 'slug', 'changed_at');
  return rows.map(({ kind, slug, changed_at: changedAt }) => ({ kind, slug, changedAt: Number(changedAt) }));
}
