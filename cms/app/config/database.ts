import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { env } from '../src/settings';

/** SQLite in one file unless `DATABASE_URL` names a PostgreSQL server. */
export default (): Core.Config.Database => {
  const url = env('DATABASE_URL', '');
  if (url !== '') {
    const connection: Core.Config.Database<'postgres'>['connection'] = {
      client: 'postgres',
      connection: fromUrl(new URL(url)),
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
    ssl: url.searchParams.get('sslmode') === 'require',
  };
}
