/** A streaming replica of the embedded PostgreSQL, made of a copy of its files. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import knex from 'knex';
import { z } from 'zod';
import { freePort } from './free-port';
import type { Postgresql } from './postgresql';

const settingSchema = z.object({ rows: z.tuple([z.object({ data_directory: z.string() })]) });

export interface Replica {
  /** `postgresql://…` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Stops the server for the time of the copy. */
export async function startReplica(server: Postgresql): Promise<Replica> {
  const { hostname, port: serverPort, username, password } = new URL(server.url);
  const asked = knex({ client: 'pg', connection: server.url });
  const { rows } = settingSchema.parse(await asked.raw('show data_directory'));
  await asked.destroy();
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-replica-'));
  chmodSync(folder, 0o777);
  const databaseDir = path.join(folder, 'data');
  await server.stop();
  execFileSync('cp', ['-a', rows[0].data_directory, databaseDir]);
  await server.start();
  rmSync(path.join(databaseDir, 'postmaster.pid'), { force: true });
  writeFileSync(path.join(databaseDir, 'standby.signal'), '');
  appendFileSync(
    path.join(databaseDir, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${serverPort} user=${username} password=${password}'\n`,
  );
  const port = await freePort();
  // The same program, which the package would only take for started once it accepts writes.
  const [program = ''] = readFileSync(path.join(databaseDir, 'postmaster.opts'), 'utf8').split(' ');
  const child = spawn(program, ['-D', databaseDir, '-p', String(port)], { stdio: 'ignore', ...accountOf(databaseDir) });
  const url = server.url.replace(`:${serverPort}/`, `:${String(port)}/`);
  await answers(url);
  return {
    url,
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      await exited;
    },
  };
}

/** PostgreSQL refuses to run as root: it runs as the owner of its files. */
function accountOf(folder: string): { uid: number; gid: number } {
  const { uid, gid } = statSync(folder);
  return { uid, gid };
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const asked = knex({ client: 'pg', connection: url, acquireConnectionTimeout: 2_000 });
    try {
      await asked.raw('select 1');
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await wait(200);
    } finally {
      await asked.destroy();
    }
  }
}
