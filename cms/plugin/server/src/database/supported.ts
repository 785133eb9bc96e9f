/** The databases that the plugin runs on: asked before Strapi makes a single table. */

const SUPPORTED = ['sqlite', 'postgres'];

/**
 * Throws where the database is of another make, by its name.
 * @param client as the host configures it, `database.connection.client`
 */
export function requireSupportedDatabase(client: unknown): void {
  if (typeof client === 'string' && SUPPORTED.includes(client)) return;
  const name = client === 'mysql' ? 'MySQL et MariaDB' : `« ${String(client)} »`;
  throw new Error(
    `Le plugin ESS ne fonctionne pas avec ${name} (database.connection.client). Il lui faut PostgreSQL ou SQLite : rien n’a été créé dans cette base. / The ESS plugin runs on PostgreSQL or SQLite, not on ${String(client)}: nothing was created.`,
  );
}
