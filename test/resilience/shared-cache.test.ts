/**
 * Varnish and nginx before a real server, with the configurations of docs/exploitation.md: what time ends and what
 * editors change is gone from both, at once.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application } from '../support/application';
import { requestJson } from '../support/cms';
import { documentedFile, withValues } from '../support/documentation';
import { context, figure, notRun } from '../support/figures';
import { freePort } from '../support/free-port';
import { hasNginx, isInstalled, startNginx, startVarnish, type Proxy } from '../support/proxies';

const SCENARIO = 'cache partagé';
const SECRET = 'secret-de-l-essai';
const FORMATS = ['', '.json', '.ics', '.rss', '.atom', '.feed.json', '.jsonld', '.csv'];
const hasProxies = isInstalled('varnishd') && hasNginx;

let application: Application;
let proxies: { readonly name: string; readonly proxy: Proxy; readonly late: number }[] = [];
let publisher: string;

beforeAll(async () => {
  if (!hasProxies) {
    notRun(SCENARIO, 'nginx et Varnish ne sont pas installés (apt install nginx varnish)');
    return;
  }
  const port = await freePort();
  const varnishPort = await freePort();
  application = await Application.start(
    { DATABASE_FILENAME: path.join(mkdtempSync(path.join(tmpdir(), 'ess-shared-')), 'ess.db') },
    {
      PORT: String(port),
      SHARED_CACHE_PURGE_URL: `http://127.0.0.1:${String(varnishPort)}/purge`,
      SHARED_CACHE_PURGE_TOKEN: SECRET,
      SHARED_CACHE_MAX_AGE: '3600',
    },
  );
  const upstream = String(port);
  const vcl = withValues(documentedFile('exploitation.md', 'ess.vcl'), { '1337': upstream, 'un-long-secret': SECRET });
  const site = (listen: number) =>
    withValues(documentedFile('exploitation.md', 'ess.conf'), {
      '127.0.0.1:1337': `127.0.0.1:${upstream}`,
      '127.0.0.1:1338': `127.0.0.1:${upstream}`,
      'listen 80;': `listen 127.0.0.1:${String(listen)};`,
    });
  proxies = [
    // Milliseconds for which an answer may still be given: none, and nginx' second.
    { name: 'Varnish', proxy: await startVarnish(vcl, varnishPort), late: 0 },
    { name: 'nginx', proxy: await startNginx(site), late: 1_000 },
  ];
  publisher = await application.create('plugin::ess.organisation', { name: 'CRESS du cache' });
}, 300_000);

afterAll(async () => {
  if (!hasProxies) return;
  for (const { proxy } of proxies) await proxy.stop();
  await application.stop();
});

const eventData = (title: string, more: object = {}) => ({
  title,
  occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
  places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
  publisher: { set: [{ documentId: publisher }] },
  ...more,
});

/** `YYYY-MM-DDTHH:mm` in universal time. */
const minute = (instant: number) => new Date(instant).toISOString().slice(0, 16);

async function secondsUntil(isSo: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > 20_000) return 20;
    await wait(25);
  }
  return (performance.now() - begun) / 1000;
}

it.skipIf(!hasProxies)('shows what is published, renamed and withdrawn within two seconds', async () => {
  for (const { name, proxy } of proxies) {
    const list = `${proxy.url}/ess/agenda.json?when=all`;
    const text = async (address = list) => (await requestJson(address)).text;
    // It has been answered before, and is kept.
    for (let asked = 0; asked < 3; asked += 1) await text();
    const documentId = await application.create('plugin::ess.event', eventData(`Par ${name}`), 'published');
    figure(
      SCENARIO,
      `${name} : publication visible (s)`,
      await secondsUntil(async () => (await text()).includes(`Par ${name}`)),
      { atMost: 2 },
    );
    const item = `${proxy.url}/ess/rendez-vous/par-${name.toLowerCase()}.json`;
    for (let asked = 0; asked < 3; asked += 1) expect((await requestJson(item)).status).toBe(200);
    const data = { title: `Renommé par ${name}` };
    await application.call('plugin::ess.event', 'update', { documentId, data, status: 'published' });
    figure(
      SCENARIO,
      `${name} : nouveau titre (s)`,
      await secondsUntil(async () => (await text(item)).includes('Renommé') && (await text()).includes('Renommé par')),
      { atMost: 2 },
    );
    await application.call('plugin::ess.event', 'unpublish', { documentId });
    figure(
      SCENARIO,
      `${name} : retrait (s)`,
      await secondsUntil(async () => (await requestJson(item)).status === 410 && !(await text()).includes(name)),
      { atMost: 2 },
    );
  }
});

it.skipIf(!hasProxies)('keeps in Varnish what does not change: the server is asked once', async () => {
  const [varnish] = proxies;
  if (!varnish) throw new Error('Varnish is not there');
  const address = `${varnish.proxy.url}/ess/ressources.json`;
  const first = await requestJson(address);
  await wait(1_100);
  const second = await requestJson(address);
  expect(Number(second.headers.get('age'))).toBeGreaterThanOrEqual(1);
  expect(second.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  expect(second.headers.get('surrogate-key')).toBeNull();
  expect(first.text).toBe(second.text);
  const { status } = await fetch(`${varnish.proxy.url}/purge`, {
    method: 'POST',
    headers: { 'Surrogate-Key': 'everything' },
  });
  expect(status).toBe(403);
});

it.skipIf(!hasProxies)('lets an event go the second after it ends, in every format', async () => {
  const ends = Math.ceil((Date.now() + 25_000) / 60_000) * 60_000;
  const times = { start: minute(ends - 3_600_000), end: minute(ends), time_zone: 'UTC' };
  await application.create('plugin::ess.event', eventData('Finit bientôt', { occurrences: [times] }), 'published');
  const addresses = FORMATS.flatMap((format) =>
    format === '.ics' ? ['/ess/agenda.ics?when=upcoming'] : [`/ess/agenda${format}`],
  ).concat('/ess/embed/agenda');
  let stale = 0;
  let asked = 0;
  const shows = async (proxy: Proxy, address: string) =>
    (await requestJson(proxy.url + address)).text.includes('Finit bientôt');
  await wait(3_000);
  for (const { proxy } of proxies)
    for (const address of addresses) expect(await shows(proxy, address), address).toBe(true);
  // Asked again and again until its last seconds, so that both hold it.
  while (Date.now() < ends - 1_500) {
    for (const { proxy } of proxies) for (const address of addresses) await shows(proxy, address);
    await wait(300);
  }
  for (const { name, proxy, late } of proxies) {
    await wait(Math.max(0, ends + late + 1_000 - Date.now()));
    for (const address of addresses) {
      asked += 1;
      if (await shows(proxy, address)) {
        stale += 1;
        console.error(`${name} still shows it: ${address}`);
      }
    }
  }
  context(SCENARIO, 'rendez-vous fini : adresses demandées', asked);
  figure(SCENARIO, 'rendez-vous fini : encore montré', stale, { atMost: 0 });
});
