/** Bundles the plugin: the server as one CommonJS file, the admin as ES modules split by page. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const folder = import.meta.dirname;
const { dependencies, peerDependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
const external = Object.keys({ ...dependencies, ...peerDependencies }).flatMap((name) => [name, `${name}/*`]);

rmSync(path.join(folder, 'dist', 'server'), { recursive: true, force: true });
rmSync(path.join(folder, 'dist', 'admin'), { recursive: true, force: true });

const common = { bundle: true, absWorkingDir: folder, sourcemap: true, logLevel: 'warning', external };
await build({
  ...common,
  // The thread of long answers is a file of its own: it starts without Strapi.
  entryPoints: { index: 'server/src/index.ts', 'answers-thread': 'server/src/delivery/answers-thread.ts' },
  outdir: 'dist/server',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  loader: { '.graphql': 'text' },
  external: [...external, '@strapi/*', 'graphql', 'koa', 'knex'],
});
await build({
  ...common,
  entryPoints: { index: 'admin/src/index.ts' },
  outdir: 'dist/admin',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  splitting: true,
});
