/** Pages of drafts, kept in the database for a while under names that nobody can guess: any server answers them. */
import { createHash, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { essOf } from '../../ess';

export const DRAFT_PREVIEWS = 'ess_draft_previews';

/** Milliseconds for which a preview can be read. */
export const PREVIEW_LIFE = 30 * 60_000;
const MOST_PREVIEWS = 100;
const MOST_BYTES = 16 * 1024 * 1024;

export interface KeptPreview {
  /** 256 random bits: whoever has it may read the preview, without an account. */
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export async function createDraftPreviews(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(DRAFT_PREVIEWS)) return;
  await knex.schema.createTable(DRAFT_PREVIEWS, (table) => {
    table.increments('id');
    // Of the token, which itself stands in the address alone: a copy of the database opens nothing.
    table.string('token_hash', 64).notNullable().unique({ indexName: 'ess_draft_previews_token_uq' });
    table.text('page').notNullable();
    table.integer('bytes').notNullable();
    table.bigInteger('expires_at').notNullable();
  });
}

export class Previews {
  constructor(
    private readonly knex: Knex,
    private readonly now: () => number,
  ) {}

  async keep(page: string): Promise<KeptPreview> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = this.now() + PREVIEW_LIFE;
    await this.knex(DRAFT_PREVIEWS).insert({
      token_hash: hashOf(token),
      page,
      bytes: Buffer.byteLength(page),
      expires_at: expiresAt,
    });
    await this.forget();
    return { token, expiresAt };
  }

  /** `undefined` for what is over, and for what never was: they answer alike. */
  async read(token: string): Promise<string | undefined> {
    const row: { page: string } | undefined = await this.knex(DRAFT_PREVIEWS)
      .where({ token_hash: hashOf(token) })
      .where('expires_at', '>', this.now())
      .first('page');
    return row?.page;
  }

  /** Ends them all: whoever still needs one asks again. */
  async clear(): Promise<void> {
    await this.knex(DRAFT_PREVIEWS).delete();
  }

  /** What is over, and the oldest beyond what is kept. */
  private async forget(): Promise<void> {
    const rows: { id: number; bytes: number }[] = await this.knex(DRAFT_PREVIEWS)
      .where('expires_at', '>', this.now())
      .orderBy('id', 'desc')
      .limit(MOST_PREVIEWS)
      .select('id', 'bytes');
    let bytes = 0;
    const kept = rows.filter((row) => (bytes += row.bytes) <= MOST_BYTES).map(({ id }) => id);
    await this.knex(DRAFT_PREVIEWS).whereNotIn('id', kept).delete();
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const previewsOf = (strapi: Core.Strapi): Previews =>
  new Previews(strapi.db.connection, () => essOf(strapi).config.now());
