/** A real nginx with TLS before the application, set up as docs/exploitation.md prints it. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import type { Answer } from './cms';
import { freePort } from './free-port';

const answers = (program: string, argument: string) => spawnSync(program, [argument]).error === undefined;

/** Tests behind nginx need both; without them they are not run, and say so. */
export const hasNginx = answers('nginx', '-v') && answers('openssl', 'version');

export interface Nginx {
  /** Address of the application, by HTTPS. */
  readonly url: string;
  /** An empty page on another port: the same site as the application, and not its origin. */
  readonly elsewhere: string;
  stop(): Promise<void>;
}

/** The block of the guide, which is meant to be copied as it stands. */
function printedBlock(): string {
  const guide = readFileSync(path.join(root, 'docs', 'exploitation.md'), 'utf8');
  const block = /^```nginx$([^]*?)^```$/m.exec(guide)?.[1];
  if (block === undefined) throw new Error('docs/exploitation.md prints no nginx block');
  return block;
}

/** Starts nginx before an application, on free ports of the loopback. */
export async function startNginx(application: string): Promise<Nginx> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-nginx-'));
  // Its workers are another user when it is started by root.
  chmodSync(folder, 0o755);
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=127.0.0.1',
      '-keyout',
      key,
      '-out',
      certificate,
    ],
    { stdio: 'ignore' },
  );
  const [port, plainPort, otherPort] = [await freePort(), await freePort(), await freePort()];
  const block = printedBlock()
    .replaceAll(/^\s*listen \[::\].*$/gm, '')
    .replaceAll(/listen 443\b/g, `listen 127.0.0.1:${String(port)}`)
    .replaceAll(/listen 80\b/g, `listen 127.0.0.1:${String(plainPort)}`)
    .replaceAll(/ssl_certificate .*;/g, `ssl_certificate ${certificate};`)
    .replaceAll(/ssl_certificate_key .*;/g, `ssl_certificate_key ${key};`)
    .replaceAll('cms.exemple.fr', '127.0.0.1')
    .replaceAll('http://127.0.0.1:1337', application);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off; ${temporary}
  ${block}
  server {
    listen 127.0.0.1:${String(otherPort)} ssl;
    ssl_certificate ${certificate};
    ssl_certificate_key ${key};
    default_type text/html;
    location / { return 200 "<!doctype html><title>Elsewhere</title>"; }
  }
}
`,
  );
  const server = spawn('nginx', ['-e', path.join(folder, 'error.log'), '-c', file], { stdio: 'inherit' });
  await untilListening(port);
  return {
    url: `https://127.0.0.1:${String(port)}`,
    elsewhere: `https://127.0.0.1:${String(otherPort)}/`,
    async stop() {
      const exited = once(server, 'exit');
      server.kill('SIGTERM');
      await exited;
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.end();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx does not listen');
}

/** A request by HTTPS to a server whose certificate nobody signed. */
export function requestTls(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
    from = '127.0.0.1',
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** Address of the loopback that the request comes from. */
    readonly from?: string;
  } = {},
): Promise<Answer & { readonly cookies: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const request = httpsRequest(
      url,
      {
        method,
        localAddress: from,
        rejectUnauthorized: false,
        headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const received = Buffer.concat(chunks).toString('utf8');
          const named = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
            value === undefined || name === 'set-cookie' ? [] : [[name, String(value)]],
          );
          resolve({
            status: response.statusCode ?? 0,
            headers: new Headers(named),
            cookies: response.headers['set-cookie'] ?? [],
            text: received,
            body: parsed(received),
          });
        });
      },
    );
    request.once('error', reject);
    request.end(text);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
