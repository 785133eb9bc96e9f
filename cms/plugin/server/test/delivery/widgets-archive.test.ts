import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { StaticAnswers } from '../../src/delivery/static-answers';
import { unzip } from '../formats/support/zip';

/** Folders as the widgets are built and released: two versions, one chunk under another name in each. */
async function folders(): Promise<{ widgets: string; releases: string; examples: undefined }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ess-widgets-'));
  for (const [at, version, hash] of [
    ['releases/0.1.0', '0.1.0', 'aaaaaaaaaaaa'],
    ['dist', '0.2.0', 'bbbbbbbbbbbb'],
  ] as const) {
    await mkdir(path.join(folder, at), { recursive: true });
    await writeFile(path.join(folder, at, 'manifest.json'), JSON.stringify({ version }));
    await writeFile(path.join(folder, at, 'ess-agenda.js'), `import('./ess-client-${hash}.js'); // ${version}`);
    await writeFile(path.join(folder, at, `ess-client-${hash}.js`), `// ${version}`);
  }
  return { widgets: path.join(folder, 'dist'), releases: path.join(folder, 'releases'), examples: undefined };
}

const bodyOf = async (answers: StaticAnswers, release: string) => {
  const { answer } = answers.widget(release, 'ess-widgets.zip');
  expect(answer).toMatchObject({ status: 200, contentType: 'application/zip' });
  return Buffer.from(answer.body);
};

describe('the archive of a release', () => {
  it('holds its files, byte for byte, in a folder that says its version', async () => {
    const answers = await StaticAnswers.load(await folders());
    const released = await unzip(await bodyOf(answers, '0.1.0'));
    expect([...released.keys()].sort()).toEqual([
      'ess-widgets-0.1.0/LISEZMOI.txt',
      'ess-widgets-0.1.0/ess-agenda.js',
      'ess-widgets-0.1.0/ess-client-aaaaaaaaaaaa.js',
      'ess-widgets-0.1.0/manifest.json',
    ]);
    expect(released.get('ess-widgets-0.1.0/ess-client-aaaaaaaaaaaa.js')?.text).toBe('// 0.1.0');
    expect(released.get('ess-widgets-0.1.0/LISEZMOI.txt')?.text).toContain('/ess-widgets-0.1.0/ess-agenda.js');
  });

  it('is that of the built version under the major version and under its own, and the same bytes each time', async () => {
    const folder = await folders();
    const answers = await StaticAnswers.load(folder);
    const current = await bodyOf(answers, '1');
    expect([...(await unzip(current)).keys()]).toContain('ess-widgets-0.2.0/ess-client-bbbbbbbbbbbb.js');
    expect(await bodyOf(answers, '0.2.0')).toEqual(current);
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(await bodyOf(await StaticAnswers.load(folder), '1'))).toBe(hash(current));
  });

  it('is not there for a version that never was', async () => {
    const answers = await StaticAnswers.load(await folders());
    expect(answers.widget('0.3.0', 'ess-widgets.zip').answer.status).toBe(404);
  });
});
