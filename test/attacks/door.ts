/** Opens the door that `DOOR` names (`nginx-sqlite`, `nginx-postgresql`) before the suites run, and closes it behind them. */
import { DOOR_VARIABLE, type Door } from '../support/cms';
import { freePort } from '../support/free-port';
import { startTlsNginx } from '../support/proxies';
import { startPostgresql } from '../support/postgresql';

export default async function open(): Promise<() => Promise<void>> {
  const name = process.env.DOOR ?? '';
  const port = await freePort();
  const database = name.endsWith('-postgresql') ? await startPostgresql() : undefined;
  const nginx = await startTlsNginx(`http://127.0.0.1:${String(port)}`);
  const door: Door = {
    name,
    url: nginx.url,
    port,
    settings: {
      NODE_ENV: 'production',
      TRUSTED_PROXIES: '127.0.0.1',
      // Of the tests alone, for a certificate that nobody signed.
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      ...(database ? { DATABASE_URL: database.url } : {}),
    },
  };
  process.env[DOOR_VARIABLE] = JSON.stringify(door);
  return async () => {
    await nginx.stop();
    await database?.stop();
  };
}
