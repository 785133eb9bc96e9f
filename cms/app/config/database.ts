import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { env } from '../src/settings';

/** SQLite in one file unless `DATABASE_URL` names a PostgreSQL server. */
export default (): Core.Config.Database => {
  const url = env('DATABASE_URL', '');
  if (url !== '') {
    const schema = env('DATABASE_SCHEMA', '');
    const most = env.int('DATABASE_POOL_MAX', 10);
    const connection: Core.Config.Database<'postgres'>['connection'] = {
      client: 'postgres',
      connection: { ...fromUrl(new URL(url)), ...(schema === '' ? {} : { schema }) },
      pool: { min: 0, max: most },
    };
    return { connection };
  }
  const filename = path.resolve(env('DATABASE_FILENAME', path.join('data', 'ess.db')));
  const connection: Core.Config.Database<'sqlite'>['connection'] = {
    client: 'sqlite',
    connection: { filename },
    useNullAsDefault: true,
  };
  return { connection };
};

function fromUrl(url: URL) {
  return {
    host: url.hostname,
    port: Number(url.port || '5432'),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ssl: tlsOf(url.searchParams),
  };
}

/** The words of PostgreSQL's own clients. `require` verifies the certificate too: unverified, TLS protects from nobody. */
function tlsOf(parameters: URLSearchParams) {
  const mode = parameters.get('sslmode') ?? 'disable';
  const file = parameters.get('sslrootcert');
  const authority = file === null ? {} : { ca: readFileSync(file, 'utf8') };
  switch (mode) {
    case 'disable':
      return false;
    case 'require':
    case 'verify-full':
      return { rejectUnauthorized: true, ...authority };
    case 'verify-ca':
      return { rejectUnauthorized: true, ...authority, checkServerIdentity: () => undefined };
    case 'no-verify':
      return { rejectUnauthorized: false };
    default:
      throw new Error(
        `DATABASE_URL : sslmode=${mode} ; « disable », « require », « verify-ca », « verify-full » ou « no-verify » est attendu.`,
      );
  }
}
