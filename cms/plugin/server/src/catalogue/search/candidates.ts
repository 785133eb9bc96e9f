/** The entries that a search may answer with, and what each of its words weighs in them: one statement, bounded. */
import type { Knex } from 'knex';
import { ENTRIES, VALUES, WORDS, type EntryKind } from '../../publication/tables';
import { MOST_COUNTED, rowsOf, weightIn, type FoundWord } from './found-words';

/** Entries among which the best are chosen; beyond, they are those that the rarest word weighs most in. */
export const MOST_CANDIDATES = MOST_COUNTED;
/** Of each word, where entries need not have them all. */
const MOST_OF_A_WORD = 300;

/** Where entries lie that a search is about, from the place itself to what covers it. */
export interface Place {
  readonly code: string;
  /** What contains it, the nearest first: its entries are of the place too. */
  readonly around: readonly string[];
  /** Whether entries of elsewhere are left out. */
  readonly isDemanded: boolean;
}

export interface Asked {
  readonly words: readonly FoundWord[];
  /** Words that weigh, and that nobody must have: those of the name of the place. */
  readonly others: readonly FoundWord[];
  readonly place: Place | undefined;
  readonly kinds: readonly EntryKind[];
  /** Qualified terms and slugs of organisations that entries must bear. */
  readonly topics: readonly string[];
  readonly organisations: readonly string[];
  /** Whether an entry must have every word, or may miss some. */
  readonly has: 'all' | 'some';
}

export interface Candidate {
  readonly id: number;
  readonly kind: EntryKind;
  readonly slug: string;
  /** When it is over, in milliseconds. */
  readonly until: number;
  /** What each word weighs, in order; 0 where it is missing. */
  readonly weights: readonly number[];
  /** What the other words weigh together. */
  readonly more: number;
  /** How near the place it is: 0 for elsewhere, more for what lies in it. */
  readonly nearness: number;
}

type Row = Readonly<Record<string, number | string | null>>;

export async function candidates(knex: Knex, asked: Asked): Promise<Candidate[]> {
  const { words, place } = asked;
  const found = asked.has === 'all' ? havingAll(knex, asked) : havingSome(knex, asked);
  const all = [...words, ...asked.others];
  const weights = all.map((word, index) =>
    knex.raw('? as ??', [weightIn(knex, word, 'entry.id'), `w${String(index)}`]),
  );
  const rows: Row[] = await knex({ entry: ENTRIES })
    .whereIn('entry.id', knex.select('entry_id').from(found.as('found')))
    .whereNull('entry.withdrawn_at')
    .select('entry.id', 'entry.kind', 'entry.slug', ...weights, nearness(knex, place), untilOf(knex))
    .limit(asked.has === 'all' ? MOST_CANDIDATES : MOST_OF_A_WORD * (words.length + 1));
  return rows.map((row): Candidate => ({
    id: Number(row.id),
    kind: kindOf(String(row.kind), asked.kinds),
    slug: String(row.slug),
    until: Number(row.until ?? 0),
    weights: words.map((_, index) => Number(row[`w${String(index)}`] ?? 0)),
    more: asked.others.reduce((sum, _, index) => sum + Number(row[`w${String(words.length + index)}`] ?? 0), 0),
    nearness: Number(row.nearness),
  }));
}

function kindOf(text: string, kinds: readonly EntryKind[]): EntryKind {
  const kind = kinds.find((known) => known === text);
  if (kind === undefined) throw new Error(`A search found an entry of another kind: ${text}`);
  return kind;
}

/** Every row of the index of an entry says when it is over. */
const untilOf = (knex: Knex): Knex.Raw =>
  knex.raw('(?) as until', [knex({ over: WORDS }).max('over.until').whereRaw('over.entry_id = entry.id')]);

function nearness(knex: Knex, place: Place | undefined): Knex.Raw {
  if (!place) return knex.raw('0 as nearness');
  const has = (name: string, code: string) =>
    knex({ near: VALUES })
      .select(knex.raw('1'))
      .whereRaw('near.entry_id = entry.id')
      .where('near.name', name)
      .where('near.value', code);
  const levels = [has('territory', place.code), ...place.around.map((code) => has('territory-own', code))];
  const cases = levels.map((_, index) => `when exists ? then ${String(levels.length - index)}`).join(' ');
  return knex.raw(`case ${cases} else 0 end as nearness`, levels);
}

/** The rarest word finds, or the place; the others are looked for in what is found. */
function havingAll(knex: Knex, asked: Asked): Knex.QueryBuilder {
  const [rarest, ...others] = [...asked.words].sort((one, other) => one.count - other.count);
  if (!rarest) return withoutWords(knex, asked);
  return stretches(knex, rarest, MOST_CANDIDATES, (rows) => {
    for (const other of others)
      void rows.whereExists(
        knex
          .select(knex.raw('1'))
          .from(
            rowsOf(knex, other).select('word.entry_id as other_id').whereRaw('word.entry_id = main.entry_id').as('o'),
          ),
      );
    narrow(rows, knex, asked, 'main.entry_id', 'main.kind');
  });
}

function havingSome(knex: Knex, asked: Asked): Knex.QueryBuilder {
  const each = asked.words.map((word) =>
    stretches(knex, word, MOST_OF_A_WORD, (rows) => narrow(rows, knex, asked, 'main.entry_id', 'main.kind')),
  );
  const [first, ...others] = each.map((rows, index) => knex.select('entry_id').from(rows.as(`of${String(index)}`)));
  return first ? first.unionAll(others) : withoutWords(knex, asked);
}

/**
 * The rows of a word, the heaviest first, up to a limit. A word that very many have is read from the index in its
 * order, stem by stem, so that it costs no more where there are more entries.
 */
function stretches(
  knex: Knex,
  word: FoundWord,
  most: number,
  narrowed: (rows: Knex.QueryBuilder) => void,
): Knex.QueryBuilder {
  const stretch = (pick: (rows: Knex.QueryBuilder) => void, isOrdered: boolean) => {
    const rows = knex({ main: WORDS }).select('main.entry_id', 'main.weight');
    pick(rows);
    narrowed(rows);
    if (isOrdered) void rows.orderBy('main.weight', 'desc');
    return rows.limit(most);
  };
  const { beginning } = word;
  if (beginning !== undefined) {
    const begun = (rows: Knex.QueryBuilder) =>
      void rows
        .where('main.word', '>=', beginning)
        .where('main.word', '<', `${beginning}\u{10ffff}`)
        .whereIn('main.read_in', [...word.readIn]);
    return stretch(begun, false);
  }
  const parts = word.stems.flatMap((stem) =>
    word.readIn.map((readIn) =>
      stretch((rows) => void rows.where('main.stem', stem).where('main.read_in', readIn), true),
    ),
  );
  const [first, ...others] = parts.map((rows, index) => knex.select('*').from(rows.as(`s${String(index)}`)));
  if (!first) return stretch((rows) => void rows.whereRaw('1 = 0'), false);
  return others.length === 0 ? first : first.unionAll(others);
}

/** Of what is asked for without words: the place, a theme, or everything. */
function withoutWords(knex: Knex, asked: Asked): Knex.QueryBuilder {
  const rows = knex({ main: ENTRIES }).select('main.id as entry_id').whereNull('main.withdrawn_at');
  narrow(rows, knex, asked, 'main.id', 'main.kind');
  return rows.limit(MOST_CANDIDATES);
}

function narrow(
  rows: Knex.QueryBuilder,
  knex: Knex,
  { kinds, place, topics, organisations }: Asked,
  id: string,
  kind: string,
): void {
  void rows.whereIn(kind, [...kinds]);
  const having = (name: string, values: readonly string[]) =>
    knex(VALUES)
      .select('entry_id')
      .where({ name })
      .whereIn('value', [...values]);
  if (topics.length > 0) void rows.whereIn(id, having('topic', topics));
  if (organisations.length > 0) void rows.whereIn(id, having('organisation', organisations));
  if (place?.isDemanded)
    void rows.whereIn(id, having('territory', [place.code]).unionAll([having('territory-own', [...place.around])]));
}
