// @ts-check
/** The table of figures that suites of scenarios measure, each with its bound. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { number, table } from '../bench/figures.mjs';
import { cacheFolder } from './paths.mjs';

/**
 * An empty file for the figures of a run.
 * @param {string} name
 */
export function figuresFile(name) {
  const file = path.join(cacheFolder, 'reports', `${name}-figures.jsonl`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * What the scenarios wrote there, to be read by people.
 * @param {string} file
 */
export function figuresTable(file) {
  /** @type {import('../../test/support/figures').FigureLine[]} */
  const lines = (existsSync(file) ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return table(['scénario', 'mesure', 'valeur', 'borne', ''], lines.map(rowOf));
}

/** @param {import('../../test/support/figures').FigureLine} line */
function rowOf({ scenario, what, value, bound, notRun }) {
  if (notRun !== undefined || value === null) return [scenario, 'non exécuté', '–', '', notRun ?? ''];
  const decimals = Number.isInteger(value) ? 0 : 2;
  if (bound === null) return [scenario, what, number(value, decimals), '', ''];
  const [sign, limit, isKept] =
    'atMost' in bound ? ['≤', bound.atMost, value <= bound.atMost] : ['≥', bound.atLeast, value >= bound.atLeast];
  return [scenario, what, number(value, decimals), `${sign} ${number(limit)}`, isKept ? '' : '✗'];
}
