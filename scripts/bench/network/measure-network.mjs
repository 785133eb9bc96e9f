// @ts-check
/**
 * Ten years of content: what long work costs those who ask for something else meanwhile. Each operation is done as an
 * editor or a reader would, over HTTP, while a cached page, the health of the server, an uncached list and an ordinary
 * page of the admin are asked without end.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { step } from '../../lib/steps.mjs';
import { copyDatabase } from '../bulk-load.mjs';
import { settings } from '../databases.mjs';
import { megabytes, number, table } from '../figures.mjs';
import { describeMachine } from '../machine.mjs';
import { startServer } from '../servers.mjs';
import { verdictTable } from '../verdict.mjs';
import { OPERATIONS } from './operations.mjs';
import { startPostgresql } from './postgresql.mjs';
import { probedDuring } from './probes.mjs';

/**
 * @typedef {object} NetworkOptions
 * @property {number} events
 * @property {readonly ('sqlite' | 'postgresql')[]} databases
 * @property {string | undefined} data folder where the data stay from one run to the next
 * @property {RegExp | undefined} only the operations whose name matches
 */

/** Milliseconds. */
const BUDGETS = { reader: 50, editor: 1_000 };
/** Megabytes, once all has been done. */
const MOST_MEMORY = 400;
const MEGABYTE = 1024 * 1024;

/** @param {NetworkOptions} options */
export async function measureNetwork(options) {
  console.log(`${describeMachine()}\n`);
  /** @type {import('../verdict.mjs').Verdict[]} */
  const verdicts = [];
  for (const database of options.databases) verdicts.push(...(await measureOn(database, options)));
  console.log(`\nBudgets\n\n${verdictTable(verdicts)}`);
}

/**
 * @param {'sqlite' | 'postgresql'} database
 * @param {NetworkOptions} options
 */
async function measureOn(database, { events, data, only }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-network-'));
  const made = path.join(data ?? folder, `${events}.db`);
  const postgresql = database === 'postgresql' ? await startPostgresql(folder) : undefined;
  const environment = {
    ...settings(),
    DATABASE_URL: postgresql?.url ?? '',
    DATABASE_FILENAME: path.join(folder, 'network.db'),
    COPIES_FOLDER: path.join(folder, 'copies'),
    LINK_CHECK_CRON: '',
  };
  const start = (/** @type {Record<string, string>} */ more = {}) =>
    startServer('cms-server.mjs', { ...environment, ...more });
  /** @type {import('../servers.mjs').MeasuredServer | undefined} */
  let server;
  try {
    if (database === 'sqlite' && existsSync(made)) copyDatabase(made, environment.DATABASE_FILENAME);
    else {
      await step(`${number(events)} rendez-vous et ce qui les entoure`, async () => {
        const making = await start({ ESS_DEMO: 'true' });
        await making.ask('makeNetwork', events);
        await making.ask('rebuild');
        await making.stop();
        const following = await start();
        await following.ask('settled');
        await following.stop();
      });
      if (database === 'sqlite' && data !== undefined) {
        mkdirSync(data, { recursive: true });
        copyDatabase(environment.DATABASE_FILENAME, made);
      }
    }
    const started = await step('Démarrage', () => start());
    server = started;
    await started.ask('settled');
    const token = await administrator(started);
    /** @type {import('./operations.mjs').Bench} */
    const bench = {
      server: started,
      token,
      ask: (method, address, body) => asked(started, token, method, address, body),
    };
    const editor = {
      name: 'editor',
      url: `${server.url}/admin/users/me`,
      headers: { authorization: `Bearer ${token}` },
    };
    const probes = [
      { name: 'cached', url: `${server.url}/ess/agenda.json` },
      { name: 'health', url: `${server.url}/ess/health` },
      { name: 'fresh', url: `${server.url}/ess/agenda.json?limit=5` },
      editor,
    ];
    const rows = [];
    /** @type {import('../verdict.mjs').Verdict[]} */
    const verdicts = [];
    const worst = { reader: 0, editor: 0, loop: 0 };
    for (const operation of OPERATIONS) {
      if (only && !only.test(operation.name)) continue;
      await started.ask('loop');
      const memory = await started.ask('memory');
      const measured = await step(`${database} : ${operation.name}`, () =>
        probedDuring(probes, async () => operation.run(bench)).catch((error) => {
          console.error(error);
          return undefined;
        }),
      );
      const loop = await started.ask('loop');
      if (!measured) {
        verdicts.push({ budget: `${database} : ${operation.name}`, measured: 'échec', isKept: false });
        continue;
      }
      const { waits, failures, milliseconds, result } = measured;
      const answered = typeof result === 'object' ? result.answered : milliseconds;
      const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
      if (!operation.isSetting) {
        worst.reader = Math.max(worst.reader, waits.cached ?? 0, waits.health ?? 0);
        worst.editor = Math.max(worst.editor, waits.editor ?? 0);
        worst.loop = Math.max(worst.loop, loop.worst);
      }
      rows.push([
        operation.name,
        operation.before ?? '',
        ms(answered),
        ms(milliseconds),
        ms(loop.worst),
        ...['cached', 'health', 'fresh', 'editor'].map((name) => ms(waits[name] ?? 0)),
        megabytes(loop.memory),
        ms(loop.cpu),
        `${typeof result === 'object' ? result.said : ''}${failed > 0 ? ` ${failed} sans réponse` : ''}`,
      ]);
      if (operation.budget !== undefined)
        verdicts.push({
          budget: `${database} : ${operation.name}, ${ms(operation.budget)}`,
          measured: ms(milliseconds),
          isKept: milliseconds <= operation.budget,
        });
      if (operation.moreMemory !== undefined)
        verdicts.push({
          budget: `${database} : ${operation.name}, ${operation.moreMemory} Mo de plus`,
          measured: megabytes(loop.memory - memory),
          isKept: loop.memory - memory <= operation.moreMemory * MEGABYTE,
        });
      if (operation.memory !== undefined)
        verdicts.push({
          budget: `${database} : ${operation.name}, mémoire ${operation.memory} Mo`,
          measured: megabytes(loop.memory),
          isKept: loop.memory <= operation.memory * MEGABYTE,
        });
    }
    const left = await started.ask('memory');
    verdicts.push({
      budget: `${database} : mémoire après tout cela, ${MOST_MEMORY} Mo`,
      measured: megabytes(left),
      isKept: left <= MOST_MEMORY * MEGABYTE,
    });
    console.log(
      `\n${database}, ${number(events)} rendez-vous\n\n${table(
        [
          '',
          'avant',
          'réponse',
          'suivi',
          'boucle',
          'en cache',
          'santé',
          'liste',
          'éditeur',
          'mémoire',
          'processeur',
          '',
        ],
        rows,
      )}\n`,
    );
    return [
      {
        budget: `${database} : lecteur en cache et santé, pire attente`,
        measured: ms(worst.reader),
        isKept: worst.reader <= BUDGETS.reader,
      },
      {
        budget: `${database} : éditeur, pire attente`,
        measured: ms(worst.editor),
        isKept: worst.editor <= BUDGETS.editor,
      },
      {
        budget: `${database} : la boucle ne tient pas plus de`,
        measured: ms(worst.loop),
        isKept: worst.loop <= BUDGETS.reader,
      },
      ...verdicts,
    ];
  } finally {
    await server?.stop();
    await postgresql?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {number} value */
const ms = (value) => (value < 10_000 ? `${number(value)} ms` : `${number(value / 1000, 1)} s`);

/**
 * Bearer token of the first account of a database.
 * @param {import('../servers.mjs').MeasuredServer} server
 */
async function administrator(server) {
  const email = 'mesure@exemple.invalid';
  const password = `A1-${randomBytes(12).toString('hex')}`;
  await server.ask('createAdministrator', { email, password });
  const { data } = await asked(server, undefined, 'POST', '/admin/login', { email, password });
  return data.token;
}

/**
 * @param {{ url: string }} server
 * @param {string | undefined} token
 * @param {string} method
 * @param {string} address
 * @param {unknown} [body]
 */
async function asked(server, token, method, address, body) {
  const answer = await fetch(`${server.url}${address}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text.slice(0, 500)}`);
  return text === '' ? undefined : JSON.parse(text);
}
