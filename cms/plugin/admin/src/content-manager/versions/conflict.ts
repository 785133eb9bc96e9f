import type { ConflictingEntry } from '../../../../shared/contracts/versions';
import type { Difference } from './differences';

/** What somebody else changed since this screen was filled. */
export interface Conflict {
  readonly uid: string;
  readonly entries: readonly ConflictingEntry[];
  /** A form of one entry, or several chosen in a list. */
  readonly isForm: boolean;
  readonly differences: () => Promise<readonly Difference[]>;
}

export type Choice = 'mine' | 'theirs' | 'neither';
