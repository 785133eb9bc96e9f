// @ts-check
/**
 * Writes what refers to what among the content types, from their schemas, into docs/modele-editorial.md.
 *
 *   node scripts/model-diagram.mjs           writes it between its two marks
 *   node scripts/model-diagram.mjs --check   fails when it is not what would be written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { readContentModel } from './lib/content-model.mjs';
import { describeModel } from './lib/model-diagram.mjs';
import { root } from './lib/paths.mjs';

const START = '<!-- liens : écrits par scripts/model-diagram.mjs -->';
const END = '<!-- fin des liens -->';

const file = path.join(root, 'docs', 'modele-editorial.md');
const page = readFileSync(file, 'utf8');
const [before, rest] = split(page, START);
const [, after] = split(rest, END);
const written = `${before}${START}\n\n${describeModel(await readContentModel())}\n\n${END}${after}`;

if (!process.argv.includes('--check')) writeFileSync(file, written);
else if (written !== page) {
  console.error(`${path.relative(root, file)} is out of date: run “node scripts/model-diagram.mjs”.`);
  process.exitCode = 1;
}

/**
 * @param {string} text
 * @param {string} mark
 * @returns {[before: string, after: string]}
 */
function split(text, mark) {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`${path.relative(root, file)} lacks its mark “${mark}”`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
