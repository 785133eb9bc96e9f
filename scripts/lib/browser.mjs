// @ts-check
/** Finds a Chromium for the tests, or brings one. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { installedScript, run } from './run.mjs';
import { step } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium that starts. Tests never do without one: failing to find it is an error.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Failure(`CHROMIUM_PATH=${chosen} : ce programme ne démarre pas.`);
  }
  const found = (await firstThatStarts(onPath(process.env['PATH'] ?? ''))) ?? (await fromPlaywright());
  if (found) return found;
  return (await fromDebian()) ?? (await downloaded());
}

/**
 * Every browser of the search path, best known name first.
 * @param {string} searchPath
 */
export function onPath(searchPath) {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter(isExecutable);
}

/** Debian's own package, where this process may install it. */
async function fromDebian() {
  const apt = '/usr/bin/apt-get';
  if (process.getuid?.() !== 0 || !isExecutable(apt)) return undefined;
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  return step('Installation de Chromium (apt-get)', async () => {
    await run(apt, ['update'], { environment });
    await run(apt, ['install', '-y', '--no-install-recommends', 'chromium'], { environment });
    return firstThatStarts(['/usr/bin/chromium']);
  });
}

/** The browser that Playwright downloads for itself. */
async function downloaded() {
  const withSystemPackages = process.getuid?.() === 0 ? ['--with-deps'] : [];
  const { output } = await step('Téléchargement de Chromium (Playwright)', () =>
    run(process.execPath, [installedScript('playwright/cli.js'), 'install', ...withSystemPackages, 'chromium']),
  );
  const found = await fromPlaywright();
  if (found) return found;
  throw new Failure(
    'Aucun Chromium : les tests en ont besoin. Installez-en un (apt-get install chromium), ou donnez son chemin : CHROMIUM_PATH=… npm test',
    { output },
  );
}

async function fromPlaywright() {
  const { chromium } = await import('playwright');
  return firstThatStarts([chromium.executablePath()]);
}

/** @param {readonly string[]} candidates */
async function firstThatStarts(candidates) {
  for (const candidate of candidates) if (await starts(candidate)) return candidate;
  return undefined;
}

/** @param {string} program */
async function starts(program) {
  return isExecutable(program) && (await run(program, ['--version'])).code === 0;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
