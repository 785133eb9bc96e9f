/** The territories as the rest of the plugin uses them: one index in memory, read again when they change. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { projectTerritory, withdrawTerritory } from './published-territories';
import { TerritoryIndex } from './territory-index';

export class Territories {
  private loaded: Promise<TerritoryIndex> | undefined;

  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * The index, read on first use. Through `transaction`, so that inside one it joins it: SQLite has a single
   * connection, and asking for a second would wait forever.
   */
  index(): Promise<TerritoryIndex> {
    if (this.loaded) return this.loaded;
    this.loaded = this.load();
    return this.loaded;
  }

  private async load(): Promise<TerritoryIndex> {
    try {
      return await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => TerritoryIndex.load(trx));
    } catch (error) {
      this.loaded = undefined;
      throw error;
    }
  }

  invalidate(): void {
    this.loaded = undefined;
  }

  /** Publishes a territory edited by hand, and its place among the others. */
  async project(documentId: string, trx: Knex): Promise<void> {
    await projectTerritory(trx, documentId);
    this.invalidate();
  }

  async withdraw(documentId: string, trx: Knex): Promise<void> {
    await withdrawTerritory(trx, documentId);
    this.invalidate();
  }
}
