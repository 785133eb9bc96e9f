/**
 * SQLite answers within the call: a thousand queries in a row, however they are awaited, are one stretch during which
 * the server does nothing else. This client gives way between two queries, inside transactions too, and prepares none
 * of them twice.
 */
import type { Knex } from 'knex';
import { noteQuery } from './background';
import { giveWay } from './give-way';
import { rememberStatements } from './prepared-statements';

/** What is used of a client of knex. */
interface Client {
  readonly constructor: ClientClass;
  readonly config: { readonly client?: unknown };
  readonly driverName?: string;
  _query(connection: unknown, query: unknown): Promise<unknown>;
}
type ClientClass = new (config: Knex.Config) => Client;

/** Makes the queries of a connection give way; of any other database, it leaves the connection as it is. */
export function makePolite(knex: Knex): void {
  const client: Client = knex.client;
  if (client.driverName !== 'better-sqlite3') return;
  const Base = client.constructor;
  class PoliteClient extends Base {
    override async _query(connection: unknown, query: unknown): Promise<unknown> {
      noteQuery();
      rememberStatements(connection);
      await giveWay();
      return super._query(connection, query);
    }
  }
  // A transaction makes its client from the class of this one.
  Object.setPrototypeOf(client, PoliteClient.prototype);
}
