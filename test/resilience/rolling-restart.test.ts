/** Two real servers behind nginx, renewed one after the other while readers read: none of them notices. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application, sharedSecrets } from '../support/application';
import { documentedFile, withValues } from '../support/documentation';
import { context, figure, notRun } from '../support/figures';
import { freePort } from '../support/free-port';
import { startPostgresql, type Postgresql } from '../support/postgresql';
import { hasNginx, startNginx, type Proxy } from '../support/proxies';
import { Server } from '../support/server';

const SCENARIO = 'redémarrage progressif';
const READERS = 8;
const EVENTS = 5;

let database: Postgresql;
let ports: number[];
let servers: Server[];
let nginx: Proxy;
const secrets = sharedSecrets();
const start = (port: number) => Server.start(port, { DATABASE_URL: database.url }, secrets);

beforeAll(async () => {
  if (!hasNginx) {
    notRun(SCENARIO, 'nginx n’est pas installé (apt install nginx)');
    return;
  }
  database = await startPostgresql();
  const writer = await Application.start({ DATABASE_URL: database.url }, secrets);
  const publisher = await writer.create('plugin::ess.organisation', { name: 'CRESS du redémarrage' });
  for (let index = 0; index < EVENTS; index += 1)
    await writer.create(
      'plugin::ess.event',
      {
        title: `Toujours lu ${String(index)}`,
        occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
        places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
        publisher: { set: [{ documentId: publisher }] },
      },
      'published',
    );
  await writer.stop();
  ports = [await freePort(), await freePort()];
  servers = [];
  for (const port of ports) servers.push(await start(port));
  nginx = await startNginx((listen) =>
    withValues(documentedFile('exploitation.md', 'ess.conf'), {
      '127.0.0.1:1337': `127.0.0.1:${String(ports[0])}`,
      '127.0.0.1:1338': `127.0.0.1:${String(ports[1])}`,
      'listen 80;': `listen 127.0.0.1:${String(listen)};`,
    }),
  );
}, 900_000);

afterAll(async () => {
  if (!hasNginx) return;
  await nginx.stop();
  for (const server of servers) await server.stop('SIGKILL');
  await database.stop();
});

/** Cached and not, pages, calendars, data, GraphQL by GET. */
const addresses = (count: number) => [
  '/ess/agenda.json',
  '/ess/agenda',
  '/ess/agenda.ics',
  `/ess/agenda.json?q=lu&limit=${String(1 + (count % 100))}`,
  '/ess/sitemap.xml',
];

it.skipIf(!hasNginx)('answers every read while each server is renewed', async () => {
  const failures: string[] = [];
  const durations: number[] = [];
  let isOver = false;
  const reader = async (seed: number) => {
    for (let count = seed; !isOver; count += READERS) {
      const list = addresses(count);
      const address = list[count % list.length] ?? '';
      const begun = performance.now();
      try {
        const response = await fetch(nginx.url + address);
        const text = await response.text();
        if (response.status !== 200 || !text.includes(address.includes('sitemap') ? 'toujours-lu' : 'Toujours lu'))
          failures.push(`${address} ${String(response.status)}`);
      } catch (error) {
        failures.push(`${address} ${String(error)}`);
      }
      durations.push(performance.now() - begun);
      await wait(20);
    }
  };
  const reading = Array.from({ length: READERS }, (_value, seed) => reader(seed));
  await wait(1_000);
  const exits: number[] = [];
  for (const [index, port] of ports.entries()) {
    const begun = performance.now();
    await servers[index]?.stop('SIGTERM');
    exits.push((performance.now() - begun) / 1000);
    servers[index] = await start(port);
    await wait(1_500);
  }
  isOver = true;
  await Promise.all(reading);
  if (failures.length > 0) console.error(failures.slice(0, 20).join('\n'));
  context(SCENARIO, 'lectures par le mandataire', durations.length);
  figure(SCENARIO, 'lectures ratées', failures.length, { atMost: 0 });
  figure(SCENARIO, 'arrêt le plus long (s)', Math.max(...exits), { atMost: 40 });
  const sorted = durations.toSorted((a, b) => a - b);
  context(SCENARIO, 'lecture p99 (ms)', Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0));
  expect(durations.length).toBeGreaterThan(100);
});
