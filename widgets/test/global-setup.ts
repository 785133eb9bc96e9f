import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { startFixtureServer } from './fixture-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the fixture server. */
    readonly origin: string;
  }
}

const widgets = path.join(import.meta.dirname, '..');
const SOURCES = ['src', 'build', '../packages/shared-types/src'];

/** Builds the bundles if need be, so that the tests of what is delivered see the sources, and starts the CMS of the tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (isStale()) execFileSync(process.execPath, [path.join(widgets, 'build.mjs')], { stdio: 'inherit' });
  const server = await startFixtureServer();
  project.provide('origin', server.origin);
  return server.close;
}

function isStale(): boolean {
  const manifest = path.join(widgets, 'dist', 'manifest.json');
  if (!existsSync(manifest)) return true;
  const built = statSync(manifest).mtimeMs;
  return SOURCES.flatMap((folder) =>
    readdirSync(path.join(widgets, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(widgets, folder, name),
    ),
  ).some((file) => statSync(file).mtimeMs > built);
}
