/** PostgreSQL that wants TLS: every connection has it, and a certificate that is not the right one is refused in words. */
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import knex from 'knex';
import { expect, it } from 'vitest';
import { Application, sharedSecrets } from '../support/application';
import { context, figure, notRun } from '../support/figures';
import { freePort } from '../support/free-port';
import { startPostgresql } from '../support/postgresql';
import { isInstalled } from '../support/proxies';
import { Server } from '../support/server';
import { eventData, EVENTS } from '../support/writers';

const SCENARIO = 'TLS jusqu’à PostgreSQL';
const hasOpenssl = isInstalled('openssl');

it.runIf(!hasOpenssl)('is not tried without openssl', () => {
  notRun(SCENARIO, 'openssl n’est pas installé');
});

it.skipIf(!hasOpenssl)('is what every connection has, or the start says why not', async () => {
  const server = await startPostgresql();
  const authority = await server.requireTls();
  const url = `${server.url}?sslmode=verify-full&sslrootcert=${authority}`;
  const application = await Application.start({ DATABASE_URL: url });
  const outside = knex({
    client: 'pg',
    connection: { connectionString: server.url, ssl: { rejectUnauthorized: false } },
  });
  try {
    const publisher = await application.create('plugin::ess.organisation', { name: 'Réseau chiffré' });
    await application.create(EVENTS, eventData(publisher, 'Par TLS'), 'published');
    expect((await application.get('/ess/agenda.json?when=all')).text).toContain('Par TLS');
    expect((await application.get('/ess/health')).status).toBe(200);
    const { rows }: { rows: { ssl: boolean }[] } = await outside.raw(
      `select ssl from pg_stat_ssl join pg_stat_activity using (pid)
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    context(SCENARIO, 'connexions', rows.length);
    figure(SCENARIO, 'connexions sans TLS', rows.filter(({ ssl }) => !ssl).length, { atMost: 0 });
    expect(rows.length).toBeGreaterThan(2);
  } finally {
    await outside.destroy();
    await application.stop();
  }
  const other = path.join(mkdtempSync(path.join(tmpdir(), 'ess-tls-')), 'other.pem');
  writeFileSync(other, rootCertificates[0] ?? '');
  const start = async (given: string) => Server.start(await freePort(), { DATABASE_URL: given }, sharedSecrets());
  await expect(start(`${server.url}?sslmode=verify-full&sslrootcert=${other}`)).rejects.toThrow(
    /Le certificat de PostgreSQL \(127\.0\.0\.1:\d+\) n’est pas reconnu/,
  );
  await expect(start(server.url)).rejects.toThrow(/PostgreSQL \(127\.0\.0\.1:\d+\) n’admet pas cette connexion/);
  await server.stop();
});
