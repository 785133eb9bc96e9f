/**
 * Every text is hostile: no regular expression of the server takes the square of the length of what it reads. A run of one
 * piece, as long as the longest address that Node lets in, is tried on each.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../..');
const FOLDERS = [
  'cms/app/config',
  'cms/app/src',
  'cms/plugin/server/src',
  'cms/plugin/shared',
  'packages/shared-types/src',
];
/** Letters of a run. */
const LENGTH = 16_000;
/** Milliseconds of processor time: the square of the length takes two hundred and more, the length itself one or two. */
const MOST = 50;
/** Pieces of any text. */
const PIECES = [' ', '\n', '\r\n', '\t', 'a', 'A', 'é', '1', '.', '-', '_', '/', 'a/', 'a-', 'a1', 'a ', ', '];
const MOST_OWN_PIECES = 12;

/** Regular expressions as they are written, each with the first place where it stands. */
function patterns(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const folder of FOLDERS)
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const file = path.join(root, folder, name);
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) found.set(node.text, `${folder}/${name}`);
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
    }
  return found;
}

const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** What the expression itself speaks of: its words, its signs, and pairs of them. */
function ownPieces(source: string): string[] {
  const words = source.match(/[A-Za-z<>!:"'=&#-]{2,}/g) ?? [];
  const signs = [...new Set(source.replaceAll(/\\[a-zA-Z]|[$^*+?|()[\]{}\\]/g, ''))].filter(
    (sign) => !/[A-Za-z0-9]/.test(sign),
  );
  return [...new Set([...signs, ...words, ...signs.map((sign) => `${sign}a`)])].slice(0, MOST_OWN_PIECES);
}

function slowest(text: string): { taken: number; piece: string } {
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
  // With `g` or `y` an expression remembers where it stopped.
  const pattern = new RegExp(source, flags.replaceAll(/[gy]/g, ''));
  const worst = { taken: 0, piece: '' };
  for (const piece of [...PIECES, ...ownPieces(source)]) {
    const run = `${piece.repeat(Math.ceil(LENGTH / piece.length))}\u0001`;
    // What else the process does meanwhile, and the compilation of the expression, are in the first time only.
    let taken = Number.POSITIVE_INFINITY;
    for (let again = 0; again < 3 && taken > MOST; again += 1) {
      const begun = processorTime();
      pattern.test(run);
      taken = Math.min(taken, processorTime() - begun);
    }
    if (taken > worst.taken) Object.assign(worst, { taken, piece });
  }
  return worst;
}

it('no regular expression takes the square of a text', { timeout: 120_000 }, () => {
  const all = patterns();
  expect(all.size).toBeGreaterThan(200);
  const slow = [...all].flatMap(([text, file]) => {
    const { taken, piece } = slowest(text);
    return taken > MOST ? [`${file}: ${text} takes ${taken.toFixed(0)} ms with ${JSON.stringify(piece)}`] : [];
  });
  expect(slow).toEqual([]);
});
