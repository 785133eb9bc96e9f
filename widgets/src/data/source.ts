/** Where the content of an element comes from, and what is to be shown of it. */

/** A selection at a CMS: whom is asked what. */
export interface Target<Variables> {
  readonly endpoint: string;
  readonly variables: Variables;
}

/** What all lists of the CMS have in common. */
export interface ListAnswer {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean };
  readonly total: number;
  /** Instant of the answer. */
  readonly asOf: string;
  /** The enclosing territory at which something was found. */
  readonly foundAt: { readonly code: string } | null;
}

/** Content, and how it stands. */
export interface Shown<Data> {
  readonly phase: 'shown';
  readonly data: Data;
  /** The last refresh failed, or the answer was a last good copy. */
  readonly outdated?: boolean;
  /** How the request for the next page stands. */
  readonly more?: 'loading' | 'failed' | undefined;
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

/** A list that Apollo Client has taken over. */
export interface FollowedList<Data> {
  /** Adds the next page to what is shown. */
  more(signal: AbortSignal): Promise<Change<Data>>;
  /** Asks for the first page anew. */
  refresh(signal: AbortSignal): Promise<Change<Data>>;
  close(): void;
}

/** What the shell needs to know of an operation; all the rest is in the chunk that `follow` loads. */
export interface Source<Data, Variables, List extends FollowedList<Data>> {
  /** sha256 of the operation. */
  readonly id: string;
  /** Whether an answer has the shape of this operation's. */
  accepts(data: unknown): data is Data;
  list(data: Data): ListAnswer;
  /** Loads Apollo Client, which adopts the first answer and serves what follows. */
  follow(target: Target<Variables>, first: Data, show: (data: Data) => void): Promise<List>;
}
