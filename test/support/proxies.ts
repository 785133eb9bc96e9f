/** Debian’s nginx and Varnish with the configurations of the documentation, on free ports of the loopback. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port';

export interface Proxy {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether a program is installed here. */
export const isInstalled = (program: string): boolean =>
  ['/usr/sbin', '/usr/bin', ...(process.env.PATH ?? '').split(':')].some(
    (folder) => spawnSync('test', ['-x', path.join(folder, program)]).status === 0,
  );

/** Starts nginx with `conf.d` files; `site` is given its port. */
export async function startNginx(site: (port: number) => string): Promise<Proxy> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-nginx-'));
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'cache'), { mode: 0o777 });
  chmodSync(path.join(folder, 'cache'), 0o777);
  const conf = path.join(folder, 'nginx.conf');
  writeFileSync(
    conf,
    `pid ${folder}/pid;
daemon off;
worker_processes 1;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  ${site(port).replaceAll('/var/cache/nginx/ess', `${folder}/cache`)}
}
`,
  );
  return listening(spawn('/usr/sbin/nginx', ['-c', conf, '-p', folder, '-e', 'stderr']), port);
}

/** Starts Varnish with a VCL. */
export async function startVarnish(vcl: string, port: number): Promise<Proxy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-varnish-'));
  chmodSync(folder, 0o755);
  const file = path.join(folder, 'ess.vcl');
  writeFileSync(file, vcl);
  return listening(
    spawn('/usr/sbin/varnishd', [
      ...['-F', '-n', path.join(folder, 'work'), '-f', file],
      ...['-a', `127.0.0.1:${String(port)}`, '-T', 'none', '-s', 'malloc,64m'],
    ]),
    port,
  );
}

async function listening(child: ChildProcess, port: number): Promise<Proxy> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-8_000)));
  const url = `http://127.0.0.1:${String(port)}`;
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 200) {
      child.kill('SIGKILL');
      throw new Error(`The proxy did not start: ${said}`);
    }
    try {
      await fetch(`${url}/ess/health`);
      break;
    } catch {
      await wait(100);
    }
  }
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
