/** Debian’s nginx before several servers, each request to the next one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port';

const PROGRAM = '/usr/sbin/nginx';

export const hasNginx = existsSync(PROGRAM);

export interface Balancer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  stop(): Promise<void>;
}

/** @param servers their addresses, `http://127.0.0.1:<port>` */
export async function startBalancer(servers: readonly string[]): Promise<Balancer> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-balancer-'));
  chmodSync(folder, 0o755);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `pid ${folder}/pid;
daemon off;
worker_processes 1;
events { worker_connections 512; }
http {
  access_log off;
  ${temporary.join(' ')}
  upstream ess { ${servers.map((server) => `server ${new URL(server).host};`).join(' ')} keepalive 16; }
  server {
    listen 127.0.0.1:${String(port)};
    location / {
      proxy_pass http://ess;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      add_header X-Upstream $upstream_addr always;
    }
  }
}
`,
  );
  const child = spawn(PROGRAM, ['-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr'], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${String(port)}`;
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 100) throw new Error('nginx did not start');
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
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
