// @ts-check
/** Keeps connections busy with one request, again and again, then tells its parent how long the answers took. */
import http from 'node:http';
import process from 'node:process';
import { percentile } from './figures.mjs';

/** @type {import('./load.mjs').Load} */
const { url, headers, method = 'GET', body, connections, seconds } = JSON.parse(process.argv[2] ?? '');
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
/** @type {number[]} */
const times = [];
/** @type {Record<string, number>} */
const statuses = {};
let asked = 0;
const started = performance.now();
const end = started + seconds * 1_000;

await Promise.all(Array.from({ length: connections }, keepBusy));
const elapsed = (performance.now() - started) / 1_000;
times.sort((a, b) => a - b);
process.send?.({
  perSecond: times.length / elapsed,
  p50: percentile(times, 50),
  p99: percentile(times, 99),
  statuses,
});
process.disconnect();

async function keepBusy() {
  while (performance.now() < end) {
    const sent = performance.now();
    const status = await request();
    times.push(performance.now() - sent);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
}

/** @returns {Promise<number>} the status; 0 for a connection that was cut */
function request() {
  return new Promise((resolve) => {
    asked += 1;
    const sent = http.request(
      url.replaceAll('{n}', String(asked)),
      { agent, method, ...(headers ? { headers } : {}) },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
        response.once('error', () => resolve(0));
      },
    );
    sent.once('error', () => resolve(0));
    sent.end(body);
  });
}
