/** Debian’s pgbouncer in transaction mode before a PostgreSQL, on a free port of the loopback. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port';

const PROGRAM = '/usr/sbin/pgbouncer';

export const hasPgbouncer = existsSync(PROGRAM);

export interface Pgbouncer {
  /** `postgresql://…`, to the same database. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Nothing is ignored of what clients ask when they connect: the strictest configuration, and its default. */
export async function startPgbouncer(server: string): Promise<Pgbouncer> {
  const { hostname, port, pathname, username, password } = new URL(server);
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-pgbouncer-'));
  chmodSync(folder, 0o755);
  const listen = await freePort();
  const users = path.join(folder, 'users.txt');
  writeFileSync(users, `"${username}" "${password}"\n`);
  const file = path.join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
${pathname.slice(1)} = host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${String(listen)}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = transaction
default_pool_size = 20
max_client_conn = 200
`,
  );
  // It refuses to run as root.
  const child = spawn(PROGRAM, [...(process.getuid?.() === 0 ? ['-u', 'nobody'] : []), file], { stdio: 'ignore' });
  for (let tries = 0; !(await answers(listen)); tries += 1) {
    if (child.exitCode !== null || tries > 100) throw new Error('pgbouncer did not start');
    await wait(100);
  }
  return {
    url: `postgresql://${username}:${password}@127.0.0.1:${String(listen)}${pathname}`,
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve((socket.destroy(), true)));
    socket.once('error', () => resolve(false));
  });
