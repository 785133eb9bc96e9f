/**
 * What many entries show changes: every public answer then says the new, whatever happens meanwhile; a name that is
 * taken back is gone before anybody is told so. On SQLite and on PostgreSQL, in a process that is stopped and started.
 */
import knex, { type Knex } from 'knex';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Application, sharedSecrets, type DatabaseSetting } from '../support/application';
import { startPostgresql, type Postgresql } from '../support/postgresql';

const events = 'plugin::ess.event';
const figures = 'plugin::ess.key-figure';
/** More than follow a change in its own transaction. */
const MANY = 60;
const CROWD = 200;
const to = (documentId: string) => ({ set: [{ documentId }] });

const listSchema = z.object({ total: z.number() });

/** PostgreSQL with the long suites: a server of its own and as much again of time. */
const ENGINES = process.env.ESS_TEST_LONG === 'true' ? (['SQLite', 'PostgreSQL'] as const) : (['SQLite'] as const);

describe.each(ENGINES)('what many entries show, on %s', (engine) => {
  let postgresql: Postgresql | undefined;
  let setting: DatabaseSetting;
  let database: Knex;
  let application: Application;
  let topic: string;
  let organisation: string;
  let person: string;
  const ids: string[] = [];
  const secrets = sharedSecrets();

  beforeAll(async () => {
    if (engine === 'PostgreSQL') {
      postgresql = await startPostgresql();
      setting = { DATABASE_URL: postgresql.url };
      database = knex({ client: 'pg', connection: postgresql.url });
    } else {
      const filename = path.join(mkdtempSync(path.join(tmpdir(), 'ess-followers-')), 'ess.db');
      setting = { DATABASE_FILENAME: filename };
      database = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
    }
    application = await Application.start(setting, secrets);
    const vocabulary = await application.create('plugin::ess.vocabulary', { slug: 'themes', label_fr: 'Thèmes' });
    topic = await application.create('plugin::ess.term', {
      slug: 'coquecigrue',
      label_fr: 'Coquecigrue première',
      label_en: 'First cockaigne',
      vocabulary: to(vocabulary),
    });
    organisation = await application.create('plugin::ess.organisation', { name: 'Fabrique Abracadabrantesque' });
    person = await application.create('plugin::ess.person', {
      display_name: 'Zénobie Quatrelivres',
      visibility: 'visible_to_public',
    });
    const crowd = await application.create('plugin::ess.organisation', { name: 'Réseau d’essai' });
    for (let count = 1; count <= CROWD; count += 1)
      ids.push(
        await application.create(
          events,
          {
            title: `Rendez-vous suivi ${String(count)}`,
            occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
            places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
            publisher: to(count <= MANY ? organisation : crowd),
            ...(count <= MANY ? { terms: to(topic) } : {}),
            participations: [{ role: 'speaker', person: to(person), function_at_date: 'Présidente' }],
          },
          'published',
        ),
      );
  }, 300_000);

  afterAll(async () => {
    await application.stop();
    await database.destroy();
    await postgresql?.stop();
  });

  const get = async (address: string): Promise<string> => {
    const answer = await application.get(address);
    expect(answer.status, address).toBe(200);
    return answer.text;
  };
  const found = async (words: string, lang: string) =>
    listSchema.parse(JSON.parse(await get(`/ess/agenda.json?when=all&lang=${lang}&q=${encodeURIComponent(words)}`)))
      .total;

  /** Everything that the public may read of these events: lists, feeds, calendars, pages, in both languages. */
  async function publicText(): Promise<string> {
    const texts: string[] = [];
    for (const lang of ['fr', 'en']) {
      for (const format of ['json', 'ics', 'csv', 'jsonld', 'rss'])
        texts.push(await get(`/ess/agenda.${format}?when=all&lang=${lang}`));
      for (let count = 1; count <= CROWD; count += 1)
        texts.push(await get(`/ess/rendez-vous/rendez-vous-suivi-${String(count)}.json?lang=${lang}`));
    }
    return texts.join('\n');
  }

  /** Nothing is owed any more that is not set aside. */
  async function nothingOwed(table: string): Promise<void> {
    const until = Date.now() + 60_000;
    for (;;) {
      const [row]: { count: string | number }[] = await database(table).where({ failures: 0 }).count('* as count');
      if (Number(row?.count) === 0) return;
      if (Date.now() > until) throw new Error(`${String(row?.count)} are owed in ${table} after a minute`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const followed = () => nothingOwed('ess_owed_projections');
  const examined = () => nothingOwed('ess_owed_reviews');

  /** « Cockaigne » is the English of the topic; everything else is French, or a name. */
  const languageOf = (words: string): string => (words.includes('cockaigne') ? 'en' : 'fr');

  async function expectShown(shown: readonly string[], gone: readonly string[]): Promise<void> {
    await followed();
    const text = await publicText();
    for (const words of gone) expect(text.split(words).length - 1, `still shows ${words}`).toBe(0);
    // Each language has its own index: readers of one are not answered by the words of the other.
    for (const words of shown) expect(await found(words, languageOf(words)), words).toBe(MANY);
    for (const words of gone) for (const lang of ['fr', 'en']) expect(await found(words, lang), words).toBe(0);
  }

  /** A latitude that is no number, which only the database itself can be given: the projection throws. */
  async function breakPlace(documentId: string, latitude: 'NaN' | null): Promise<void> {
    const places = database('ess_events_cmps')
      .where({ field: 'places' })
      .whereIn('entity_id', database('ess_events').where({ document_id: documentId }).select('id'))
      .select('cmp_id');
    expect(await database('components_ess_place_option').whereIn('id', places).update({ latitude })).toBeGreaterThan(0);
  }

  const nameTopic = (fr: string, en: string) =>
    application.call('plugin::ess.term', 'update', { documentId: topic, data: { label_fr: fr, label_en: en } });
  const nameOrganisation = (name: string) =>
    application.call('plugin::ess.organisation', 'update', { documentId: organisation, data: { name } });

  it('a topic has another name, while entries that show it are saved', async () => {
    expect(await found('Coquecigrue première', 'fr')).toBe(MANY);
    const writes = ids.slice(0, 10).map((documentId, index) =>
      application.call(events, 'update', {
        documentId,
        data: { summary: `Enregistré pendant ce temps ${String(index)}` },
        status: 'published',
      }),
    );
    await Promise.all([nameTopic('Coquecigrue seconde', 'Second cockaigne'), ...writes]);
    await expectShown(['Coquecigrue seconde', 'Second cockaigne'], ['Coquecigrue première', 'First cockaigne']);
    expect(await found('Enregistré pendant ce temps', 'fr')).toBe(10);
  });

  it('a structure changes its name twice at once', async () => {
    await nameOrganisation('Fabrique Intermédiaire');
    await nameOrganisation('Fabrique Définitive');
    await expectShown(['Fabrique Définitive'], ['Abracadabrantesque', 'Fabrique Intermédiaire']);
  });

  it('the server is killed in the middle', async () => {
    await nameTopic('Coquecigrue tierce', 'Third cockaigne');
    await application.stop();
    const [left]: { count: string | number }[] = await database('ess_owed_projections').count('* as count');
    expect(Number(left?.count), 'killed before all had followed').toBeGreaterThan(0);
    application = await Application.start(setting, secrets);
    await expectShown(['Coquecigrue tierce', 'Third cockaigne'], ['Coquecigrue seconde', 'Second cockaigne']);
  });

  it('one entry cannot be projected: it is set aside, told once, tried again; the others follow', async () => {
    const broken = ids[3] ?? '';
    await nameTopic('Coquecigrue tierce', 'Third cockaigne');
    await followed();
    await breakPlace(broken, 'NaN');
    await nameTopic('Coquecigrue quarte', 'Fourth cockaigne');
    await followed();
    expect(await found('Coquecigrue quarte', 'fr')).toBe(MANY - 1);
    expect(await found('Coquecigrue tierce', 'fr')).toBe(1);
    const told = () => application.output().split(`event ${broken} shows something that has changed`).length - 1;
    await expect.poll(told).toBe(1);

    // Tried again after some seconds, and told no more.
    const failures = async () =>
      z
        .object({ failures: z.number(), not_before: z.coerce.number() })
        .parse(await database('ess_owed_projections').where({ document_id: broken }).first());
    await expect.poll(async () => (await failures()).failures, { timeout: 20_000, interval: 500 }).toBe(2);
    expect((await failures()).not_before - Date.now()).toBeGreaterThan(10_000);
    expect(told()).toBe(1);

    // Tried at a start, whatever the delay is.
    await database('ess_owed_projections').update({ not_before: Date.now() + 3_600_000 });
    await breakPlace(broken, null);
    await application.stop();
    application = await Application.start(setting, secrets);
    await expectShown(['Coquecigrue quarte'], ['Coquecigrue tierce']);
  });

  it('one document cannot be examined for the review queue: it is set aside, told once; the others are examined', async () => {
    const broken = await application.create(figures, {
      value: { shape: 'value_exact', as_published: '12', number: 12 },
    });
    await examined();
    await database('components_ess_figure_value').update({ number: 'NaN' });
    await database('ess_owed_reviews').insert({ uid: figures, document_id: broken });
    const other = await application.create(figures, { label: 'Une autre' });
    await examined();
    const rows: unknown[] = await database('ess_reviewed_documents').where({ document_id: other });
    expect(rows).toHaveLength(1);
    const left: unknown = await database('ess_owed_reviews').first('document_id');
    expect(left).toEqual({ document_id: broken });
    expect(application.output().split(`The document ${broken} of`).length - 1).toBe(1);
    await database('components_ess_figure_value').update({ number: 12 });
    await application.stop();
    application = await Application.start(setting, secrets);
    await expect.poll(() => database('ess_owed_reviews'), { timeout: 20_000 }).toEqual([]);
  });

  it('one of a few entries cannot be projected: what it shows is changed all the same, or taken back', async () => {
    const few = await application.create('plugin::ess.organisation', { name: 'Atelier des Tourneboules' });
    const guest = await application.create('plugin::ess.person', {
      display_name: 'Yolande Troispommes',
      visibility: 'visible_to_public',
    });
    const shown: string[] = [];
    for (const title of ['Petite fête une', 'Petite fête deux', 'Petite fête trois'])
      shown.push(
        await application.create(
          events,
          {
            title,
            occurrences: [{ start: '2099-06-20T10:00', time_zone: 'Europe/Paris' }],
            places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
            publisher: to(few),
            participations: [{ role: 'speaker', person: to(guest), function_at_date: 'Présidente' }],
          },
          'published',
        ),
      );
    const [broken = ''] = shown;
    await breakPlace(broken, 'NaN');
    await application.call('plugin::ess.organisation', 'update', {
      documentId: few,
      data: { name: 'Atelier des Virevoltes' },
    });
    expect(await found('Atelier des Virevoltes', 'fr')).toBe(2);
    expect(await found('Atelier des Tourneboules', 'fr')).toBe(1);
    await expect.poll(() => application.output()).toContain(`event ${broken} shows something that has changed`);

    const erased = await application.admin('POST', `/admin/ess/people/${guest}/erase`);
    expect(erased.body).toMatchObject({ documents: 3 });
    expect(await found('Troispommes', 'fr')).toBe(0);
    expect(await found('Petite fête', 'fr')).toBe(2);
    await breakPlace(broken, null);
    await database('ess_owed_projections').update({ not_before: 0 });
    await expect.poll(() => found('Atelier des Virevoltes', 'fr'), { timeout: 20_000 }).toBe(3);
    for (const documentId of shown) await application.call(events, 'unpublish', { documentId });
  });

  it.runIf(engine === 'PostgreSQL')('an entry that is being written names what changes meanwhile', async () => {
    const renamed = await application.create('plugin::ess.organisation', { name: 'Maison Hurluberlu' });
    const holding = await database.transaction();
    // An entry needs it once its view is made; the structure that is renamed keeps its slug.
    await holding.raw('lock table ess_published_slugs in share mode');
    const written = application.create(
      events,
      {
        title: 'Écrit pendant ce temps',
        occurrences: [{ start: '2099-06-21T10:00', time_zone: 'Europe/Paris' }],
        places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
        publisher: to(renamed),
      },
      'published',
    );
    const waits = async (): Promise<unknown[]> =>
      database('pg_locks')
        .where({ granted: false })
        .whereRaw(`relation = 'ess_published_slugs'::regclass`)
        .select('pid');
    await expect.poll(waits, { timeout: 20_000 }).toHaveLength(1);
    await application.call('plugin::ess.organisation', 'update', {
      documentId: renamed,
      data: { name: 'Maison Farfelue' },
    });
    await holding.commit();
    const documentId = await written;
    await expect.poll(() => found('Maison Farfelue', 'fr'), { timeout: 20_000 }).toBe(1);
    expect(await found('Maison Hurluberlu', 'fr')).toBe(0);
    await application.call(events, 'unpublish', { documentId });
  });

  it('a name that is erased is gone before it is told, from two hundred entries, one of them broken', async () => {
    expect(await found('Zénobie Quatrelivres', 'fr')).toBe(CROWD);
    const broken = ids[150] ?? '';
    await breakPlace(broken, 'NaN');
    await publicText();
    const erased = await application.admin('POST', `/admin/ess/people/${person}/erase`);
    expect(erased.body).toMatchObject({ documents: CROWD });
    // Nothing is waited for.
    expect(await found('Quatrelivres', 'fr')).toBe(0);
    const left: { view_fr: string; view_en: string }[] = await database('ess_published_entries').select('*');
    expect(left.filter((row) => JSON.stringify(row).includes('Quatrelivres'))).toEqual([]);
    for (const [index, documentId] of ids.entries()) {
      const answer = await application.get(`/ess/rendez-vous/rendez-vous-suivi-${String(index + 1)}.json`);
      expect(answer.text).not.toContain('Quatrelivres');
      // What cannot be shown without the name is not shown.
      expect(answer.status === 200, documentId).toBe(documentId !== broken);
    }
    for (const format of ['json', 'ics', 'csv', 'jsonld', 'rss'])
      expect(await get(`/ess/agenda.${format}?when=all`)).not.toContain('Quatrelivres');
    expect(application.output()).toContain(`event ${broken} shows something that has changed`);

    await breakPlace(broken, null);
    await application.stop();
    application = await Application.start(setting, secrets);
    await followed();
    await expect.poll(async () => found('Rendez-vous suivi', 'fr'), { timeout: 20_000 }).toBe(CROWD);
    expect(await found('Quatrelivres', 'fr')).toBe(0);
  });
});
