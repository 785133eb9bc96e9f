/** Previews that were made and not yet run, in memory for some minutes: a few at most, the oldest goes first. */
import { randomUUID } from 'node:crypto';
import type { ImportEntry } from './candidates';
import type { PlanLine } from './plan';
import type { CheckedForm, ReadEntries } from './read-source';
import type { TypeUid } from '../content-types';

export interface KeptPreview {
  readonly token: string;
  readonly userId: number;
  readonly form: CheckedForm;
  readonly read: ReadEntries;
  readonly mayWrite: (uid: TypeUid) => boolean;
  /** External ids of entries to create though they look like others. */
  readonly forced: ReadonlySet<string>;
  readonly lines: readonly PlanLine<ImportEntry>[];
}

const LIFETIME = 20 * 60_000;
/** Each may hold 10,000 entries. */
const MOST = 4;

export class Previews {
  readonly #kept = new Map<string, { readonly preview: KeptPreview; readonly until: number }>();

  keep(preview: Omit<KeptPreview, 'token'>): KeptPreview {
    const kept = { ...preview, token: randomUUID() };
    this.replace(kept);
    return kept;
  }

  replace(preview: KeptPreview): void {
    this.#kept.delete(preview.token);
    this.#kept.set(preview.token, { preview, until: Date.now() + LIFETIME });
    for (const [token, { until }] of this.#kept) {
      if (until < Date.now() || this.#kept.size > MOST) this.#kept.delete(token);
    }
  }

  /** Only for who made it. */
  find(token: string, userId: number): KeptPreview | undefined {
    const found = this.#kept.get(token);
    return found && found.until >= Date.now() && found.preview.userId === userId ? found.preview : undefined;
  }

  clear(): void {
    this.#kept.clear();
  }

  drop(token: string): void {
    this.#kept.delete(token);
  }
}
