/** The server as an operator runs it, `scripts/serve.mjs`, in a process of its own: killed, or stopped in good order. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseSetting } from './application';
import { requestJson, type Answer } from './cms';

const root = path.resolve(import.meta.dirname, '../..');
/** Milliseconds for a start on a machine that does other things too. */
const PATIENCE = 240_000;

export class Server {
  private said = '';

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString('utf8')).slice(-20_000)));
  }

  /**
   * Starts the server on a port. Resolves once it answers; `settings` are environment variables, `folder` another
   * checkout of the project, with the address that says whether it is there.
   */
  static async start(
    port: number,
    database: DatabaseSetting,
    settings: Readonly<Record<string, string>>,
    { folder = root, health = '/ess/health' }: { readonly folder?: string; readonly health?: string } = {},
  ): Promise<Server> {
    const own = mkdtempSync(path.join(tmpdir(), 'ess-server-'));
    const child = spawn(process.execPath, [path.join(folder, 'scripts', 'serve.mjs')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        // What the test runner says of itself is not for the server.
        NODE_ENV: 'production',
        VITEST: '',
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: '',
        ...database,
        COPIES_FOLDER: path.join(own, 'copies'),
        ...('DATABASE_URL' in database ? { WATERMARKS_FOLDER: own } : {}),
        RATE_LIMIT_BURST: '1000000',
        ESS_DEMO: 'false',
        ESS_TERRITORIES: 'false',
        LINK_CHECK_CRON: 'off',
        STRAPI_TELEMETRY_DISABLED: 'true',
        ...settings,
      },
    });
    const server = new Server(`http://127.0.0.1:${String(port)}`, child);
    const deadline = Date.now() + PATIENCE;
    while (!(await server.isHealthy(health))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        child.kill('SIGKILL');
        throw new Error(`The server did not start: ${server.said}`);
      }
      await wait(100);
    }
    return server;
  }

  /** What it printed last. */
  get output(): string {
    return this.said;
  }

  get(address: string, init?: RequestInit): Promise<Answer> {
    return requestJson(this.url + address, init);
  }

  /** Suspends it, or lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(name);
  }

  /** `SIGTERM`, as systemd does, or `SIGKILL`; resolves once it is gone. */
  async stop(name: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(name);
    await exited;
  }

  private async isHealthy(address: string): Promise<boolean> {
    try {
      return (await this.get(address)).status < 300;
    } catch {
      return false;
    }
  }
}
