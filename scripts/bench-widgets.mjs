// @ts-check
/**
 * Measures how long the elements take to show content on a slow line, beside the least that Lit and `fetch` need to show
 * the same answer. Images are left out on both sides: they come after the content.
 *
 *   npm start, then in another shell: npm run bench:widgets [-- http://127.0.0.1:1337 [runs]]
 */
import './lib/node-version.mjs';
import { chromium } from 'playwright';
import { load } from './bench/throttled-load.mjs';
import { startWidgetServer } from './bench/widget-server.mjs';
import { findChromium } from './lib/browser.mjs';
import { Failure, firstLine, runCommand } from './lib/failure.mjs';
import { step } from './lib/steps.mjs';

/** @typedef {import('./bench/throttled-load.mjs').Load} Load */
/** @typedef {{ tag: string, element: Load[], bare: Load[] }} Measured */

/** A telephone of the countryside. */
const CONDITIONS = { megabits: 1.6, roundTrip: 150, slowdown: 4 };
/** How much longer than the bare list an element may take until it shows content. */
const BUDGET = 1.1;
const ORDER = /** @type {const} */ (['element', 'bare']);

await runCommand(async () => {
  const cms = (process.argv[2] ?? 'http://127.0.0.1:1337').replace(/\/+$/, '');
  const runs = Number(process.argv[3] ?? '31');
  if (!Number.isInteger(runs) || runs < 1)
    throw new Failure(`${process.argv[3]} : un nombre de chargements est attendu.`);
  await checkCms(cms);

  const server = await startWidgetServer(cms);
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const pages = await step('Enregistrement des réponses du CMS', () => recordAnswers(browser, server, cms));
    const measured = await step(`Mesure (chaque page ${runs} fois)`, () => measure(browser, pages, runs));
    console.log(tableLines(measured, runs).join('\n'));
  } finally {
    await browser.close();
    server.close();
  }
});

/** @param {string} cms */
async function checkCms(cms) {
  try {
    await fetch(cms, { method: 'HEAD', redirect: 'manual' });
  } catch (error) {
    throw new Failure(`${cms} ne répond pas : lancez « npm start », ou donnez l’adresse d’un CMS.`, { cause: error });
  }
}

/**
 * Loads every element once, unmeasured, so that the server has all that it asks for.
 * @param {import('playwright').Browser} browser
 * @param {import('./bench/widget-server.mjs').WidgetServer} server
 * @param {string} cms
 */
async function recordAnswers(browser, { origin, tags }, cms) {
  const pages = [];
  for (const tag of tags) {
    const { requests } = await load(browser, `${origin}/${tag}`).catch((error) => {
      throw new Failure(`<${tag}> ne montre rien de ${cms} : ${firstLine(error)}`, { cause: error });
    });
    const answer = requests.find(({ address }) => address.includes('/ess/graphql/'))?.address;
    if (answer === undefined) throw new Failure(`<${tag}> n’a rien demandé à ${cms}.`);
    pages.push({ tag, element: `${origin}/${tag}`, bare: `${origin}/bare?answer=${encodeURIComponent(answer)}` });
  }
  return pages;
}

/**
 * Element and bare list by turns, each first every other time, each element first in its turn: a machine that slows
 * down does so for all.
 * @param {import('playwright').Browser} browser
 * @param {readonly { tag: string, element: string, bare: string }[]} pages
 * @param {number} runs
 */
async function measure(browser, pages, runs) {
  /** @type {Measured[]} */
  const measured = pages.map(({ tag }) => ({ tag, element: [], bare: [] }));
  const numbered = [...pages.entries()];
  for (let run = 0; run < runs; run += 1) {
    const first = run % pages.length;
    for (const [index, page] of [...numbered.slice(first), ...numbered.slice(0, first)]) {
      for (const which of run % 2 === 0 ? ORDER : ORDER.toReversed()) {
        measured[index]?.[which].push(await load(browser, page[which], CONDITIONS));
      }
    }
  }
  return measured;
}

/**
 * @param {readonly Measured[]} measured
 * @param {number} runs
 */
function tableLines(measured, runs) {
  const { megabits, roundTrip, slowdown } = CONDITIONS;
  const header = ['', 'squelette', 'contenu', 'requêtes', 'octets', 'rapport'];
  const rows = measured.flatMap(({ tag, element, bare }) => {
    const ratio = typical(element.map(({ content }) => content)) / typical(bare.map(({ content }) => content));
    const verdict = `${decimal(ratio)} (${ratio <= BUDGET ? 'tenu' : 'dépassé'})`;
    return [
      [`<${tag}>`, ...cells(element), verdict],
      ['  liste nue', ...cells(bare), ''],
    ];
  });
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {readonly string[]} */ row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [
    '',
    `Ligne de ${decimal(megabits)} Mbit/s, aller-retour de ${roundTrip} ms, processeur ${slowdown} fois plus lent ; moyenne de ${runs} chargements, sans le cinquième le plus court ni le plus long.`,
    `Rapport : durée jusqu’au contenu, sur celle de la liste nue ; budget ${decimal(BUDGET)}. Octets compressés, hors page.`,
    '',
    ...[header, ...rows].map((row) => line(row).trimEnd()),
  ];
}

/** @param {readonly Load[]} loads */
function cells(loads) {
  const of = (/** @type {(load: Load) => number} */ value) =>
    Math.round(typical(loads.map(value))).toLocaleString('fr-FR');
  return [
    `${of(({ skeleton }) => skeleton)} ms`,
    `${of(({ content }) => content)} ms`,
    of(({ requests }) => requests.length),
    of(({ requests }) => requests.reduce((sum, { bytes }) => sum + bytes, 0)),
  ];
}

/**
 * Mean of the middle three fifths: what a busy machine delays is left out, and the rest counts, so that it varies less
 * from run to run than a median does.
 * @param {readonly number[]} values
 */
function typical(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const left = Math.floor(sorted.length / 5);
  const middle = sorted.slice(left, sorted.length - left);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** @param {number} value */
function decimal(value) {
  return value.toLocaleString('fr-FR', { maximumFractionDigits: 2 });
}
