/** What the publication needs to know of a type: how its documents are loaded, checked and projected. */
import type { TypeUid } from '../../content-types';
import type { Ancestry } from '../entry-parts';
import type { Projection } from '../stored-views';
import type { PublicationProblem } from '../validation/problems';

/** Relations and components to load with a document, and the fields wanted of each. */
export interface Populate {
  [attribute: string]: boolean | { fields?: string[]; populate?: Populate };
}

export interface PublishedType {
  readonly uid: TypeUid;
  readonly table: string;
  readonly hasDrafts: boolean;
  readonly populate: Populate;
  /** `undefined` for a document that has nothing to show yet. */
  project(document: unknown, ancestry: Ancestry): Projection<unknown> | undefined;
  /** What stops its publication. */
  check(document: unknown): PublicationProblem[];
}
