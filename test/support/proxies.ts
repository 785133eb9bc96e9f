/** Debian’s nginx and Varnish with the configurations of the documentation, on free ports of the loopback. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { documentedFile, withValues } from './documentation';
import { freePort } from './free-port';

export interface Proxy {
  /** `http://127.0.0.1:<port>`, or `https://…` */
  readonly url: string;
  stop(): Promise<void>;
}

export interface TlsProxy extends Proxy {
  /** An empty page on another port: the same site as the application, and not its origin. */
  readonly elsewhere: string;
}

/** Whether a program is installed here. */
export const isInstalled = (program: string): boolean =>
  ['/usr/sbin', '/usr/bin', ...(process.env.PATH ?? '').split(':')].some(
    (folder) => spawnSync('test', ['-x', path.join(folder, program)]).status === 0,
  );

/** Tests behind nginx are not run where it is not installed, and say so. */
export const hasNginx = isInstalled('nginx');

/** Starts nginx with blocks of its `http` part; they are given the port that it is to listen on, and a folder of its own. */
export async function startNginx(site: (port: number, folder: string) => string): Promise<Proxy> {
  const port = await freePort();
  const folder = newFolder('nginx');
  mkdirSync(path.join(folder, 'cache'));
  chmodSync(path.join(folder, 'cache'), 0o777);
  const conf = path.join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  writeFileSync(
    conf,
    `pid ${folder}/pid;
daemon off;
worker_processes 1;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  ${temporary}
  ${site(port, folder).replaceAll('/var/cache/nginx/ess', `${folder}/cache`)}
}
`,
  );
  return listening(spawn('/usr/sbin/nginx', ['-c', conf, '-p', folder, '-e', 'stderr']), port);
}

/** nginx with TLS before an application, exactly as docs/exploitation.md prints it. */
export async function startTlsNginx(application: string): Promise<TlsProxy> {
  const [plainPort, otherPort] = [await freePort(), await freePort()];
  const nginx = await startNginx((port, folder) => {
    const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
    const options = '-x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1'.split(' ');
    execFileSync('openssl', ['req', ...options, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    const printed = withValues(documentedFile('exploitation.md', 'cms'), {
      'listen [::]:443 ssl;': '',
      'listen [::]:80;': '',
      'listen 443': `listen 127.0.0.1:${String(port)}`,
      'listen 80': `listen 127.0.0.1:${String(plainPort)}`,
      '/etc/letsencrypt/live/cms.exemple.fr/fullchain.pem': certificate,
      '/etc/letsencrypt/live/cms.exemple.fr/privkey.pem': key,
      'cms.exemple.fr': '127.0.0.1',
      'http://127.0.0.1:1337': application,
    });
    return `${printed}
  server {
    listen 127.0.0.1:${String(otherPort)} ssl;
    ssl_certificate ${certificate};
    ssl_certificate_key ${key};
    default_type text/html;
    location / { return 200 "<!doctype html><title>Elsewhere</title>"; }
  }`;
  });
  return {
    ...nginx,
    url: nginx.url.replace('http:', 'https:'),
    elsewhere: `https://127.0.0.1:${String(otherPort)}/`,
  };
}

/**
 * nginx before several servers, each request to the next one; the answer says which in `X-Upstream`.
 *
 * @param servers their addresses, `http://127.0.0.1:<port>`
 */
export function startBalancer(servers: readonly string[]): Promise<Proxy> {
  return startNginx(
    (port) => `upstream ess { ${servers.map((server) => `server ${new URL(server).host};`).join(' ')} keepalive 16; }
  server {
    listen 127.0.0.1:${String(port)};
    location / {
      proxy_pass http://ess;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      add_header X-Upstream $upstream_addr always;
    }
  }`,
  );
}

/** Starts Varnish with a VCL. */
export async function startVarnish(vcl: string, port: number): Promise<Proxy> {
  const folder = newFolder('varnish');
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

/** Their workers are another user when they are started by root. */
function newFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `ess-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

async function listening(child: ChildProcess, port: number): Promise<Proxy> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-8_000)));
  for (let tries = 0; !(await isOpen(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) {
      child.kill('SIGKILL');
      throw new Error(`The proxy did not start: ${said}`);
    }
    await wait(100);
  }
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.end();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
