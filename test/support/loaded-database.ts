/**
 * A database with territories, corpus and demonstration loaded costs a minute to make. It is kept aside under a
 * fingerprint of all that it is made from, and copied for the next run; on a fresh checkout there is none.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { fingerprint } from '../../scripts/lib/fingerprint.mjs';
import { cacheFolder, root } from '../../scripts/lib/paths.mjs';

/** What decides of the tables and of what they hold, from the root of the repository. */
const SOURCES = [
  'package-lock.json',
  'cms/corpus',
  'packages/shared-types/src',
  ...['access', 'components', 'content-types', 'editorial', 'intake', 'publication', 'territories'].map(
    (folder) => `cms/plugin/server/src/${folder}`,
  ),
  'cms/plugin/server/src/bootstrap.ts',
  'cms/plugin/server/src/register.ts',
];

const folder = path.join(cacheFolder, 'test-databases');

/** The demonstration is dated from the day it is loaded. `ESS_TEST_DATABASE` names another file, whatever it was made from. */
const keptFile = () =>
  process.env.ESS_TEST_DATABASE ??
  path.join(folder, `${fingerprint(root, SOURCES, [new Date().toISOString().slice(0, 10)]).slice(0, 24)}.db`);

/** Puts a loaded database where the server will look for one; false when there is none. */
export function copyLoadedDatabase(filename: string): boolean {
  const kept = keptFile();
  if (!existsSync(kept)) return false;
  copyFileSync(kept, filename);
  return true;
}

/** Keeps the database of a server that has just started. */
export async function keepLoadedDatabase(strapi: Core.Strapi): Promise<void> {
  const kept = keptFile();
  if (existsSync(kept)) return;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${kept}.${String(process.pid)}`;
  await strapi.db.connection.raw('vacuum into ?', [unfinished]);
  for (const name of readdirSync(folder)) if (name.endsWith('.db')) rmSync(path.join(folder, name));
  renameSync(unfinished, kept);
}
