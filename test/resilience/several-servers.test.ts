/** Three servers on one PostgreSQL, two of them behind nginx: edits on one, reads on the others, nothing stale or erased. */
import { setTimeout as wait } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Application, sharedSecrets } from '../support/application';
import { requestJson } from '../support/cms';
import { context, figure, notRun } from '../support/figures';
import { startPostgresql, type Postgresql } from '../support/postgresql';
import { hasNginx, startBalancer, type Proxy } from '../support/proxies';

const SCENARIO = 'trois serveurs derrière nginx';
const SOON = 2_000;
const EDITS = 40;
const ERASURES = 10;
/** Reads of each round, in turn by one server and the other. */
const READS = 4;

let postgresql: Postgresql;
let database: Knex;
let editor: Application;
let readers: Application[];
let nginx: Proxy;
let publisher: string;

beforeAll(async () => {
  if (!hasNginx) {
    notRun(SCENARIO, 'nginx n’est pas installé (apt install nginx)');
    return;
  }
  postgresql = await startPostgresql();
  database = knex({ client: 'pg', connection: postgresql.url });
  const secrets = sharedSecrets();
  const start = () => Application.start({ DATABASE_URL: postgresql.url }, secrets);
  // At the same second, on an empty database.
  const [first, ...others] = await Promise.all([start(), start(), start()]);
  editor = first;
  readers = others;
  nginx = await startBalancer(readers.map(({ url }) => url));
  publisher = await editor.create('plugin::ess.organisation', { name: 'CRESS des trois serveurs' });
}, 900_000);

afterAll(async () => {
  if (!hasNginx) return;
  await nginx.stop();
  for (const server of [editor, ...readers]) await server.stop();
  await database.destroy();
  await postgresql.stop();
});

const event = (title: string, more: object = {}) =>
  editor.create(
    'plugin::ess.event',
    {
      title,
      publisher: { set: [{ documentId: publisher }] },
      occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
      places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
      ...more,
    },
    'published',
  );

const read = (address: string) => requestJson(nginx.url + address);

/** Milliseconds until every server behind nginx answers so; `Infinity` when one does not in time. */
async function untilAll(address: string, isSo: (text: string, status: number) => boolean): Promise<number> {
  const since = performance.now();
  while (performance.now() - since < SOON) {
    const answers = await Promise.all(Array.from({ length: READS }, () => read(address)));
    if (answers.every(({ text, status }) => isSo(text, status))) return performance.now() - since;
    await wait(20);
  }
  return Number.POSITIVE_INFINITY;
}

it('shows every edit on every server within two seconds', async () => {
  if (!hasNginx) return;
  const upstreams = new Set<string | null>();
  for (let count = 0; count < READS; count += 1) upstreams.add((await read('/ess/health')).headers.get('x-upstream'));
  expect(upstreams.size).toBe(2);
  const documentId = await event('Édition 0');
  const delays: number[] = [];
  for (let edit = 1; edit <= EDITS; edit += 1) {
    const title = `Édition ${String(edit)}`;
    const isWithdrawal = edit % 5 === 0;
    // Both addresses are warm on both servers.
    await untilAll('/ess/agenda.json?when=all', () => true);
    if (isWithdrawal) {
      await editor.call('plugin::ess.event', 'unpublish', { documentId });
      delays.push(await untilAll('/ess/agenda.json?when=all', (text) => !text.includes('Édition')));
      await editor.call('plugin::ess.event', 'update', { documentId, data: { title }, status: 'published' });
    } else await editor.call('plugin::ess.event', 'update', { documentId, data: { title }, status: 'published' });
    delays.push(await untilAll('/ess/agenda.json?when=all', (text) => text.includes(`"${title}"`)));
  }
  const inTime = delays.filter(Number.isFinite).sort((a, b) => a - b);
  context(SCENARIO, 'modifications et retraits', delays.length);
  context(SCENARIO, 'délai médian (ms)', Math.round(inTime[Math.floor(inTime.length / 2)] ?? 0));
  context(SCENARIO, 'délai le plus long (ms)', Math.round(inTime.at(-1) ?? 0));
  figure(SCENARIO, 'périmées après 2 s', delays.length - inTime.length, { atMost: 0 });
});

it('names nobody who was erased', async () => {
  if (!hasNginx) return;
  let named = 0;
  for (let erasure = 0; erasure < ERASURES; erasure += 1) {
    const name = `Zéphirine Effacée-${String(erasure)}`;
    const person = await editor.create('plugin::ess.person', { display_name: name, visibility: 'visible_to_public' });
    await event(`Avec la personne ${String(erasure)}`, {
      participations: [{ role: 'speaker', person: { set: [{ documentId: person }] } }],
    });
    const addresses = ['', '.json', '.ics', '.jsonld'].map(
      (format) => `/ess/rendez-vous/avec-la-personne-${String(erasure)}${format}`,
    );
    for (const address of addresses) await untilAll(address, (_text, status) => status === 200);
    expect(await untilAll(addresses[1] ?? '', (text) => text.includes(name))).toBeLessThan(SOON);
    const erased = await editor.admin('POST', `/admin/ess/people/${person}/erase`);
    expect(erased.status, erased.text).toBe(200);
    for (const address of addresses)
      if ((await untilAll(address, (text, status) => status === 200 && !text.includes(name))) > SOON) named += 1;
  }
  context(SCENARIO, 'effacements', ERASURES);
  figure(SCENARIO, 'noms effacés encore lus', named, { atMost: 0 });
});

it('hears that a backup was restored under it, and begins one epoch for all', async () => {
  if (!hasNginx) return;
  const epochSchema = z.object({ epoch: z.string() });
  const { epoch } = epochSchema.parse((await read('/ess/changes.json')).body);
  await event('Perdu par la sauvegarde');
  expect(await untilAll('/ess/agenda.json?when=all', (text) => text.includes('Perdu par la sauvegarde'))).toBeLessThan(
    SOON,
  );
  // What a restored backup does to a running database: the entry was never published, its announcement never made.
  await database.transaction(async (trx) => {
    const [row]: { id: number }[] = await trx('ess_published_entries')
      .where({ slug: 'perdu-par-la-sauvegarde' })
      .select('id');
    for (const table of ['occurrences', 'upcoming', 'values', 'words', 'dependencies', 'slugs'])
      await trx(`ess_published_${table}`)
        .where({ entry_id: row?.id ?? 0 })
        .delete();
    await trx('ess_published_entries')
      .where({ id: row?.id ?? 0 })
      .delete();
    await trx('ess_announcements').where('id', trx('ess_announcements').max('id')).delete();
  });
  const gone = await untilAll('/ess/agenda.json?when=all', (text) => !text.includes('Perdu par la sauvegarde'));
  figure(SCENARIO, 'sauvegarde restaurée : délai (ms)', Math.round(gone), { atMost: SOON });
  await expect
    .poll(async () => epochSchema.parse((await read('/ess/changes.json')).body).epoch, { timeout: SOON })
    .not.toBe(epoch);
  expect((await read(`/ess/changes.json?epoch=${epoch}`)).status).toBe(410);
  const epochs: { epoch: string }[] = await database('ess_public_state').select('epoch');
  expect(epochs).toHaveLength(1);
});
