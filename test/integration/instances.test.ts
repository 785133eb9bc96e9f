/** Two servers on one PostgreSQL: what is changed on one is read on the other, at once or within two seconds. */
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Application, sharedSecrets } from '../support/application';
import { requestJson } from '../support/cms';
import { startPostgresql, type Postgresql } from '../support/postgresql';

/** Milliseconds from the answer to an editor to every server; the machine that runs the tests gets as much again. */
const SOON = 2_000;

let server: Postgresql;
let database: Knex;
/** Where editors write. */
let first: Application;
/** Where the public reads. */
let second: Application;
let publisher: string;

beforeAll(async () => {
  server = await startPostgresql();
  database = knex({ client: 'pg', connection: server.url });
  const secrets = sharedSecrets();
  const setting = { DATABASE_URL: server.url };
  // At the same second, on an empty database: one of them makes the tables, the other waits.
  [first, second] = await Promise.all([Application.start(setting, secrets), Application.start(setting, secrets)]);
  publisher = await first.create('plugin::ess.organisation', { name: 'CRESS des deux serveurs' });
}, 300_000);

afterAll(async () => {
  await first.stop();
  await second.stop();
  await database.destroy();
  await server.stop();
});

const eventData = (title: string, more: object = {}) => ({
  title,
  occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
  places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
  publisher: { set: [{ documentId: publisher }] },
  ...more,
});

const listSchema = z.object({ total: z.number(), nodes: z.array(z.object({ title: z.string() })) });
const AGENDA = '/ess/agenda.json?when=all&limit=50';
const titlesOn = async (application: Application, address = AGENDA): Promise<string[]> =>
  listSchema.parse((await application.get(address)).body).nodes.map(({ title }) => title);

/** What was just changed on the first server is what the second one answers, soon enough. */
async function expectSoon<Value>(read: () => Promise<Value>, isSo: (value: Value) => void): Promise<void> {
  await expect.poll(async () => (isSo(await read()), true), { timeout: SOON, interval: 50 }).toBe(true);
}

it('starts twice at once on an empty database: one set of tables, one state', async () => {
  const rows: unknown[] = await database('ess_public_state').select('*');
  expect(rows).toHaveLength(1);
  const roles: { code: string }[] = await database('admin_roles').select('code');
  expect(new Set(roles.map(({ code }) => code)).size).toBe(roles.length);
});

describe('answers for what the other one made', () => {
  it('the preview of a draft, until a person is erased', async () => {
    const documentId = await first.create('plugin::ess.event', eventData('Brouillon à regarder'));
    const made = await first.admin('POST', '/admin/ess/previews', { uid: 'plugin::ess.event', documentId });
    const { path } = z.object({ path: z.string() }).parse(made.body);
    const seen = await second.get(path);
    expect([seen.status, seen.text.includes('Brouillon à regarder')]).toEqual([200, true]);
    const person = await first.create('plugin::ess.person', { display_name: 'Ninon Passagère' });
    expect((await first.admin('POST', `/admin/ess/people/${person}/erase`)).status).toBe(200);
    expect((await second.get(path)).status).toBe(410);
  });

  it('the preview of an import, which it runs', async () => {
    const body = new FormData();
    const form = { kind: 'csv', sourceName: 'Tableau partagé', licence: 'etalab-2.0', publisher };
    body.set('form', JSON.stringify(form));
    body.set('files', new Blob(['titre;date;lieu\nPris au second serveur;11/09/2099;Durtal']), 'agenda.csv');
    const made = await first.admin('POST', '/admin/ess/intake/previews', body);
    const { token } = z.object({ token: z.string() }).parse(made.body);
    const authorization = `Bearer ${await first.adminToken()}`;
    const onSecond = (method: string, address: string) =>
      requestJson(second.url + address, { method, headers: { authorization } });
    const lines = await onSecond('GET', `/admin/ess/intake/previews/${token}/lines`);
    expect(lines.body).toMatchObject({ total: 1, lines: [{ title: 'Pris au second serveur', action: 'create' }] });
    const started = await onSecond('POST', `/admin/ess/intake/previews/${token}/run`);
    expect(started.status, started.text).toBe(200);
    for (const read of [
      (address: string) => first.admin('GET', address),
      (address: string) => onSecond('GET', address),
    ])
      await expect
        .poll(async () => (await read('/admin/ess/intake/imports')).body, { timeout: 10_000 })
        .toMatchObject({ imports: [{ state: 'done', counts: { created: 1 } }] });
    // Run once: its preview is over on both.
    expect((await first.admin('GET', `/admin/ess/intake/previews/${token}/lines`)).status).toBe(404);
  });
});

describe('shows on the second server what is changed on the first', () => {
  it('publication, change, withdrawal', async () => {
    expect(await titlesOn(second)).toEqual([]);
    const documentId = await first.create('plugin::ess.event', eventData('Annoncé partout'), 'published');
    await expectSoon(
      () => titlesOn(second),
      (titles) => expect(titles).toEqual(['Annoncé partout']),
    );

    const address = '/ess/rendez-vous/annonce-partout.json';
    expect((await second.get(address)).status).toBe(200);
    const data = { title: 'Renommé partout' };
    await first.call('plugin::ess.event', 'update', { documentId, data, status: 'published' });
    await expectSoon(
      () => titlesOn(second),
      (titles) => expect(titles).toEqual(['Renommé partout']),
    );
    await expectSoon(
      async () => (await second.get(address)).text,
      (text) => expect(text).toContain('Renommé partout'),
    );

    await first.call('plugin::ess.event', 'unpublish', { documentId });
    await expectSoon(
      async () => (await second.get(address)).status,
      (status) => expect([404, 410]).toContain(status),
    );
    expect(await titlesOn(second)).toEqual([]);
  });

  it('the name of an organisation that entries show', async () => {
    await first.create('plugin::ess.event', eventData('Sous un autre nom'), 'published');
    const address = '/ess/rendez-vous/sous-un-autre-nom.json';
    await expectSoon(
      async () => (await second.get(address)).text,
      (text) => expect(text).toContain('CRESS des deux serveurs'),
    );
    const data = { name: 'CRESS renommée' };
    await first.call('plugin::ess.organisation', 'update', { documentId: publisher, data });
    await expectSoon(
      async () => (await second.get(address)).text,
      (text) => expect(text).toContain('CRESS renommée'),
    );
  });

  it('an erased person, in every answer that named them', async () => {
    const person = await first.create('plugin::ess.person', {
      display_name: 'Zélie Quatrevingtdix',
      visibility: 'visible_to_public',
    });
    const participations = [{ role: 'speaker', person: { set: [{ documentId: person }] } }];
    await first.create('plugin::ess.event', eventData('Avec quelqu’un', { participations }), 'published');
    const addresses = ['', '.json', '.ics', '.jsonld'].map((format) => `/ess/rendez-vous/avec-quelqu-un${format}`);
    const named = async () => {
      const texts = await Promise.all([...addresses, AGENDA].map(async (address) => (await second.get(address)).text));
      return texts.filter((text) => text.includes('Quatrevingtdix')).length;
    };
    await expectSoon(named, (count) => expect(count).toBeGreaterThan(1));
    const erased = await first.admin('POST', `/admin/ess/people/${person}/erase`);
    expect(erased.status, erased.text).toBe(200);
    await expectSoon(named, (count) => expect(count).toBe(0));
  });

  it('a territory, and what the second server then publishes in it', async () => {
    // Reads its index of territories, as it was.
    expect((await second.get('/ess/agenda.json?territory=pays-annonce')).status).toBe(400);
    const parent = await first.create('plugin::ess.territory', {
      name: 'Grand pays annoncé',
      code: 'grand-pays-annonce',
      level: 'level_other_area',
    });
    const territory = await first.create('plugin::ess.territory', {
      name: 'Pays annoncé',
      code: 'pays-annonce',
      level: 'level_other_area',
      parents: { set: [{ documentId: parent }] },
    });
    // At once, before anything was heard: its index rows must hold every ancestor.
    const territories = { set: [{ documentId: territory }] };
    await second.create('plugin::ess.event', eventData('Dans le pays annoncé', { territories }), 'published');
    for (const application of [first, second]) {
      for (const code of ['pays-annonce', 'grand-pays-annonce'])
        await expectSoon(
          () => titlesOn(application, `/ess/agenda.json?when=all&territory=${code}`),
          (titles) => expect(titles).toEqual(['Dans le pays annoncé']),
        );
    }
  });

  it('the filters of a saved selection', async () => {
    await first.create('plugin::ess.event', eventData('Choisi par la sélection'), 'published');
    const documentId = await first.create('plugin::ess.selection', {
      title: 'Sélection partagée',
      collection: 'collection_agenda',
      filters: 'when=all&q=choisi',
    });
    const address = '/ess/agenda.json?selection=selection-partagee';
    await expectSoon(
      () => titlesOn(second, address),
      (titles) => expect(titles).toEqual(['Choisi par la sélection']),
    );
    await first.call('plugin::ess.selection', 'update', { documentId, data: { filters: 'when=all&q=introuvable' } });
    await expectSoon(
      () => titlesOn(second, address),
      (titles) => expect(titles).toEqual([]),
    );
  });

  it('what is not announced by a notification, because its connection was lost', async () => {
    const ended: { rows: unknown[] } = await database.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and pid <> pg_backend_pid()`,
    );
    expect(ended.rows).toHaveLength(2);
    await first.create('plugin::ess.event', eventData('Sans notification'), 'published');
    await expectSoon(
      () => titlesOn(second),
      (titles) => expect(titles).toContain('Sans notification'),
    );
  });
});

it('publishes once what was scheduled, though it is due on both servers', async () => {
  await first.admin('GET', '/admin/users/me');
  const account: { id: number } | undefined = await database('admin_users').first('id');
  const due: string[] = [];
  for (let index = 0; index < 6; index += 1)
    due.push(await first.create('plugin::ess.event', eventData(`Programmé ${String(index)}`)));
  const row = { uid: 'plugin::ess.event', action: 'publish', at: Date.now(), by_user: account?.id };
  await database('ess_schedules').insert(due.map((id) => ({ ...row, document_id: id })));
  // Now rather than at the next minute.
  await database('ess_jobs').where({ name: 'schedules' }).update({ not_before: 0 });
  const left = async () => (await database<{ id: number }>('ess_schedules').select('id')).length;
  await expect.poll(left, { timeout: 30_000, interval: 100 }).toBe(0);
  const published: { document_id: string }[] = await database('ess_events')
    .whereIn('document_id', due)
    .whereNotNull('published_at')
    .select('document_id');
  expect(published.map(({ document_id: id }) => id).sort()).toEqual([...due].sort());
});
