/** Content from outside, through the real admin API and database: preview, run, run again, conflict, removal. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from 'ess-shared-types';
import { z } from 'zod';
import { admin, cms, graphql, requestJson, type Answer } from '../support/cms';
import { create, organisationId, update } from '../support/entries';

const events = 'plugin::ess.event';

interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly conflicts: number;
  readonly contacts: number;
}
interface Preview {
  readonly token: string;
  readonly counts: Counts;
  readonly problems: readonly { position: number; column: string | null; message: string }[];
  readonly problemCount: number;
  readonly secondsToWrite: number;
}
interface Import {
  readonly id: number;
  readonly state: string;
  readonly failure: string | null;
  readonly counts: Counts;
}

let publisher = '';
beforeAll(async () => {
  publisher = await organisationId('cress-pays-de-la-loire');
});

function calendar(...entries: string[][]): string {
  const lines = entries.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
}
const repairs = (title = 'Atelier réparation de vélos') => [
  'UID:repairs@agenda.exemple.example',
  `SUMMARY:${title}`,
  'DTSTART;TZID=Europe/Paris:20990911T093000',
  'DTEND;TZID=Europe/Paris:20990911T120000',
  'LOCATION:Salle des fêtes\\, 49430 Durtal',
  'DESCRIPTION:Inscription auprès de camille@exemple.example ou 02 00 00 00 00.',
  'URL:https://agenda.exemple.example/reparation',
];
const visit = (title = 'Visite d’une ressourcerie') => [
  'UID:visit@agenda.exemple.example',
  `SUMMARY:${title}`,
  'DTSTART;VALUE=DATE:20990912',
  'LOCATION:Pommerieux',
];

async function preview(content: string | undefined, more: Record<string, unknown> = {}): Promise<Answer> {
  const { url, adminToken } = await cms();
  const body = new FormData();
  const form = { kind: 'ical', sourceName: 'Agenda d’essai', licence: 'etalab-2.0', publisher, ...more };
  body.set('form', JSON.stringify(form));
  if (content !== undefined) body.set('files', new Blob([content]), 'agenda.ics');
  return requestJson(`${url}/admin/ess/intake/previews`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}` },
    body,
  });
}

async function previewed(content: string, more: Record<string, unknown> = {}): Promise<Preview> {
  const answer = await preview(content, more);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Preview;
}

/** Runs a preview to its end. */
async function run({ token }: Preview): Promise<Import> {
  const started = await admin('POST', `/admin/ess/intake/previews/${token}/run`);
  expect(started.status, started.text).toBe(200);
  const { importId } = started.body as { importId: number };
  for (;;) {
    const { imports } = (await admin('GET', '/admin/ess/intake/imports')).body as { imports: Import[] };
    const found = imports.find(({ id }) => id === importId);
    if (found && !['running', 'undoing'].includes(found.state)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const draftSchema = z.array(
  z.looseObject({
    documentId: z.string(),
    summary: z.string().nullable(),
    places: z.array(z.looseObject({ territory: z.looseObject({ code: z.string() }).nullable() })),
    review_flags: z.array(z.looseObject({ reason: z.string(), note: z.string() })),
  }),
);

async function drafts(title: string) {
  const { strapi } = await cms();
  const found = await strapi.documents(events).findMany({
    filters: { title },
    populate: { provenance: true, review_flags: true, publisher: true, places: { populate: { territory: true } } },
    status: 'draft',
  });
  return draftSchema.parse(found);
}

const remove = async (id: number) => admin('DELETE', `/admin/ess/intake/imports/${String(id)}`);

describe('a calendar', () => {
  let first: Import;

  it('is previewed without anything being written, tried, then run: drafts with their provenance', async () => {
    const before = await previewed(calendar(repairs(), visit()));
    expect(before.counts).toMatchObject({ created: 2, contacts: 2 });
    const trial = await admin('POST', `/admin/ess/intake/previews/${before.token}/trial`);
    expect(trial.body).toMatchObject({ failures: [], counts: { created: 2 } });
    expect(await drafts('Atelier réparation de vélos')).toEqual([]);

    first = await run(before);
    expect(first).toMatchObject({ state: 'done', counts: { created: 2, contacts: 2 } });
    const [draft] = await drafts('Atelier réparation de vélos');
    expect(draft).toMatchObject({
      external_id: 'ical:agenda-d-essai:repairs@agenda.exemple.example',
      licence: 'licence_etalab_2_0',
      publisher: { documentId: publisher },
      provenance: [
        {
          source_name: 'Agenda d’essai',
          source_url: 'https://agenda.exemple.example/reparation',
          extraction: 'extracted_by_import',
        },
      ],
      places: [{ territory: { code: 'COM-49127' } }],
    });
    const [ambiguous] = await drafts('Visite d’une ressourcerie');
    expect(ambiguous?.places[0]).toMatchObject({ territory: null, label_as_printed: 'Pommerieux' });
    expect(ambiguous?.review_flags[0]?.note).toContain('Moselle');
  });

  it('sets personal contacts aside, for editors only', async () => {
    const contacts = await admin('GET', `/admin/ess/intake/imports/${String(first.id)}/contacts`);
    expect(contacts.body).toMatchObject({
      contacts: [
        { kind: 'email', value: 'camille@exemple.example' },
        { kind: 'phone', value: '02 00 00 00 00' },
      ],
    });
    const [draft] = await drafts('Atelier réparation de vélos');
    expect(JSON.stringify(draft?.summary)).not.toContain('camille');
  });

  it('shows its attribution once published, and nothing of the contacts', async () => {
    const { strapi } = await cms();
    const [draft] = await drafts('Atelier réparation de vélos');
    const copy: { entries: { documentId: string }[] } | null = await strapi.documents(events).clone({
      documentId: draft?.documentId ?? '',
      data: { external_id: null, slug: 'attribution-essai' },
    });
    const documentId = copy?.entries[0]?.documentId ?? '';
    await strapi.documents(events).publish({ documentId });
    const { data, text } = await graphql(
      '{ essEvent(slug: "attribution-essai") { provenance { label url } licence { key } publisher { name } } }',
    );
    expect(data?.essEvent).toMatchObject({
      provenance: [{ label: 'Agenda d’essai', url: 'https://agenda.exemple.example/reparation' }],
      licence: { key: 'etalab-2.0' },
    });
    expect(text).not.toContain('camille');
    await strapi.documents(events).delete({ documentId });
  });

  it('creates nothing the second time', async () => {
    const again = await previewed(calendar(repairs(), visit()));
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect((await run(again)).counts).toMatchObject({ created: 0, unchanged: 2 });
    expect(await drafts('Atelier réparation de vélos')).toHaveLength(1);
  });

  it('never overwrites what was edited here: a conflict goes to the queue, the rest is brought up to date', async () => {
    const [draft] = await drafts('Atelier réparation de vélos');
    await update(events, draft?.documentId ?? '', { title: 'Atelier vélo, relu' });
    const third = await previewed(calendar(repairs('Atelier vélo déplacé'), visit('Visite guidée d’une ressourcerie')));
    expect(third.counts).toMatchObject({ created: 0, changed: 1, conflicts: 1 });
    const lines = await admin('GET', `/admin/ess/intake/previews/${third.token}/lines?action=conflict`);
    expect(lines.body).toMatchObject({ total: 1, lines: [{ fields: 'titre', title: 'Atelier vélo déplacé' }] });

    expect((await run(third)).state).toBe('done');
    const [kept] = await drafts('Atelier vélo, relu');
    expect(kept?.review_flags.map(({ reason }) => reason)).toContain('review_sources_differ');
    const [changed] = await drafts('Visite guidée d’une ressourcerie');
    expect(changed?.review_flags.map(({ note }) => note).join(' ')).toContain('titre');
  });

  it('is removed where nobody touched its entries since, and says what stays', async () => {
    const { imports } = (await admin('GET', '/admin/ess/intake/imports')).body as { imports: Import[] };
    const [third] = imports;
    const restored = await remove(third?.id ?? 0);
    expect(restored.body).toMatchObject({ deleted: 0, restored: 1, kept: [] });
    expect(await drafts('Visite d’une ressourcerie')).toHaveLength(1);

    const removed = await remove(first.id);
    expect(removed.body).toMatchObject({
      deleted: 1,
      restored: 0,
      kept: [{ title: 'Atelier vélo, relu', reason: 'Modifiée ici depuis' }],
    });
    expect(await drafts('Visite d’une ressourcerie')).toEqual([]);
    const { strapi } = await cms();
    const [kept] = await drafts('Atelier vélo, relu');
    await strapi.documents(events).delete({ documentId: kept?.documentId ?? '' });
    const contacts = await strapi.db.connection('ess_set_aside_contacts').where({ document_id: kept?.documentId });
    expect(contacts).toEqual([]);
  });
});

describe('an agenda of a whole year', () => {
  it('is read whatever the number of its days, and finds again what is here on any of them', async () => {
    const days = Array.from({ length: 400 }, (_, index) => addDays('2097-01-01', index));
    const year = (name: string) =>
      ['Identifiant;Titre;Date;Commune', ...days.map((day) => `${name}-${day};Marché du ${day};${day};Durtal`)].join(
        '\n',
      );
    const before = await previewed(year('un'), { kind: 'csv', sourceName: 'Agenda de l’année' });
    expect(before.counts).toMatchObject({ created: days.length });
    const { strapi } = await cms();
    await create(events, {
      title: 'Marché du 2098-01-20',
      occurrences: [{ start: '2098-01-20T09:00', time_zone: 'Europe/Paris' }],
    });
    expect(
      (await previewed(year('deux'), { kind: 'csv', sourceName: 'Autre agenda de l’année' })).counts,
    ).toMatchObject({ created: days.length - 1, skipped: 1 });
    await strapi.documents(events).delete({ documentId: (await drafts('Marché du 2098-01-20'))[0]?.documentId ?? '' });
  });
});

describe('files as people really bring them', () => {
  const cases = (name: string) =>
    readFileSync(path.resolve(import.meta.dirname, '../../cms/plugin/server/test/intake/cases', name));

  it('a calendar: private events wait to be ticked, all others are drafts, one is published in any script', async () => {
    const before = await previewed(cases('calendrier.ics').toString(), { sourceName: 'Calendrier réel' });
    expect(before.problemCount).toBe(0);
    expect(before.counts).toMatchObject({ created: 15, skipped: 1 });
    const skipped = await admin('GET', `/admin/ess/intake/previews/${before.token}/lines?action=skip`);
    expect(skipped.text).toContain('Privée à la source');
    expect((await run(before)).state).toBe('done');
    const { strapi, url } = await cms();
    const [draft] = await strapi.documents(events).findMany({
      filters: { title: { $startsWith: 'Soirée Sm' } },
      populate: { online_accesses: true, places: true },
      status: 'draft',
    });
    expect(draft).toMatchObject({ slug: 'soiree-smorrebrod-oeuvres', attendance: 'attendance_online', places: [] });
    expect(JSON.stringify(draft?.body)).toContain('École à la forêt, œuvre, 5 €, hôtel.');
    await strapi.documents(events).publish({ documentId: draft?.documentId ?? '' });
    expect((await fetch(`${url}/ess/rendez-vous/soiree-smorrebrod-oeuvres`)).status).toBe(200);
    const again = await previewed(cases('calendrier.ics').toString(), { sourceName: 'Calendrier réel' });
    expect(again.counts).toMatchObject({ created: 0, changed: 0, conflicts: 0 });
  });

  it.each([
    ['openagenda.json', 'openagenda', { created: 6, skipped: 1 }],
    ['opendatasoft.csv', 'csv', { created: 1 }],
    ['tableur.csv', 'csv', { created: 8 }],
  ])('%s', async (name, kind, counts) => {
    expect((await previewed(cases(name).toString(), { kind, sourceName: name })).counts).toMatchObject(counts);
  });

  it('refuses a slug whose address would lead nowhere, in French and before it is kept', async () => {
    const refused = await create(events, { title: 'Fête', slug: 'Fete-2026' }).catch((error: unknown) => error);
    expect(String(refused).replaceAll('\u00a0', ' ')).toContain('« Fete-2026 » n’est pas accepté');
    expect(String(refused)).toContain('fete-2026');
  });
});

describe('probable doubles', () => {
  it('are skipped unless a person says otherwise', async () => {
    const one = await run(await previewed(calendar(repairs()), { sourceName: 'Premier agenda' }));
    const other = await previewed(calendar(repairs()), { sourceName: 'Second agenda' });
    expect(other.counts).toMatchObject({ created: 0, skipped: 1 });
    const forced = await admin('PUT', `/admin/ess/intake/previews/${other.token}`, {
      forced: ['ical:second-agenda:repairs@agenda.exemple.example'],
    });
    expect(forced.body).toMatchObject({ counts: { created: 1, skipped: 0 } });
    expect((await remove(one.id)).body).toMatchObject({ deleted: 1 });
  });
});

describe('what goes wrong', () => {
  const addresses = createServer((_request, response) => {
    response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
  });
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        addresses.listen(0, '127.0.0.1', resolve);
      }),
  );
  afterAll(() => addresses.close());

  it('leaves nothing of an import that fails half-way', async () => {
    const entries = Array.from({ length: 25 }, (_, index) => [
      `UID:${String(index)}@panne.exemple.example`,
      `SUMMARY:Panne ${String(index)}`,
      'DTSTART;VALUE=DATE:20990801',
    ]);
    const { strapi } = await cms();
    let written = 0;
    strapi.documents.use(async (context, next) => {
      const data: object = ('data' in context.params ? context.params.data : undefined) ?? {};
      const isOurs = context.action === 'create' && 'title' in data && String(data.title).startsWith('Panne');
      if (isOurs && (written += 1) === 23) throw new Error('disk full');
      return next();
    });
    const failed = await run(await previewed(calendar(...entries), { sourceName: 'Panne' }));
    expect(failed).toMatchObject({ state: 'failed', failure: expect.stringContaining('disk full') });
    const left = await strapi.documents(events).count({ filters: { title: { $startsWith: 'Panne' } } });
    expect([written, left]).toEqual([23, 0]);
    expect(await strapi.db.connection('ess_intake_records').where('external_id', 'like', 'ical:panne:%')).toEqual([]);
  });

  it('undoes at the next start what a stop of the server interrupted', async () => {
    const { strapi } = await cms();
    const knex = strapi.db.connection;
    const documentId = await create(events, { title: 'Interrompu', external_id: 'ical:arret:1' });
    const counts = JSON.stringify({ created: 0, changed: 0, unchanged: 0, skipped: 0, conflicts: 0, contacts: 0 });
    const source = { kind: 'ical', source_key: 'arret', source_name: 'Arrêt', state: 'running', counts, started_at: 0 };
    const [row]: { id: number }[] = await knex('ess_imports').insert(source).returning('id');
    const entry = { import_id: row?.id, external_id: 'ical:arret:1', uid: events, document_id: documentId };
    await knex('ess_import_entries').insert({ ...entry, action: 'created' });
    const intake: { recover(): Promise<void> } = strapi.plugin('ess').service('intake');
    await intake.recover();
    expect(await drafts('Interrompu')).toEqual([]);
    expect(await knex('ess_imports').where({ id: row?.id }).select('state')).toEqual([{ state: 'failed' }]);
  });

  it('answers others while it writes, and tells beforehand how long the next one will take', async () => {
    const markets = (count: number, name: string) => {
      const rows = Array.from(
        { length: count },
        (_, index) => `${name} ${String(index)};${String((index % 28) + 1)}/07/2099`,
      );
      return previewed(['titre;date', ...rows].join('\n'), { kind: 'csv', sourceName: name });
    };
    const started = Date.now();
    const running = run(await markets(40, 'Marché'));
    const { url } = await cms();
    const health = await Promise.all(Array.from({ length: 5 }, () => requestJson(`${url}/ess/health`)));
    expect(health.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const done = await running;
    expect(done).toMatchObject({ state: 'done', counts: { created: 40 } });
    const tenTimesAsLong = (10 * (Date.now() - started)) / 1_000;
    const { counts, secondsToWrite } = await markets(400, 'Foire');
    expect(counts.created).toBe(400);
    expect(secondsToWrite).toBeGreaterThan(tenTimesAsLong / 4);
    expect(secondsToWrite).toBeLessThan(tenTimesAsLong * 2);
    expect((await remove(done.id)).body).toMatchObject({ deleted: 40, kept: [] });
  });

  it('reports wrong rows and writes only the others', async () => {
    const read = await previewed('titre;date\nBon;11/09/2099\nMauvais;31/02/2099\n;12/09/2099', {
      kind: 'csv',
      sourceName: 'Tableau',
    });
    expect(read.counts.created).toBe(1);
    expect(read.problems.map(({ position, column }) => [position, column])).toEqual([
      [3, 'date'],
      [4, 'titre'],
    ]);
  });

  it('refuses a file of 50 MB, a workbook, a private address and a redirection to one', async () => {
    expect((await preview('x'.repeat(50_000_000))).status).toBe(413);
    const workbook = await preview('PK\u0003\u0004rest of a workbook');
    expect(workbook.status).toBe(400);
    const { port } = addresses.address() as AddressInfo;
    for (const url of ['http://127.0.0.1/agenda.ics', `http://127.0.0.1:${String(port)}/`, 'http://localhost/']) {
      const refused = await preview(undefined, { url });
      expect([refused.status, /réseau privé|port n’est pas autorisé/.test(refused.text)]).toEqual([400, true]);
    }
  });

  it('is open to nobody without the right to import', async () => {
    const { url } = await cms();
    expect((await requestJson(`${url}/admin/ess/intake/imports`)).status).toBe(401);
    expect((await requestJson(`${url}/admin/ess/intake/previews`, { method: 'POST' })).status).toBe(401);
  });
});
