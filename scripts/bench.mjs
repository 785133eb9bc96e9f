// @ts-check
/**
 * Measures the speed of the public side: cached answers beside node:http, lists beside what Strapi generates, growth
 * with the number of events, publication, an attack. The compared servers are asked in turn in the same run.
 *
 *   npm run bench
 *   npm run bench -- --quick                         short, with 1,000 events: to see that it works
 *   npm run bench -- --events=1000,10000,100000      the numbers of events stored
 */
import './lib/node-version.mjs';
import process from 'node:process';
import { measureAll } from './bench/measure-all.mjs';
import { Failure, runCommand } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  await install();
  await build();
  await measureAll(options);
});

/**
 * @param {readonly string[]} words
 * @returns {import('./bench/measure-all.mjs').Options}
 */
function readOptions(words) {
  const isQuick = words.includes('--quick');
  let sizes = isQuick ? [1_000] : [1_000, 10_000, 100_000];
  for (const word of words.filter((other) => other !== '--quick')) {
    const [, list] = /^--events=(\d+(?:,\d+)*)$/.exec(word) ?? [];
    if (list === undefined) throw new Failure(`« ${word} » est inconnu. Options : --quick, --events=1000,10000.`);
    sizes = list
      .split(',')
      .map(Number)
      .toSorted((a, b) => a - b);
  }
  return isQuick
    ? { sizes, seconds: 1, rounds: 1, upcoming: 50, past: 20 }
    : { sizes, seconds: 5, rounds: 3, upcoming: 50, past: 250 };
}
