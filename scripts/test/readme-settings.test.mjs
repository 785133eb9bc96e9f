// @ts-check
/** Every environment variable that the product reads is said in both README. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/paths.mjs';
import { OF_THE_SYSTEM, settingNames } from './support/setting-names.mjs';

describe.each(['README.md', 'README.fr.md'])('%s', (name) => {
  it('says every setting', () => {
    const text = readFileSync(path.join(root, name), 'utf8');
    expect(settingNames.size).toBeGreaterThan(10);
    const unsaid = [...settingNames].filter(
      (variable) => !OF_THE_SYSTEM.includes(variable) && !text.includes(`\`${variable}\``),
    );
    expect(unsaid).toEqual([]);
  });

  it('names no variable that nothing reads', () => {
    const text = readFileSync(path.join(root, name), 'utf8');
    const said = [...text.matchAll(/^\| (`[A-Z].*?) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/[A-Z][A-Z0-9_]+/g) ?? [],
    );
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((variable) => !settingNames.has(variable))).toEqual([]);
  });
});
