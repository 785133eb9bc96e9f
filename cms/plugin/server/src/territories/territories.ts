/** The territories as the rest of the plugin uses them: one index in memory, read again when they change. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { holdTerritories, readPublicState, renewTerritoriesVersion } from '../announcements/public-state';
import { projectTerritory, rewriteAll, withdrawTerritory } from './published-territories';
import { TerritoryIndex } from './territory-index';

interface Versioned {
  /** Of the territories in the database when they were read. */
  readonly version: string;
  readonly index: TerritoryIndex;
}

export class Territories {
  /** What readers are answered from. */
  private loaded: Promise<Versioned> | undefined;
  /** The last one read, in a transaction or not: the same version is not read twice. */
  private latest: Versioned | undefined;

  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * The index, read on first use. Through `transaction`, so that inside one it joins it: SQLite has a single
   * connection, and asking for a second would wait forever.
   */
  async index(): Promise<TerritoryIndex> {
    this.loaded ??= this.load();
    return (await this.loaded).index;
  }

  /** The index of this very version, for what is written in a transaction that has seen it. */
  async ofVersion(version: string, trx: Knex): Promise<TerritoryIndex> {
    if (this.latest?.version !== version) this.latest = { version, index: await TerritoryIndex.load(trx) };
    return this.latest.index;
  }

  private async load(): Promise<Versioned> {
    try {
      return await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        const { territoriesVersion: version } = await readPublicState(trx);
        return { version, index: await this.ofVersion(version, trx) };
      });
    } catch (error) {
      this.loaded = undefined;
      throw error;
    }
  }

  /** Readers get another index if the territories are not those of the present one any more. */
  invalidate(): void {
    this.loaded = undefined;
  }

  /** The database has this version now. */
  async heard(version: string): Promise<void> {
    const { loaded } = this;
    const known = await loaded?.catch(() => undefined);
    if (known?.version !== version && this.loaded === loaded) this.invalidate();
  }

  /** Publishes a territory edited by hand, and its place among the others. */
  async project(documentId: string, trx: Knex): Promise<void> {
    await renewTerritoriesVersion(trx);
    await projectTerritory(trx, documentId);
    this.invalidate();
  }

  async withdraw(documentId: string, trx: Knex): Promise<void> {
    await renewTerritoriesVersion(trx);
    await withdrawTerritory(trx, documentId);
    this.invalidate();
  }

  /** Makes the whole public table what it should be; no other version where it is that already. */
  async repair(trx: Knex): Promise<void> {
    await holdTerritories(trx);
    if ((await rewriteAll(trx)) === 0) return;
    await renewTerritoriesVersion(trx);
    this.invalidate();
  }

  /** Publishes all anew after they were loaded in bulk. Nobody sees them half: others read what was there until the transaction ends. */
  async projectAll(trx: Knex): Promise<void> {
    await renewTerritoriesVersion(trx);
    await rewriteAll(trx);
    this.invalidate();
  }
}
