// @ts-check
/**
 * Measures the speed of the public side: cached answers beside node:http, lists beside what Strapi generates, growth
 * with the number of events, publication, an attack. The compared servers are asked in turn in the same run.
 *
 *   npm run bench
 *   npm run bench -- --quick                         short, with 1,000 events: to see that it works
 *   npm run bench -- --events=1000,10000,100000      the numbers of events stored
 *   npm run bench -- --only=attaques                 the sections whose name says so
 *
 *   npm run bench -- --network                       ten years of content: what long work costs those who wait
 *   npm run bench -- --network --events=2000         a smaller network, in minutes
 *   npm run bench -- --network --database=sqlite     one database alone
 *   npm run bench -- --network --data=FOLDER         keeps the SQLite data there for the next run
 *   npm run bench -- --network --only=export         the operations whose name says so
 */
import './lib/node-version.mjs';
import process from 'node:process';
import { measureAll } from './bench/measure-all.mjs';
import { measureNetwork } from './bench/network/measure-network.mjs';
import { Failure, runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';

await runCommand(async () => {
  const words = process.argv.slice(2);
  const isNetwork = words.includes('--network');
  const network = isNetwork ? readNetworkOptions(words.filter((word) => word !== '--network')) : undefined;
  const options = network ? undefined : readOptions(words);
  await install();
  await build();
  if (network) await measureNetwork(network);
  else if (options) await measureAll(options);
});

/**
 * @param {readonly string[]} words
 * @returns {import('./bench/measure-all.mjs').Options}
 */
function readOptions(words) {
  const isQuick = words.includes('--quick');
  let sizes = isQuick ? [1_000] : [1_000, 10_000, 100_000];
  /** @type {RegExp | undefined} */
  let only;
  for (const word of words.filter((other) => other !== '--quick')) {
    const [, name] = /^--only=(.+)$/.exec(word) ?? [];
    if (name !== undefined) {
      only = new RegExp(name, 'i');
      continue;
    }
    const [, list] = /^--events=(\d+(?:,\d+)*)$/.exec(word) ?? [];
    if (list === undefined)
      throw new Failure(`« ${word} » est inconnu. Options : --quick, --events=1000,10000, --only=attaques.`);
    sizes = list
      .split(',')
      .map(Number)
      .toSorted((a, b) => a - b);
  }
  return isQuick
    ? { sizes, seconds: 1, rounds: 1, upcoming: 50, past: 20, only }
    : { sizes, seconds: 5, rounds: 3, upcoming: 50, past: 250, only };
}

/**
 * @param {readonly string[]} words
 * @returns {import('./bench/network/measure-network.mjs').NetworkOptions}
 */
function readNetworkOptions(words) {
  /** @type {Record<string, string>} */
  const given = {};
  for (const word of words) {
    const [, name = '', value = ''] = /^--(events|database|data|only)=(.+)$/.exec(word) ?? [];
    if (name === '') throw new Failure(`« ${word} » est inconnu. Options : --events=, --database=, --data=, --only=.`);
    given[name] = value;
  }
  const { events = '20000', database = '', data, only } = given;
  if (!/^\d+$/.test(events)) throw new Failure(`« --events=${events} » : un nombre est attendu.`);
  if (database !== '' && database !== 'sqlite' && database !== 'postgresql')
    throw new Failure(`« --database=${database} » : sqlite ou postgresql.`);
  return {
    events: Number(events),
    databases: database === '' ? ['sqlite', 'postgresql'] : [database],
    data,
    only: only === undefined ? undefined : new RegExp(only, 'i'),
  };
}
