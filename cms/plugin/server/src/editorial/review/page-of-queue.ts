/** One page of the queue, and how many points each filter would show: asked of what is kept, no document is read. */
import { textKey, type Language } from 'ess-shared-types';
import type { Knex } from 'knex';
import type { ReasonKey, ReviewItem, ReviewQueue, ReviewSummary } from '../../../../shared/contracts/review';
import type { Words } from '../../content-types/labels';
import { REVIEW_DECISIONS } from './decisions';
import { fieldInWords } from './fields';
import { REVIEW_POINTS, URGENCIES } from './points';
import { REASON_KEYS } from './reason-labels';
import type { ReviewedType } from './reviewed-document';

export interface QueueFilters {
  readonly state: 'open' | 'decided';
  readonly reason?: ReasonKey | undefined;
  readonly type?: string | undefined;
  /** Document id. */
  readonly publisher?: string | undefined;
  /** Words of the title. */
  readonly q?: string | undefined;
  /** Only what concerns rendez-vous that come soon. */
  readonly soon?: boolean | undefined;
}

/** The documents of a type that a person may see: all, or these. */
export type InReach = ReadonlyMap<string, 'all' | readonly string[]>;

type Facet = 'reason' | 'type' | 'publisher';

export const PAGE_SIZE = 50;
/** Values of one statement on SQLite. */
const MOST_IDS = 20_000;

interface PointRow {
  readonly uid: string;
  readonly document_id: string;
  readonly reason: ReasonKey;
  readonly field: string;
  readonly content_hash: string;
  readonly publisher: string | null;
  readonly is_published: boolean | number;
  readonly urgency: number;
  readonly title: string;
  readonly details: string;
  readonly state: 'done' | 'postponed' | null;
  readonly not_before: string | null;
}

export interface Asked {
  readonly reach: InReach;
  readonly filters: QueueFilters;
  /** `YYYY-MM-DD`: what is postponed comes back on its day. */
  readonly today: string;
}

/** Points with what was decided of them, under every filter but one. */
export function pointsOf(knex: Knex, { reach, filters, today }: Asked, except?: Facet): Knex.QueryBuilder {
  const query = knex({ point: REVIEW_POINTS }).leftJoin({ decision: REVIEW_DECISIONS }, (join) => {
    for (const column of ['document_id', 'uid', 'reason', 'field', 'content_hash'])
      join.on(`decision.${column}`, `point.${column}`);
    join.on(knex.raw('(decision.not_before is null or decision.not_before > ?)', [today]));
  });
  void query[filters.state === 'open' ? 'whereNull' : 'whereNotNull']('decision.id');
  if (except !== 'reason' && filters.reason !== undefined) void query.where('point.reason', filters.reason);
  if (except !== 'type' && filters.type !== undefined) void query.where('point.uid', filters.type);
  if (except !== 'publisher' && filters.publisher !== undefined) void query.where('point.publisher', filters.publisher);
  if (filters.soon) void query.where('point.urgency', URGENCIES.soon);
  for (const word of textKey(filters.q ?? '')
    .split(' ')
    .filter((part) => part !== ''))
    void query.whereRaw(`' ' || point.title_key like ?`, [`% ${word}%`]);
  void query.where((inReach) => {
    void inReach.whereRaw('1 = 0');
    for (const [uid, ids] of reach)
      void inReach.orWhere((type) => {
        void type.where('point.uid', uid);
        if (ids !== 'all') void type.whereIn('point.document_id', ids.slice(0, MOST_IDS));
      });
  });
  return query;
}

/** @param page From 1; beyond the last, the last. */
export async function pageOfQueue(
  knex: Knex,
  asked: Asked,
  page: number,
  language: Language,
  waiting: number,
): Promise<ReviewQueue> {
  const total = await countOf(pointsOf(knex, asked));
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const shown = Math.min(page, pageCount);
  const types = await counted(pointsOf(knex, asked, 'type'), 'point.uid');
  const publishers = await counted(
    pointsOf(knex, asked, 'publisher').whereNotNull('point.publisher'),
    'point.publisher',
  );
  const names = await namesOf(knex, [...publishers.keys()]);
  return {
    items: await itemsOf(knex, asked, (shown - 1) * PAGE_SIZE, PAGE_SIZE, language),
    total,
    page: shown,
    pageCount,
    waiting,
    reasons: inOrder(await counted(pointsOf(knex, asked, 'reason'), 'point.reason')),
    types: [...types].map(([uid, count]) => ({ uid, count })),
    publishers: [...publishers]
      .map(([documentId, count]) => ({ documentId, name: names.get(documentId) ?? documentId, count }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  };
}

/** Some points in the order of the queue: what comes soon, what the public reads, drafts; then by reason, the latest first. */
export async function itemsOf(
  knex: Knex,
  asked: Asked,
  from: number,
  count: number,
  language: Language,
): Promise<ReviewItem[]> {
  const rows: PointRow[] = await pointsOf(knex, asked)
    .orderByRaw(
      `point.urgency, point.rank, coalesce(point.day, '') desc, point.title_key, point.document_id, point.field`,
    )
    .offset(from)
    .limit(count)
    .select('point.*', 'decision.state', 'decision.not_before');
  const names = await namesOf(
    knex,
    rows.flatMap(({ publisher }) => publisher ?? []),
  );
  return rows.map((row) => {
    const details: Words[] = JSON.parse(row.details);
    return {
      uid: row.uid,
      documentId: row.document_id,
      reason: row.reason,
      field: row.field,
      contentHash: row.content_hash,
      state: row.state ?? 'open',
      notBefore: row.not_before,
      title: row.title,
      isPublished: Boolean(row.is_published),
      isSoon: row.urgency === URGENCIES.soon,
      publisher:
        row.publisher === null ? null : { documentId: row.publisher, name: names.get(row.publisher) ?? row.publisher },
      fieldName: fieldInWords(typeOf(row.uid), row.field, language),
      details: details.map((detail) => detail[language]),
    };
  });
}

/** The open points, by reason. */
export async function summaryOf(knex: Knex, asked: Omit<Asked, 'filters'>, waiting: number): Promise<ReviewSummary> {
  const open: Asked = { ...asked, filters: { state: 'open' } };
  const reasons = await counted(pointsOf(knex, open), 'point.reason');
  return {
    total: [...reasons.values()].reduce((sum, count) => sum + count, 0),
    soon: await countOf(pointsOf(knex, { ...open, filters: { state: 'open', soon: true } })),
    waiting,
    reasons: inOrder(reasons),
  };
}

// Rows are kept for the types of the queue alone.
const typeOf = (uid: string): ReviewedType => uid.replace('plugin::ess.', '') as ReviewedType;

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [row]: { count: number | string }[] = await query.count('* as count');
  return Number(row?.count ?? 0);
}

async function counted(query: Knex.QueryBuilder, column: string): Promise<Map<string, number>> {
  const rows: { key: string; count: number | string }[] = await query
    .groupBy(column)
    .orderBy(column)
    .select(`${column} as key`)
    .count('* as count');
  return new Map(rows.map(({ key, count }) => [key, Number(count)]));
}

function inOrder(counts: ReadonlyMap<string, number>): ReviewQueue['reasons'] {
  return REASON_KEYS.flatMap((reason) => {
    const count = counts.get(reason);
    return count === undefined ? [] : { reason, count };
  });
}

const NAMES_AT_ONCE = 500;

/** How structures are called now. */
async function namesOf(knex: Knex, documentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const wanted = [...new Set(documentIds)];
  for (let start = 0; start < wanted.length; start += NAMES_AT_ONCE) {
    const rows: { document_id: string; name: string | null }[] = await knex('ess_organisations')
      .whereIn('document_id', wanted.slice(start, start + NAMES_AT_ONCE))
      .select('document_id', 'name');
    for (const { document_id: documentId, name } of rows) if (name !== null) names.set(documentId, name);
  }
  return names;
}
