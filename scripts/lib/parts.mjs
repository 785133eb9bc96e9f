// @ts-check
/** What is built, from what, and by which command: only what is stale is built again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { appFolder, cacheFolder, root } from './paths.mjs';
import { installedScript, mustRun } from './run.mjs';
import { step } from './steps.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} label what the person reads while it is built
 * @property {string} [patience] how long that takes, when it is long
 * @property {readonly string[]} sources files and folders it is made from
 * @property {string} result the file that exists once it is built
 * @property {readonly string[]} command a script and its arguments, for Node.js
 * @property {string} [folder] where to run the command
 * @property {() => string[]} [others] what else it depends on
 */

const SHARED_SOURCES = ['packages/shared-types/src', 'packages/shared-types/package.json', 'package-lock.json'];

/** In the order of their needs: the plugin carries the widgets, the admin panel carries the plugin's pages.
 * @type {readonly Part[]}
 */
const PARTS = [
  {
    name: 'widgets',
    label: 'Construction des modules à intégrer',
    sources: ['widgets', ...SHARED_SOURCES],
    result: 'widgets/dist/ess.js',
    command: ['widgets/build.mjs'],
  },
  {
    name: 'plugin',
    label: 'Construction du plugin',
    sources: ['cms/plugin', 'widgets', 'widgets/dist', ...SHARED_SOURCES],
    result: 'cms/plugin/dist/server/index.js',
    command: ['cms/plugin/build.mjs'],
  },
  {
    name: 'app',
    label: 'Compilation de l’application',
    sources: ['cms/app/config', 'cms/app/src', 'cms/app/tsconfig.json', 'tsconfig.base.json', 'package-lock.json'],
    result: 'cms/app/dist/config/server.js',
    // Beside its output, so that deleting `dist` makes the compiler write everything again.
    command: [installedScript('typescript/bin/tsc'), '-p', 'cms/app', '--tsBuildInfoFile', 'cms/app/dist/.tsbuildinfo'],
  },
  {
    name: 'panel',
    label: 'Construction de l’administration',
    patience: 'environ une minute',
    // The plugin's built pages, not their sources: a change that leaves them alone costs nothing here.
    sources: ['cms/plugin/dist/admin', 'cms/plugin/package.json', 'cms/app/config', 'cms/app/src', 'package-lock.json'],
    result: 'cms/app/dist/build/index.html',
    command: [installedScript('@strapi/strapi/bin/strapi.js'), 'build'],
    folder: appFolder,
    others: () => [publicPath()],
  },
];

/** Everything but the admin panel, which takes the longest and which nothing else is made from. */
export const partsBeforePanel = PARTS.filter(({ name }) => name !== 'panel');

/** Builds every stale part, in order. */
export async function build(parts = PARTS) {
  for (const part of parts) {
    if (isFresh(part)) continue;
    // Taken before the build: a source that changes meanwhile makes the part stale again.
    const sources = sourcesOf(part);
    await step(part.patience ? `${part.label}, ${part.patience}` : part.label, () =>
      mustRun(process.execPath, part.command, {
        failure: `${part.label} : échec.`,
        ...(part.folder ? { folder: part.folder } : {}),
        environment: { NODE_ENV: 'production' },
      }),
    );
    mkdirSync(path.dirname(stampFile(part)), { recursive: true });
    writeFileSync(stampFile(part), stamp(sources, resultOf(part)));
  }
}

/**
 * Whether a part was built from exactly these sources, and its result is still what that build made.
 * @param {Part} part
 */
function isFresh(part) {
  const file = stampFile(part);
  return (
    existsSync(file) &&
    existsSync(path.join(root, part.result)) &&
    readFileSync(file, 'utf8') === stamp(sourcesOf(part), resultOf(part))
  );
}

/** @param {Part} part */
function sourcesOf(part) {
  return fingerprint(root, part.sources, part.others?.());
}

/** @param {Part} part */
function resultOf(part) {
  return fingerprint(root, [part.result]);
}

/**
 * @param {string} sources
 * @param {string} result
 */
function stamp(sources, result) {
  return `${sources} ${result}\n`;
}

/** @param {Part} part */
function stampFile(part) {
  return path.join(cacheFolder, 'built', part.name);
}

/** The admin panel is built for the path it is served under; the host does not matter. */
function publicPath() {
  const url = process.env['PUBLIC_URL'] ?? '';
  return URL.canParse(url) ? new URL(url).pathname : '/';
}
