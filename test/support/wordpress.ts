/** A real WordPress on the loopback, where Debian's packages are: `wordpress`, `mariadb-server`, `php-cli`, `php-mysql`. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port';

const SOURCE = '/usr/share/wordpress';
const PLUGIN = path.resolve(import.meta.dirname, '../../examples/wordpress/ess-territoires');

export interface WordPress {
  readonly url: string;
  /** Runs PHP inside it and gives what it prints. */
  php(code: string): Promise<string>;
  stop(): Promise<void>;
}

/** What is not installed, in words; `undefined` where a WordPress can be started. */
export function missingForWordPress(): string | undefined {
  if (!existsSync(SOURCE)) return 'wordpress is not installed';
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const command of ['php', 'mariadb', 'mariadbd', 'mariadb-install-db'])
    if (!folders.some((folder) => existsSync(path.join(folder, command)))) return `${command} is not installed`;
  return undefined;
}

/** Installed anew, with the extension of the examples active. */
export async function startWordPress(): Promise<WordPress> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wordpress-'));
  const inside = (name: string) => path.join(folder, name);
  const run = promisify(execFile);
  const { username } = userInfo();
  await run('mariadb-install-db', [
    '--no-defaults',
    `--user=${username}`,
    `--datadir=${inside('data')}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const database = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--user=${username}`,
      `--datadir=${inside('data')}`,
      `--socket=${inside('socket')}`,
      '--skip-networking',
    ],
    { stdio: 'ignore' },
  );
  const sql = (text: string) =>
    run('mariadb', ['--no-defaults', `--socket=${inside('socket')}`, '--user=root', '-e', text]);
  for (let tries = 0; !existsSync(inside('socket')); tries++) {
    if (tries === 300) throw new Error('MariaDB does not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await sql('create database wordpress');

  const url = `http://127.0.0.1:${String(await freePort())}`;
  const site = inside('site');
  cpSync(SOURCE, site, { recursive: true, dereference: true });
  cpSync(PLUGIN, path.join(site, 'wp-content/plugins/ess-territoires'), { recursive: true });
  writeFileSync(path.join(site, 'wp-config.php'), configuration(inside('socket'), url));
  mkdirSync(path.join(site, 'wp-content/mu-plugins'), { recursive: true });
  writeFileSync(path.join(site, 'wp-content/mu-plugins/loopback.php'), LOOPBACK);
  const php = async (code: string) => {
    const before = `$_SERVER['HTTP_HOST'] = '${new URL(url).host}'; require '${site}/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php';`;
    return (await run('php', ['-d', 'error_reporting=0', '-r', `${before} ${code}`])).stdout;
  };
  await run('php', [
    '-d',
    'error_reporting=0',
    '-r',
    `define('WP_INSTALLING', true); $_SERVER['HTTP_HOST'] = '${new URL(url).host}'; require '${site}/wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php'; wp_install('Mairie', 'admin', 'admin@mairie.example', true, '', 'Mot-de-passe-1');`,
  ]);
  await php(
    `$wrong = activate_plugin('ess-territoires/ess-territoires.php'); if ($wrong) exit($wrong->get_error_message());`,
  );
  const server = spawn('php', ['-d', 'error_reporting=0', '-S', new URL(url).host, '-t', site], { stdio: 'ignore' });
  for (let tries = 0; ; tries++) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) break;
    if (tries === 100) throw new Error('PHP does not serve WordPress');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    php,
    stop: async () => {
      await Promise.all([ended(server), ended(database)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await end;
}

const configuration = (socket: string, url: string) => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('DISABLE_WP_CRON', true);
define('WP_HOME', '${url}');
define('WP_SITEURL', '${url}');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/** The CMS stands on the loopback, which WordPress asks nothing of by itself; and nothing of the outside is asked. */
const LOOPBACK = `<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn ($ports) => [...$ports, parse_url(get_option('ess_territoires_endpoint', ''), PHP_URL_PORT)]);
add_filter('pre_http_request', fn ($answer, $asked, $url) => str_starts_with($url, 'http://127.0.0.1:') ? $answer : new WP_Error('outside', 'outside'), 10, 3);
`;
