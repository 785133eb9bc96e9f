/** What a commit changed for those who read. */
import type { EntryKind } from '../content-types/entry-kinds';

/** An entry whose public view was made, changed or taken away. */
export interface PublishedChange {
  readonly kind: EntryKind;
  readonly documentId: string;
  readonly outcome: 'created' | 'changed' | 'withdrawn';
}

/** What a commit changed for the public; `everything` when territories did, or all was made again. */
export type PublishedChanges = readonly PublishedChange[] | 'everything';
