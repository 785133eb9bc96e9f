/**
 * Previews that were made and not yet run, in the database for some minutes: any server answers for them. What was read
 * stays in memory where it was read; another server reads it again from the kept source.
 */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ImportEntry } from './candidates';
import type { PlanLine } from './plan';
import type { CheckedForm, ReadEntries } from './read-source';
import { IMPORT_PREVIEWS } from './tables';
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

/** What another server needs to read a preview again. */
export interface PreviewSource {
  readonly form: CheckedForm;
  readonly source: Uint8Array;
  readonly forced: ReadonlySet<string>;
}

const LIFETIME = 20 * 60_000;
/** Each may hold 10,000 entries. */
const MOST_IN_MEMORY = 4;
/** Each may be a file of 10 MB. */
const MOST_KEPT = 20;

interface PreviewRow {
  readonly token: string;
  readonly user_id: number;
  readonly form: string;
  readonly source: Uint8Array;
  /** JSON list. */
  readonly forced: string;
  /** Another one each time `forced` changes. */
  readonly version: string;
  readonly expires_at: number | string;
}

export class Previews {
  readonly #read = new Map<string, { readonly version: string; readonly preview: KeptPreview }>();

  constructor(private readonly knex: () => Knex) {}

  async keep(preview: Omit<KeptPreview, 'token'>): Promise<KeptPreview> {
    const token = randomUUID();
    const version = randomUUID();
    const { userId, form, read, forced } = preview;
    // The key of a source is not needed any more.
    const { key: _key, ...kept } = form;
    const row: PreviewRow = {
      token,
      user_id: userId,
      form: JSON.stringify(kept),
      source: read.source,
      forced: JSON.stringify([...forced]),
      version,
      expires_at: Date.now() + LIFETIME,
    };
    await this.knex()(IMPORT_PREVIEWS).insert(row);
    await this.#forget();
    return this.remember({ ...preview, token }, version);
  }

  /** Other entries are to be created though they look like others. */
  async replace(preview: KeptPreview): Promise<void> {
    const version = randomUUID();
    await this.knex()(IMPORT_PREVIEWS)
      .where({ token: preview.token })
      .update({ forced: JSON.stringify([...preview.forced]), version, expires_at: Date.now() + LIFETIME });
    this.remember(preview, version);
  }

  /** Only for who made it: what this server has read, or what it has to read again. */
  async find(
    token: string,
    userId: number,
  ): Promise<
    | { readonly version: string; readonly known: KeptPreview }
    | (PreviewSource & { readonly version: string })
    | undefined
  > {
    const mine = () =>
      this.knex()<PreviewRow>(IMPORT_PREVIEWS).where({ token, user_id: userId }).where('expires_at', '>=', Date.now());
    const state = await mine().first('version');
    if (!state) {
      this.#read.delete(token);
      return undefined;
    }
    const read = this.#read.get(token);
    if (read?.version === state.version) return { version: read.version, known: read.preview };
    const row = await mine().first('form', 'source', 'forced', 'version');
    if (!row) return undefined;
    const form: CheckedForm = JSON.parse(row.form);
    const forced: readonly string[] = JSON.parse(row.forced);
    return { form, source: row.source, forced: new Set(forced), version: row.version };
  }

  /** The least recently used goes first. */
  remember(preview: KeptPreview, version: string): KeptPreview {
    this.#read.delete(preview.token);
    this.#read.set(preview.token, { version, preview });
    for (const token of this.#read.keys()) {
      if (this.#read.size <= MOST_IN_MEMORY) break;
      this.#read.delete(token);
    }
    return preview;
  }

  async clear(): Promise<void> {
    this.#read.clear();
    await this.knex()(IMPORT_PREVIEWS).delete();
  }

  async drop(token: string): Promise<void> {
    this.#read.delete(token);
    await this.knex()(IMPORT_PREVIEWS).where({ token }).delete();
  }

  /** What is over, and the oldest beyond those that are kept. */
  async #forget(): Promise<void> {
    const knex = this.knex();
    const kept = knex(IMPORT_PREVIEWS).orderBy('expires_at', 'desc').limit(MOST_KEPT).select('token');
    await knex(IMPORT_PREVIEWS).where('expires_at', '<', Date.now()).orWhereNotIn('token', kept).delete();
  }
}
