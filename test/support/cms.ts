/**
 * One real Strapi for all integration tests: the built application and plugin on a temporary SQLite file,
 * with the territories, the corpus and the demonstration loaded, listening on a free port of the loopback.
 * `npm run test:attacks` gives it another door and another database (`test/attacks/door.ts`): production mode behind
 * nginx with TLS, on SQLite and PostgreSQL.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { connect, type Socket } from 'node:net';
import { createRequire } from 'node:module';
import type * as StrapiModule from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import { freePort } from './free-port';
import { copyLoadedDatabase, keepLoadedDatabase } from './loaded-database';

/** Strapi's ES modules do not load in plain Node: its CommonJS build is what runs. */
const { createStrapi }: typeof StrapiModule = createRequire(import.meta.url)('@strapi/strapi');

const application = path.resolve(import.meta.dirname, '../../cms/app');

/** Opens `/ess/metrics`. */
export const METRICS_TOKEN = 'jeton-des-mesures-de-l-essai';

export interface Cms {
  readonly strapi: Core.Strapi;
  /** What visitors use: `http://127.0.0.1:<port>`, or that of nginx. */
  readonly url: string;
  /** Where the server itself listens, without a proxy. */
  readonly listening: string;
  /** Bearer token of an administrator. */
  readonly adminToken: string;
}

declare global {
  var essTestCms: Promise<Cms> | undefined;
}

/** The shared instance, booted on first use. */
export function cms(): Promise<Cms> {
  globalThis.essTestCms ??= boot();
  return globalThis.essTestCms;
}

/** How visitors reach the server, and what it stands on, where that is not as usual. */
export interface Door {
  readonly name: string;
  readonly url: string;
  /** Where the server listens behind it. */
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** Which door a run of the tests goes through, as JSON. */
export const DOOR_VARIABLE = 'ESS_TEST_DOOR';
const door = (): Door | undefined => {
  const text = process.env[DOOR_VARIABLE] ?? '';
  return text === '' ? undefined : (JSON.parse(text) as Door);
};

async function boot(): Promise<Cms> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-test-'));
  const secret = () => randomBytes(24).toString('base64');
  Object.assign(process.env, {
    NODE_ENV: 'test',
    APP_KEYS: `${secret()},${secret()}`,
    ADMIN_JWT_SECRET: secret(),
    API_TOKEN_SALT: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    ENCRYPTION_KEY: secret(),
    STRAPI_TELEMETRY_DISABLED: 'true',
    DATABASE_URL: '',
    DATABASE_FILENAME: path.join(folder, 'ess.db'),
    COPIES_FOLDER: path.join(folder, 'copies'),
    // One address asks for all that the tests ask for.
    RATE_LIMIT_BURST: '1000000',
    ESS_DEMO: 'true',
    LINK_CHECK_CRON: 'off',
    METRICS_TOKEN,
  });
  const given = door();
  const port = given?.port ?? (await freePort());
  const listening = `http://127.0.0.1:${String(port)}`;
  const url = given?.url ?? listening;
  Object.assign(process.env, { PUBLIC_URL: url }, given?.settings);
  const isOnSqlite = process.env.DATABASE_URL === '';
  const isLoaded = isOnSqlite && copyLoadedDatabase(path.join(folder, 'ess.db'));
  const strapi = await createStrapi({
    appDir: application,
    distDir: path.join(application, 'dist'),
    autoReload: false,
    // `npm run build` has built it; only a browser asks for it.
    serveAdminPanel: true,
  }).load();
  if (isOnSqlite && !isLoaded) await keepLoadedDatabase(strapi);
  strapi.server.mount();
  // A connection kept open by `fetch` must outlive the longest work of a test, which holds the only thread.
  strapi.server.httpServer.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => {
    strapi.server.httpServer.listen(port, '127.0.0.1', resolve);
  });
  return { strapi, url, listening, adminToken: await registerAdministrator(url) };
}

/** Words that stand nowhere else: finding one in a public answer is a leak. */
export const ADMINISTRATOR = { firstname: 'Zzprenom', lastname: 'Zznom', email: 'zzadmin@exemple.example' } as const;

/** Who knows the secret of an installation may make its first account: the start prints the address to its owner. */
export const firstAccountPath = (secret = process.env.ADMIN_JWT_SECRET ?? ''): string =>
  `/admin/premier-compte/${createHmac('sha256', secret).update('first account').digest('base64url')}`;

export async function registerAdministrator(url: string, secret?: string): Promise<string> {
  const opened = await fetch(url + firstAccountPath(secret), { redirect: 'manual' });
  const [cookie = ''] = opened.headers.getSetCookie().map((text) => text.split(';', 1)[0] ?? '');
  const answer = await requestJson(`${url}/admin/register-admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      firstname: ADMINISTRATOR.firstname,
      lastname: ADMINISTRATOR.lastname,
      email: ADMINISTRATOR.email,
      password: 'Essai-0123456789',
    }),
  });
  const { data } = answer.body as { data: { token: string } };
  return data.token;
}

/** A connection for bytes as they are, through TLS where the address says so. */
export function connectTo(url: string, ready?: () => void): Socket {
  const { protocol, hostname, port } = new URL(url);
  const where = { host: hostname, port: Number(port) };
  return protocol === 'https:' ? connectTls({ ...where, rejectUnauthorized: false }, ready) : connect(where, ready);
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed JSON, or `undefined` when the body is not JSON. */
  readonly body: unknown;
}

export async function requestJson(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
  readonly text: string;
}

/** An anonymous request to the open endpoint. */
export async function graphql(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> {
  const { url } = await cms();
  const answer = await requestJson(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const body = (answer.body ?? {}) as { data?: Record<string, unknown>; errors?: GraphqlAnswer['errors'] };
  return { status: answer.status, data: body.data, errors: body.errors ?? [], text: answer.text };
}

/** A request to the admin API as the administrator. */
export async function admin(method: string, address: string, body?: unknown): Promise<Answer> {
  const { url, adminToken } = await cms();
  return requestJson(`${url}${address}`, {
    method,
    headers: {
      authorization: `Bearer ${adminToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
