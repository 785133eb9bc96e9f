/** Debian’s own PostgreSQL, where it is installed: its `pg_dump` and `pg_restore` speak to no newer server. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';

const VERSIONS = '/usr/lib/postgresql';

export interface DebianPostgresql {
  /** `postgresql://…` of a new, empty database. */
  createDatabase(name: string): string;
  stop(): void;
}

/** The folder of its programs; `undefined` where it is not installed. */
function programs(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const [latest] = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
  const folder = path.join(VERSIONS, latest ?? '', 'bin');
  return existsSync(path.join(folder, 'initdb')) ? folder : undefined;
}

/** `undefined` where it is not installed. */
export async function startDebianPostgresql(): Promise<DebianPostgresql | undefined> {
  const bin = programs();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-debian-postgresql-'));
  chmodSync(folder, 0o777);
  const data = path.join(folder, 'data');
  const port = String(await freePort());
  const run = (program: string, ...given: string[]) => {
    const command = [path.join(bin, program), ...given];
    // PostgreSQL refuses to run as root.
    const [first = '', ...rest] = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(first, rest, { stdio: 'ignore', cwd: folder });
  };
  run('initdb', '-D', data, '-U', 'ess', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8');
  run('pg_ctl', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', `-p ${port} -k ${folder}`, 'start');
  return {
    createDatabase: (name) => {
      run('createdb', '-h', '127.0.0.1', '-p', port, '-U', 'ess', '--encoding=UTF8', name);
      return `postgresql://ess:ess@127.0.0.1:${port}/${name}`;
    },
    stop: () => run('pg_ctl', '-D', data, '-w', '-m', 'fast', 'stop'),
  };
}
