/** What was made on SQLite, on a real PostgreSQL: intake, erasure of a person, start on the database of a former version. */
import { textKey } from 'ess-shared-types';
import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Application } from '../support/application';
import { startPostgresql, type Postgresql } from '../support/postgresql';
import { expectUpgrade, makeContent } from '../support/upgrade';

let server: Postgresql;
let database: Knex;
let application: Application;
let publisher: string;

beforeAll(async () => {
  server = await startPostgresql();
  database = knex({ client: 'pg', connection: server.url });
  application = await Application.start({ DATABASE_URL: server.url });
  publisher = await application.create('plugin::ess.organisation', { name: 'Réseau d’essai' });
}, 300_000);

afterAll(async () => {
  await application.stop();
  await database.destroy();
  await server.stop();
});

const countsSchema = z.object({ created: z.number(), changed: z.number(), unchanged: z.number() });
const previewSchema = z.object({ token: z.string(), counts: countsSchema, problemCount: z.number() });
const importsSchema = z.object({
  imports: z.array(
    z.object({ id: z.number(), state: z.string(), failure: z.string().nullable(), counts: countsSchema }),
  ),
});
type Import = z.infer<typeof importsSchema>['imports'][number];

async function preview(csv: string): Promise<z.infer<typeof previewSchema>> {
  const body = new FormData();
  const form = { kind: 'csv', sourceName: 'Tableau d’essai', licence: 'etalab-2.0', publisher };
  body.set('form', JSON.stringify(form));
  body.set('files', new Blob([csv]), 'agenda.csv');
  const answer = await application.admin('POST', '/admin/ess/intake/previews', body);
  expect(answer.status, answer.text).toBe(200);
  return previewSchema.parse(answer.body);
}

async function run(token: string): Promise<Import> {
  const started = await application.admin('POST', `/admin/ess/intake/previews/${token}/run`);
  const { importId } = z.object({ importId: z.number() }).parse(started.body);
  for (;;) {
    const listed = await application.admin('GET', '/admin/ess/intake/imports');
    const found = importsSchema.parse(listed.body).imports.find(({ id }) => id === importId);
    if (found && found.state !== 'running') return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const titles = async (): Promise<string[]> => {
  const found = await application.call('plugin::ess.event', 'findMany', { status: 'draft', sort: 'title' });
  return z
    .array(z.object({ title: z.string() }))
    .parse(found)
    .map(({ title }) => title);
};

it('takes a table in: previewed, run, run again without doubles, removed', async () => {
  const table =
    'titre;date;lieu\nMarché des coopératives;11/09/2099;Durtal\nVisite d’une ressourcerie;12/09/2099;Angers';
  const first = await preview(table);
  expect([first.counts.created, first.problemCount, await titles()]).toEqual([2, 0, []]);
  const taken = await run(first.token);
  expect(taken).toMatchObject({ state: 'done', failure: null, counts: { created: 2 } });
  expect(await titles()).toEqual(['Marché des coopératives', 'Visite d’une ressourcerie']);

  const again = await preview(table);
  expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  expect(await run(again.token)).toMatchObject({ state: 'done', counts: { created: 0, unchanged: 2 } });
  expect(await titles()).toHaveLength(2);

  const removed = await application.admin('DELETE', `/admin/ess/intake/imports/${String(taken.id)}`);
  expect(removed.body).toMatchObject({ deleted: 2, kept: [] });
  expect(await titles()).toEqual([]);
});

/** Tables and columns that hold these words, in any spelling. */
async function cellsHolding(words: string): Promise<string[]> {
  const tables = z
    .array(z.object({ tablename: z.string() }))
    .parse(await database('pg_tables').where({ schemaname: 'public' }).select('tablename'));
  const found: string[] = [];
  for (const { tablename } of tables) {
    const rows: Record<string, unknown>[] = await database(tablename).select('*');
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (textKey(String(JSON.stringify(value))).includes(textKey(words))) found.push(`${tablename}.${column}`);
  }
  return [...new Set(found)];
}

it('erases a person from every version and from what the public reads', async () => {
  const person = await application.create('plugin::ess.person', {
    display_name: 'Zéphyrine Quévremont-Dalle',
    visibility: 'visible_to_public',
  });
  const participation = { role: 'speaker', person: { set: [{ documentId: person }] }, function_at_date: 'Présidente' };
  const documentId = await application.create(
    'plugin::ess.event',
    {
      title: 'Rencontre des personnes',
      occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
      places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
      publisher: { set: [{ documentId: publisher }] },
      participations: [participation],
      sessions: [{ title: 'Ouverture', participations: [participation] }],
    },
    'published',
  );
  const address = '/ess/rendez-vous/rencontre-des-personnes.json';
  expect((await application.get(address)).text).toContain('Quévremont-Dalle');
  const found = await application.admin('GET', '/admin/ess/people?q=dalle%20zeph');
  expect(found.body).toMatchObject({ people: [{ documentId: person }] });

  const erased = await application.admin('POST', `/admin/ess/people/${person}/erase`);
  expect(erased.body).toMatchObject({ documents: 1, participations: 4 });
  expect(await cellsHolding('Quévremont')).toEqual([]);
  const shown = await application.get(address);
  expect(shown.text).not.toContain('Quévremont');
  expect(shown.text).toContain('Présidente');
  await application.call('plugin::ess.event', 'delete', { documentId });
});

it('makes the read model of a former version again, once, and keeps what the public holds on to', async () => {
  await makeContent(application);
  application = await expectUpgrade(application, { DATABASE_URL: server.url }, database);
}, 300_000);
