/**
 * PostgreSQL wakes this server when another one announced something. Without it (a pooler in transaction mode lets no
 * notification through, a connection was lost) announcements are read once a second all the same.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { openOwn } from '../database/connections';
import { CHANNEL } from './tables';

/** Milliseconds. */
const RECONNECT_AFTER = 1_000;
const SLOWEST_RECONNECT = 30_000;
const TEST_PATIENCE = 2_000;

const NO_NOTIFICATIONS =
  'PostgreSQL ne réveille pas ce serveur (LISTEN sans effet : mandataire de connexions en mode transaction ?). Les changements faits sur d’autres serveurs sont lus une fois par seconde ; DATABASE_DIRECT_URL donne une connexion directe.';

interface NativeConnection {
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
  on(event: 'notification', listener: (message: { readonly payload?: string }) => void): void;
  on(event: 'error' | 'end', listener: () => void): void;
}

export class WakeUp {
  private readonly own: Knex;
  private timer: NodeJS.Timeout | undefined;
  private connection: NativeConnection | undefined;
  private isStopped = false;
  private isTested = false;
  private failures = 0;

  constructor(
    private readonly strapi: Core.Strapi,
    directUrl: string | null,
    private readonly wake: () => void,
  ) {
    this.own = openOwn(strapi, { most: 1, url: directUrl, options: { keepAlive: true } });
  }

  start(): this {
    void this.connect();
    return this;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.drop();
    await this.own.destroy();
  }

  private async connect(): Promise<void> {
    try {
      const client: Knex.Client = this.own.client;
      const connection: NativeConnection = await client.acquireConnection();
      this.connection = connection;
      connection.on('error', () => this.lost(connection));
      connection.on('end', () => this.lost(connection));
      const token = randomUUID();
      const arrived = new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), TEST_PATIENCE).unref();
        connection.on('notification', ({ payload }) => {
          if (payload === token) resolve(true);
          else if (!payload) this.wake();
        });
      });
      await connection.query(`listen ${CHANNEL}`);
      if (this.isTested) {
        this.failures = 0;
        // What was announced while it was away.
        this.wake();
        return;
      }
      // Over another connection: a pooler would answer by the very one that listens.
      await this.strapi.db.connection.raw('select pg_notify(?, ?)', [CHANNEL, token]);
      if (await arrived) this.isTested = true;
      else if (this.connection === connection) {
        this.strapi.log.warn(NO_NOTIFICATIONS);
        await this.stop();
      }
    } catch {
      this.lost(this.connection);
    }
  }

  /** Tries again, more and more rarely: the readings of each second tell when the database itself is away. */
  private lost(connection: NativeConnection | undefined): void {
    if (this.isStopped || this.connection !== connection) return;
    void this.drop();
    const after = Math.min(RECONNECT_AFTER * 2 ** this.failures, SLOWEST_RECONNECT);
    this.failures += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), after).unref();
  }

  private async drop(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    if (!connection) return;
    const client: Knex.Client = this.own.client;
    // It may be lost already. The pool finds it ended, and makes another one when asked.
    await connection.end().catch(() => undefined);
    await client.releaseConnection(connection);
  }
}
