/** An installation as people have one: `npm start`, or the server in production mode behind nginx with TLS. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { appFolder, dataFolder, root } from '../../scripts/lib/paths.mjs';
import type { Answer } from '../support/cms';
import { freePort } from '../support/free-port';
import { startTlsNginx } from '../support/proxies';
import { startPostgresql } from '../support/postgresql';

export interface Sent {
  /** A form and bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** Address of the loopback that it comes from. */
  readonly from?: string;
}

export type Received = Answer & { readonly cookies: readonly string[] };

/** What `npm test` cannot see in a process of its own: ways in, and what stays on the disk. */
export interface Installation {
  readonly url: string;
  /** An empty page of the same host on another port. */
  readonly elsewhere: string | undefined;
  readonly isOnSqlite: boolean;
  readonly isProduction: boolean;
  /** Database, copies, journals: all that this installation alone writes. */
  readonly folder: string;
  /** Where its process puts what arrives. */
  readonly received: string;
  readonly uploads: string;
  readonly databaseFile: string;
  send(method: string, address: string, sent?: Sent): Promise<Received>;
  /** Milliseconds of processor time that its process has used. */
  processorTime(): number;
  /** All that it printed. */
  output(): string;
  /** The administrator of a fresh installation, by the way that it offers. */
  enter(): Promise<{ readonly email: string; readonly password: string; readonly cookies: readonly string[] }>;
  stop(): Promise<void>;
}

export interface Kind {
  readonly name: string;
  readonly isProduction: boolean;
  readonly isOnSqlite: boolean;
}

export const KINDS: readonly Kind[] = [
  { name: 'npm start', isProduction: false, isOnSqlite: true },
  { name: 'production behind nginx with TLS, on SQLite', isProduction: true, isOnSqlite: true },
  { name: 'production behind nginx with TLS, on PostgreSQL', isProduction: true, isOnSqlite: false },
];

export const OWNER = { email: 'proprietaire@exemple.invalid', password: 'Essai-0123456789' } as const;
export const SECURITY_CONTACT = 'mailto:securite@exemple.invalid';

/** Kernel ticks a second, which Linux gives to programs as 100 whatever it uses itself. */
const TICKS = 100;
/** Milliseconds until a fresh start has loaded its territories on a machine that does other things too. */
const PATIENCE = 1_200_000;

const demoLogin = path.join(dataFolder, 'demo-login.txt');

export async function install({ isProduction, isOnSqlite }: Kind): Promise<Installation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-installation-'));
  const received = mkdtempSync(path.join(tmpdir(), 'ess-received-'));
  const port = await freePort();
  const listening = `http://127.0.0.1:${String(port)}`;
  const database = isOnSqlite ? undefined : await startPostgresql();
  const nginx = isProduction ? await startTlsNginx(listening) : undefined;
  const url = nginx?.url ?? listening;
  const databaseFile = path.join(folder, 'ess.db');
  // Fresh it takes minutes: what is tried again and again may begin with a database that has loaded its territories.
  const loaded = process.env.ESS_TEST_DATABASE;
  if (isOnSqlite && loaded !== undefined) {
    copyFileSync(loaded, databaseFile);
    chmodSync(databaseFile, 0o600);
  }
  // The login of a demo that someone uses in this checkout is not that of this test.
  const formerLogin = existsSync(demoLogin) ? readFileSync(demoLogin) : undefined;

  const [program, ...words] = isProduction
    ? [process.execPath, path.join(root, 'scripts', 'serve.mjs')]
    : ['npm', 'start', '--silent'];
  const child = spawn(program, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // What the test runner says of itself is not for the server; what is empty is not set.
      ...{ NODE_ENV: '', VITEST: '', ESS_DEMO: '', HOST: '', PUBLIC_URL: '' },
      PORT: String(port),
      TMPDIR: received,
      DATABASE_URL: database?.url ?? '',
      DATABASE_FILENAME: databaseFile,
      COPIES_FOLDER: path.join(folder, 'copies'),
      WATERMARKS_FOLDER: folder,
      ACCESS_LOG: path.join(folder, 'access.log'),
      LINK_CHECK_CRON: 'off',
      SECURITY_CONTACT,
      ...(isProduction ? { PUBLIC_URL: url, TRUSTED_PROXIES: '127.0.0.1' } : {}),
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));

  const send = (method: string, address: string, sent: Sent = {}) => request(url, method, address, sent);
  const deadline = Date.now() + PATIENCE;
  while (!said.includes(url)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The installation did not start: ${said}`);
    }
    await wait(200);
  }
  return {
    url,
    elsewhere: nginx?.elsewhere,
    isOnSqlite,
    isProduction,
    folder,
    received,
    uploads: path.join(appFolder, 'public', 'uploads'),
    databaseFile,
    send,
    processorTime: () => processorTime(serverOf(child)),
    output: () => said,
    enter: () => (isProduction ? makeFirstAccount(said, send) : Promise.resolve({ ...demoAccount(), cookies: [] })),
    async stop() {
      if (child.exitCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      }
      await nginx?.stop();
      await database?.stop();
      if (isProduction) return;
      if (formerLogin === undefined) rmSync(demoLogin, { force: true });
      else writeFileSync(demoLogin, formerLogin, { mode: 0o600 });
    },
  };
}

function demoAccount(): { readonly email: string; readonly password: string } {
  const [email = '', password = ''] = readFileSync(demoLogin, 'utf8').split('\n');
  return { email, password };
}

/** As the owner does, with the address that the start has printed. */
async function makeFirstAccount(said: string, send: Installation['send']) {
  const printed = /\S+(\/admin\/premier-compte\/[\w-]+)/.exec(said)?.[1];
  if (printed === undefined) throw new Error(`No address of a first account was printed: ${said}`);
  const opened = await send('GET', printed);
  const body = { firstname: 'Propriétaire', lastname: 'Essai', ...OWNER };
  const made = await send('POST', '/admin/register-admin', { body, headers: { cookie: cookiesOf(opened) } });
  if (made.status !== 200) throw new Error(`The first account was not made: ${made.text}`);
  return { ...OWNER, cookies: opened.cookies };
}

export const cookiesOf = ({ cookies }: { readonly cookies: readonly string[] }): string =>
  cookies.map((cookie) => cookie.split(';', 1)[0] ?? '').join('; ');

/** Npm starts the server as a child of its own. */
function serverOf({ pid }: ChildProcess): number {
  let server = z.number().parse(pid);
  for (;;) {
    const [child] = readFileSync(`/proc/${String(server)}/task/${String(server)}/children`, 'utf8').split(' ');
    if (child === undefined || child === '') return server;
    server = Number(child);
  }
}

function processorTime(pid: number): number {
  const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  // The second field, a name, may hold spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
}

async function request(url: string, method: string, address: string, sent: Sent): Promise<Received> {
  const { body, headers = {}, token, from = '127.0.0.1' } = sent;
  const form = body instanceof FormData ? new Response(body) : undefined;
  const type = form?.headers.get('content-type') ?? 'application/json';
  const bytes = form ? Buffer.from(await form.arrayBuffer()) : bytesOf(body);
  return new Promise((resolve, reject) => {
    const given = new URL(url);
    const isTls = given.protocol === 'https:';
    const asked = (isTls ? tlsRequest : plainRequest)(
      {
        host: given.hostname,
        port: given.port,
        // As it is written: an attacker's address is not tidied.
        path: address,
        method,
        localAddress: from,
        ...(isTls ? { rejectUnauthorized: false } : {}),
        headers: {
          ...(bytes === undefined ? {} : { 'content-type': type, 'content-length': bytes.length }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const named = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
            value === undefined || name === 'set-cookie' ? [] : [[name, String(value)]],
          );
          resolve({
            status: response.statusCode ?? 0,
            headers: new Headers(named),
            cookies: response.headers['set-cookie'] ?? [],
            text,
            body: parsed(text),
          });
        });
      },
    );
    // A server that refuses a body unread closes while it is being sent: what it said is there all the same.
    asked.once('error', reject);
    asked.end(bytes);
  });
}

function bytesOf(body: unknown): Buffer | undefined {
  return body === undefined || body instanceof Buffer ? body : Buffer.from(JSON.stringify(body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
