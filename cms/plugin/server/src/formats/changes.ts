/**
 * What changed since an instant, `/ess/changes.json`: how an aggregator keeps a copy up to date without reading
 * everything again. Contract: `json-schemas/changes.schema.json`.
 */
import type { ListedKind, ListedView } from 'ess-shared-types';
import { jsonText } from './json-ld/nodes';

/** An entry as it now is, or the tombstone of one that was withdrawn: its copies are to be deleted. */
export interface Change {
  readonly kind: ListedKind;
  /** `<documentId>@<instance id>`: stable over changes of slug and of server. */
  readonly id: string;
  /** Its slug now, or the last one it had. */
  readonly slug: string;
  /** Grows by one at each change of what is published. */
  readonly revision: number;
  /** ISO 8601 instant of the change. */
  readonly changedAt: string;
  /** `outside`: published, but not in the territories asked for; a copy of it is to be deleted too. */
  readonly state: 'published' | 'withdrawn' | 'outside';
  /** Address of its page; `null` unless it is shown. */
  readonly url: string | null;
  /** The finished view; `null` unless it is shown. */
  readonly entry: ListedView | null;
}

export interface ChangesAnswer {
  /** Which history of the database this is, by the instant of its beginning: a restored backup begins another. */
  readonly epoch: string;
  /** The instant asked for, ISO 8601; `null` for everything since the beginning. */
  readonly since: string | null;
  /** Instant of the answer. */
  readonly asOf: string;
  /** Oldest first; an entry stands once, as of its last change. */
  readonly changes: readonly Change[];
  /** Address to ask next: at once while `hasMore`, later for what will have changed; `null` when there is none. */
  readonly next: string | null;
  /** More changes are known than this page holds. */
  readonly hasMore: boolean;
}

/** The fields in the order of the contract; a withdrawn entry never carries a view, whatever it is given with. */
export const changesJson = ({ epoch, since, asOf, changes, next, hasMore }: ChangesAnswer): string =>
  jsonText({
    epoch,
    since,
    asOf,
    hasMore,
    next,
    changes: changes.map(({ kind, id, slug, revision, changedAt, state, url, entry }) => {
      const isPublished = state === 'published';
      return {
        kind,
        id,
        slug,
        revision,
        changedAt,
        state,
        url: isPublished ? url : null,
        entry: isPublished ? entry : null,
      };
    }),
  });
