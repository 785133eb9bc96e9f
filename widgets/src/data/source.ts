/** Where the content of an element comes from, and what is to be shown of it. */
import type { DocumentNode } from 'graphql';
import type { Variables } from '../foundation/selection-attributes.js';

/** A selection at a CMS: whom is asked what. */
export interface Target {
  readonly endpoint: string;
  readonly variables: Variables;
}

/** What all lists of the CMS have in common. */
export interface ListAnswer {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly total: number;
  /** Instant of the answer. */
  readonly asOf: string;
  /** Instant until which it stays true if nothing is published. */
  readonly validUntil?: string | null;
  /** The enclosing territory at which something was found. */
  readonly foundAt: { readonly code: string; readonly name: string } | null;
}

/** An answer beside its list: names of the territories asked for (`essTerritories @include(if: $withNames)`). */
export interface NamedTerritories {
  readonly essTerritories?: { readonly nodes: readonly { readonly code: string; readonly name: string }[] };
}

/** Content, and how it stands. */
export interface Shown<Data> {
  readonly phase: 'shown';
  readonly data: Data;
  /** The last refresh failed, or the answer was a last good copy. */
  readonly outdated?: boolean;
  /** What the reader did is under way, or failed. */
  readonly action?: 'loading' | 'failed' | undefined;
  /** What the last action brought, for those who do not see it. */
  readonly announcement?: string;
}

/**
 * What an element has to show. `waiting`: not near the viewport yet, or the answer is under way.
 * `refused`: the selection is wrong, only the fallback children are shown. `failed`: no answer.
 */
export type DeliveryState<Data> = { readonly phase: 'waiting' | 'refused' | 'failed' } | Shown<Data>;

/** How what is shown stands after an action. */
export type Change<Data> = Partial<Omit<Shown<Data>, 'phase'>>;

/** What the shell needs to know of a list operation; the document itself is in the chunk of the element. */
export interface Source<Data> {
  /** sha256 of the operation. */
  readonly id: string;
  /** Name of the list in the answer, `essEvents`. */
  readonly field: string;
  list(data: Data): ListAnswer;
  /** Loads the syntax tree of the operation. */
  document(): Promise<DocumentNode>;
}

/** A list that Apollo Client has taken over. */
export interface FollowedList<Data> {
  /** What is shown with the next page. */
  more(signal: AbortSignal): Promise<Data>;
  /** Shows another selection in the place of this one. */
  select(variables: Variables, signal: AbortSignal): Promise<Change<Data>>;
  /** Asks for what is shown anew. */
  refresh(signal: AbortSignal): Promise<Change<Data>>;
  /** Asks something else of the same CMS, once. */
  query(operation: Operation, variables: Variables): Promise<unknown>;
}

/** A trusted document: `id` is its address on the CMS. What `import * as x from './x.graphql'` gives. */
export interface Operation {
  readonly id: string;
  readonly document: DocumentNode;
}

/** Whether an answer is one of this operation. */
export function isAnswerOf<Data>({ field }: Source<Data>, data: unknown): data is Data {
  return typeof data === 'object' && data !== null && Boolean(Reflect.get(data, field));
}

/** What was shown and the page after it; what was published in between may push an entry onto both. */
export function withPage<Data extends object>(source: Source<Data>, before: Data, page: Data): Data {
  const { nodes } = source.list(before);
  const known = new Set(nodes.map(({ id }) => id));
  const next = source.list(page);
  return {
    ...before,
    [source.field]: { ...next, nodes: [...nodes, ...next.nodes.filter(({ id }) => !known.has(id))] },
  };
}
