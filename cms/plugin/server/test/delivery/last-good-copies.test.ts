/** Copies on a real disk: they come back after a restart, go with what they were made from, and touch nothing else. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Tag } from '../../src/delivery/answer';
import { LastGoodCopies } from '../../src/delivery/last-good-copies';

const answer = (bytes: number, tags: Tag[] = ['kind:event']): Answer => ({
  status: 200,
  contentType: 'text/plain',
  headers: {},
  tags,
  asOf: '2026-01-02T00:00:00.000Z',
  validUntil: Number.POSITIVE_INFINITY,
  body: Buffer.alloc(bytes, 'x'),
});

const failures: unknown[] = [];
afterEach(() => expect(failures.splice(0)).toEqual([]));

const newFolder = () => mkdtemp(path.join(tmpdir(), 'ess-copies-'));
const open = (folder: string, mostBytes = 1_000_000, since = '') =>
  LastGoodCopies.open(folder, mostBytes, since, (error) => failures.push(error));
/** Files of a folder and of those below it. */
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .sort();
const nameOf = (key: string) => createHash('sha256').update(key).digest('hex');

describe('last good copies', () => {
  it('survive a restart, and go with what they were made from', async () => {
    const folder = await newFolder();
    const copies = await open(folder);
    copies.keep('/ess/agenda', answer(2_000, ['kind:event', 'entry:one']));
    copies.keep('/ess/ressources', answer(10, ['kind:resource']));
    expect((await copies.read('/ess/agenda'))?.body).toHaveLength(2_000);
    await copies.close();

    const again = await open(folder);
    expect(again.count).toBe(2);
    expect(await again.read('/ess/agenda')).toMatchObject({ asOf: '2026-01-02T00:00:00.000Z', validUntil: 0 });
    expect(await again.forget(new Set(['entry:one']))).toEqual(['/ess/agenda']);
    expect(await again.read('/ess/agenda')).toBeUndefined();
    expect(await filesIn(folder)).toEqual([`ess-copies/1/${nameOf('/ess/ressources')}`, 'ess-copies/1/owner.json']);
  });

  it('are not kept when something changed since they were made', async () => {
    const folder = await newFolder();
    const copies = await open(folder);
    copies.keep('/ess/agenda', answer(10));
    await copies.close();
    expect((await open(folder, 1_000_000, '2026-01-03T00:00:00.000Z')).count).toBe(0);
    expect(await filesIn(folder)).toEqual(['ess-copies/1/owner.json']);
  });

  it('stay within their bytes, those of a former life too', async () => {
    const folder = await newFolder();
    const copies = await open(folder, 10_000);
    for (let index = 0; index < 20; index += 1) copies.keep(`/ess/agenda?${String(index)}`, answer(2_000));
    expect(copies.count).toBeLessThan(6);
    expect(await copies.read('/ess/agenda?19')).toBeDefined();
    expect(await copies.read('/ess/agenda?0')).toBeUndefined();
    await copies.close();
    expect((await open(folder, 4_500)).count).toBe(2);
  });

  it('forget what is being written', async () => {
    const folder = await newFolder();
    const copies = await open(folder);
    copies.keep('/ess/agenda', answer(500_000, ['entry:one']));
    await copies.forget('everything');
    expect(await filesIn(folder)).toEqual(['ess-copies/1/owner.json']);
  });
});

describe('a folder that holds other things', () => {
  /** What must be there afterwards, byte for byte. */
  const FOREIGN: Readonly<Record<string, string>> = {
    'ess.db': 'SQLite format 3\0',
    'ess.db-wal': '',
    'notes.txt': 'À garder\n',
    // A name like ours, and not our first line.
    [nameOf('another program’s')]: 'a checksum file of another program\n',
    [nameOf('an empty one')]: '',
    // A first line like ours, under another name.
    [nameOf('moved')]: 'ess-copy {"key":"/ess/agenda"}\nx',
    [`${nameOf('another program’s')}.new`]: 'half a download',
    [`${nameOf('an empty one')}.new`]: '',
  };

  it('keeps every one of them through a whole life', async () => {
    const folder = await newFolder();
    const own = path.join(folder, 'ess-copies', '1');
    await mkdir(path.join(folder, 'photos'));
    await mkdir(own, { recursive: true });
    for (const [name, content] of Object.entries(FOREIGN)) await writeFile(path.join(folder, name), content);
    await writeFile(path.join(folder, 'photos', 'a.jpg'), 'jpeg');
    // Even where only we write.
    await writeFile(path.join(own, 'notes.txt'), 'À garder\n');
    await symlink(path.join(folder, 'ess.db'), path.join(own, nameOf('a link')));
    await mkdir(path.join(own, nameOf('a folder')));
    const before = await filesIn(folder);

    for (let life = 0; life < 2; life += 1) {
      const copies = await open(folder, 1_000, '2026-01-03T00:00:00.000Z');
      for (const key of ['/ess/agenda', '/ess/ressources', '/ess/dispositifs']) copies.keep(key, answer(600));
      await copies.forget('everything');
      await copies.close();
    }
    expect(await filesIn(folder)).toEqual(before);
    for (const [name, content] of Object.entries(FOREIGN))
      expect(await readFile(path.join(folder, name), 'utf8'), name).toBe(content);
  });

  it('loses the copies that former versions left in it, whole or begun', async () => {
    const folder = await newFolder();
    const head = { key: '/ess/agenda', contentType: 'text/plain', headers: {}, tags: ['kind:event'], asOf: '2025' };
    await writeFile(path.join(folder, nameOf('/ess/agenda')), `${JSON.stringify(head)}\nCamille`);
    await writeFile(path.join(folder, `${nameOf('/ess/agenda')}.new`), '{"key":"/ess/ag');
    await open(folder);
    expect(await filesIn(folder)).toEqual(['ess-copies/1/owner.json']);
  });

  it('says what it is given that is no folder', async () => {
    const file = path.join(await newFolder(), 'ess.db');
    await writeFile(file, 'SQLite format 3\0');
    await expect(open(file)).rejects.toThrow(/ENOTDIR/);
    expect(await readFile(file, 'utf8')).toBe('SQLite format 3\0');
  });
});

describe('servers that share a folder', () => {
  it('keep their copies apart', async () => {
    const folder = await newFolder();
    const [first, second] = await Promise.all([open(folder), open(folder)]);
    first.keep('/ess/agenda', answer(100));
    second.keep('/ess/agenda', answer(200));
    await second.forget('everything');
    expect((await first.read('/ess/agenda'))?.body).toHaveLength(100);
    const third = await open(folder, 1_000_000, '2026-01-03T00:00:00.000Z');
    expect(third.count).toBe(0);
    expect((await first.read('/ess/agenda'))?.body).toHaveLength(100);
  });

  it('give theirs to the one that starts next, and a dead one’s are removed', async () => {
    const folder = await newFolder();
    const [first, second] = [await open(folder), await open(folder)];
    for (const copies of [first, second]) {
      copies.keep('/ess/agenda', answer(100));
      await copies.close();
    }
    // As a server leaves it that was killed on another machine, longer ago than any sign of life.
    const dead = path.join(folder, 'ess-copies', '2', 'owner.json');
    await writeFile(dead, JSON.stringify({ id: 'dead', host: 'another-machine', pid: 1 }));
    const living = await open(folder);
    expect(living.count).toBe(1);
    expect(await filesIn(folder)).toContain(`ess-copies/2/${nameOf('/ess/agenda')}`);
    await utimes(dead, new Date(0), new Date(0));
    const next = await open(folder);
    expect(next.count).toBe(1);
    await utimes(dead, new Date(0), new Date(0));
    await living.close();
    await open(folder);
    expect(await filesIn(folder)).not.toContain(`ess-copies/2/${nameOf('/ess/agenda')}`);
  });

  it('take back what a killed server of the same machine held', async () => {
    const folder = await newFolder();
    const copies = await open(folder);
    copies.keep('/ess/agenda', answer(100));
    await copies.close();
    const { pid } = process;
    for (const dead of [2 ** 22 + 1, pid]) {
      const { hostname } = await import('node:os');
      await writeFile(
        path.join(folder, 'ess-copies', '1', 'owner.json'),
        JSON.stringify({ id: 'of a former life', host: hostname(), pid: dead }),
      );
      const again = await open(folder);
      expect(again.count).toBe(1);
      await again.close();
    }
  });
});
