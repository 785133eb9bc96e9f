/** A former commit of this project, built with the packages that are installed here. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, lstatSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Whether the history holds a commit: a shallow clone does not. */
export function hasCommit(commit: string): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Its folder: sources of the commit, plugin and application built; throws with what a build said. */
export function buildCommit(commit: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `ess-${commit}-`));
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1 << 30 });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  linkPackages(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const workspace of ['cms/app', 'cms/plugin', 'widgets', 'packages/shared-types'])
    linkPackages(path.join(root, workspace, 'node_modules'), path.join(folder, workspace, 'node_modules'));
  const build = (...command: string[]) =>
    execFileSync(process.execPath, command, {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, NODE_ENV: 'production' },
    });
  build('widgets/build.mjs');
  build('cms/plugin/build.mjs');
  build(path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'cms/app');
  return folder;
}

/** The same packages, but for those of the project itself, which are the commit's own. */
function linkPackages(from: string, to: string): void {
  let names: string[];
  try {
    names = readdirSync(from);
  } catch {
    return;
  }
  mkdirSync(to, { recursive: true });
  for (const name of names) {
    const source = path.join(from, name);
    if (name.startsWith('@')) linkPackages(source, path.join(to, name));
    // A link is a workspace: relative, it leads to the one of the other folder.
    else symlinkSync(lstatSync(source).isSymbolicLink() ? readlinkSync(source) : source, path.join(to, name));
  }
}
