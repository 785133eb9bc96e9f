/** The application in a process of its own: on any database, stopped and started as a test wants. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { registerAdministrator, requestJson, type Answer } from './cms';
import type { Uid } from './entries';
import { freePort } from './free-port';

/** A call of the Document Service, as it crosses to the other process. */
export interface DocumentCall {
  readonly id: number;
  readonly uid: Uid;
  readonly method: 'create' | 'update' | 'publish' | 'unpublish' | 'delete' | 'findMany';
  readonly params: { readonly documentId: string } & Readonly<Record<string, unknown>>;
}

/** A question about that process itself; answered with the milliseconds of processor time that it has used. */
export interface Question {
  readonly id: number;
  /** `forget` drops what is cached first. */
  readonly asked: 'cpu' | 'forget';
}

const replySchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), failure: z.string() }),
  z.object({ id: z.number(), result: z.unknown() }),
]);
const documentSchema = z.object({ documentId: z.string() });

/** Letters of the standard output that are kept. */
const MOST_OUTPUT = 1_000_000;

/** How its database is named in its environment. */
export type DatabaseSetting = { readonly DATABASE_URL: string } | { readonly DATABASE_FILENAME: string };

/** Secrets as an installation has them; several servers of one share them. */
export function sharedSecrets(): Record<string, string> {
  const secret = () => randomBytes(24).toString('base64');
  return {
    APP_KEYS: `${secret()},${secret()}`,
    ADMIN_JWT_SECRET: secret(),
    API_TOKEN_SALT: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    ENCRYPTION_KEY: secret(),
  };
}

export class Application {
  private readonly waiting = new Map<number, (reply: z.infer<typeof replySchema>) => void>();
  private calls = 0;
  private token: Promise<string> | undefined;

  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly adminSecret: string | undefined,
    /** What it has written to its standard output, the latest of it. */
    readonly output: () => string,
  ) {
    process.on('message', (message) => {
      const reply = replySchema.parse(message);
      if ('id' in reply) this.waiting.get(reply.id)?.(reply);
    });
  }

  /** Starts it without territories and corpus, on a database with or without what was there. */
  static async start(database: DatabaseSetting, settings: Readonly<Record<string, string>> = {}): Promise<Application> {
    const secrets = { ...sharedSecrets(), ...settings };
    const port = settings.PORT ?? String(await freePort());
    const folder = mkdtempSync(path.join(tmpdir(), 'ess-application-'));
    const child = fork(path.resolve(import.meta.dirname, 'serve-application.mjs'), {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PORT: port,
        PUBLIC_URL: 'https://cms.exemple.example',
        DATABASE_URL: '',
        ...database,
        COPIES_FOLDER: path.join(folder, 'copies'),
        // Beside SQLite's file by default.
        ...('DATABASE_URL' in database ? { WATERMARKS_FOLDER: folder } : {}),
        RATE_LIMIT_BURST: '1000000',
        ESS_DEMO: 'false',
        ESS_TERRITORIES: 'false',
        STRAPI_TELEMETRY_DISABLED: 'true',
        ...secrets,
      },
    });
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-MOST_OUTPUT)));
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) =>
        reject(new Error(`The application stopped with ${String(code)}: ${said.slice(-4_000)}`)),
      );
    });
    return new Application(`http://127.0.0.1:${port}`, child, secrets.ADMIN_JWT_SECRET, () => said);
  }

  /** What the Document Service of that process answers. */
  async call(
    uid: Uid,
    method: DocumentCall['method'],
    params: Readonly<Record<string, unknown>> & { readonly documentId?: string },
  ): Promise<unknown> {
    return this.send({ uid, method, params });
  }

  /** Milliseconds of processor time that the process has used; `forget` drops what it has cached first. */
  async processorTime(asked: Question['asked'] = 'cpu'): Promise<number> {
    return z.number().parse(await this.send({ asked }));
  }

  private async send(message: object): Promise<unknown> {
    const id = (this.calls += 1);
    const reply = await new Promise<z.infer<typeof replySchema>>((resolve) => {
      this.waiting.set(id, resolve);
      this.process.send({ id, ...message });
    });
    this.waiting.delete(id);
    if ('failure' in reply) throw new Error(reply.failure);
    return 'result' in reply ? reply.result : undefined;
  }

  /** A new document, by its id. */
  async create(uid: Uid, data: object, status: 'draft' | 'published' = 'draft'): Promise<string> {
    return documentSchema.parse(await this.call(uid, 'create', { data, status })).documentId;
  }

  get(address: string): Promise<Answer> {
    return requestJson(this.url + address);
  }

  /** Of its administrator, whom the first request makes; other servers of the same installation believe it too. */
  adminToken(): Promise<string> {
    this.token ??= registerAdministrator(this.url, this.adminSecret);
    return this.token;
  }

  /** From now on its administrator is the one of another server of the same installation. */
  useToken(token: string): void {
    this.token = Promise.resolve(token);
  }

  /** A request to the admin API as its administrator; a form is sent as it is, anything else as JSON. */
  async admin(method: string, address: string, body?: unknown): Promise<Answer> {
    const isForm = body instanceof FormData;
    return requestJson(this.url + address, {
      method,
      headers: {
        authorization: `Bearer ${await this.adminToken()}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
  }

  /** Tells it to stop, as a supervisor does; its exit code. */
  async terminate(): Promise<number | null> {
    const exited = once(this.process, 'exit').then(([code]) => z.number().nullable().parse(code));
    this.process.kill('SIGTERM');
    return exited;
  }

  /** Suspends its process, or lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.process.kill(name);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await exited;
  }
}
