// @ts-check
/** What a measurement gives: its table, and what it says of the budgets. */
import { table } from './figures.mjs';

/**
 * @typedef {object} Verdict
 * @property {string} budget
 * @property {string} measured
 * @property {boolean} isKept
 *
 * @typedef {object} Section
 * @property {string} title
 * @property {string} text
 * @property {readonly Verdict[]} verdicts
 */

/** @param {Section} section */
export const sectionText = ({ title, text }) => `\n${title}\n\n${text}\n`;

/** @param {readonly Verdict[]} verdicts */
export const verdictTable = (verdicts) =>
  table(
    ['', 'mesuré', ''],
    verdicts.map(({ budget, measured, isKept }) => [budget, measured, isKept ? 'tenu' : 'dépassé']),
  );
