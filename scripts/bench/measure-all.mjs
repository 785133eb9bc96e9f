// @ts-check
/** All measurements, one after the other, on servers of their own; what they wrote is removed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { step } from '../lib/steps.mjs';
import { makeDatabases, settings, startCms } from './databases.mjs';
import { number } from './figures.mjs';
import { measureLoad } from './load.mjs';
import { describeMachine } from './machine.mjs';
import { measureAttack } from './measures/attack.mjs';
import { measureCached } from './measures/cached.mjs';
import { measurePublication } from './measures/publication.mjs';
import { measureCalendar, measureScale } from './measures/scale.mjs';
import { measureUncached } from './measures/uncached.mjs';
import { startServer } from './servers.mjs';
import { sectionText, verdictTable } from './verdict.mjs';

/**
 * @typedef {object} Options
 * @property {readonly number[]} sizes numbers of events stored, the smallest first
 * @property {number} seconds how long each measurement goes on
 * @property {number} rounds how often pairs of servers are measured
 * @property {number} upcoming events to come that have documents
 * @property {number} past those that are over
 * @property {RegExp | undefined} only the sections whose label says so; all by default
 */

/** @param {Options} options */
export async function measureAll(options) {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-bench-'));
  /** @type {import('./servers.mjs').MeasuredServer[]} */
  const running = [];
  /** @param {Promise<import('./servers.mjs').MeasuredServer>} starting */
  const keep = async (starting) => {
    const server = await starting;
    running.push(server);
    return server;
  };
  const stopAll = async () => {
    for (const server of running.splice(0)) await server.stop();
  };
  /** @type {import('./verdict.mjs').Verdict[]} */
  const verdicts = [];
  /** @param {string} label */
  const isWanted = (label) => options.only?.test(label) ?? true;
  /**
   * @param {string} label
   * @param {() => Promise<import('./verdict.mjs').Section>} measure
   */
  const section = async (label, measure) => {
    if (!isWanted(label)) return;
    const measured = await step(label, measure);
    verdicts.push(...measured.verdicts);
    console.log(sectionText(measured));
  };

  try {
    console.log(`${describeMachine()}\n`);
    const databases = await makeDatabases(folder, options);
    const documents = await keep(startCms(databases.documents));
    const plain = await keep(startServer('plain-server.mjs'));
    await section('Plafond du générateur et réponses en cache', async () => {
      await plain.ask('keep', { path: '/', body: Buffer.from('ok').toString('base64'), headers: [], notModified: [] });
      const { perSecond } = await measureLoad({ url: `${plain.url}/`, connections: 50, seconds: options.seconds });
      const cached = await measureCached(documents, plain, options);
      return { ...cached, text: `${cached.text}\nPlafond, deux octets par node:http : ${number(perSecond)} req./s.` };
    });
    await section('Attaques', () => measureAttack(documents, options));
    await section('Listes hors cache', async () => {
      const stock = await keep(
        startServer('stock-server.mjs', {
          ...settings(),
          DATABASE_FILENAME: databases.copy('stock.db'),
          BENCH_STOCK_FOLDER: path.join(folder, 'stock'),
        }),
      );
      return measureUncached(documents, stock, options);
    });
    await stopAll();

    /** @type {import('./measures/scale.mjs').Store[]} */
    const stores = [];
    const labels = ['Calendrier entier', 'Passage à l’échelle', 'Publication'];
    for (const [size, filename] of labels.some(isWanted) ? databases.bySize : [])
      stores.push({ size, filename, server: await keep(startCms(filename)) });
    const [smallest] = stores;
    if (smallest) await section('Calendrier entier', () => measureCalendar(smallest.server, options));
    await section('Passage à l’échelle', () => measureScale(stores, options));
    await section('Publication', () => measurePublication(stores, databases));
    console.log(`\nBudgets\n\n${verdictTable(verdicts)}`);
  } finally {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}
