// @ts-check
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../lib/fingerprint.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ess-fingerprint-'));
  mkdirSync(path.join(folder, 'source', 'dist'), { recursive: true });
  writeFileSync(path.join(folder, 'source', 'a.ts'), 'a');
  writeFileSync(path.join(folder, 'source', 'dist', 'a.js'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const current = () => fingerprint(folder, ['source', 'not-there']);

describe('fingerprint', () => {
  it('does not depend on dates, nor on what was built', () => {
    const before = current();
    utimesSync(path.join(folder, 'source', 'a.ts'), 0, 0);
    writeFileSync(path.join(folder, 'source', 'dist', 'a.js'), 'other');
    writeFileSync(path.join(folder, 'source', 'a.js.map'), '{}');
    expect(current()).toBe(before);
  });

  it('changes with a content, a name, a new file and what else the result depends on', () => {
    const seen = new Set([current(), fingerprint(folder, ['source'], ['/cms'])]);
    writeFileSync(path.join(folder, 'source', 'a.ts'), 'b');
    seen.add(current());
    renameSync(path.join(folder, 'source', 'a.ts'), path.join(folder, 'source', 'c.ts'));
    seen.add(current());
    writeFileSync(path.join(folder, 'source', 'd.ts'), '');
    seen.add(current());
    expect(seen.size).toBe(5);
  });

  it('reads a built folder that is named itself', () => {
    const before = fingerprint(folder, ['source/dist']);
    writeFileSync(path.join(folder, 'source', 'dist', 'a.js'), 'other');
    expect(fingerprint(folder, ['source/dist'])).not.toBe(before);
  });
});
