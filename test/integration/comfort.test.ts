/** What helps editors in the edit view: preview, next edition, series, titles of rows, publication at a chosen hour. */
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  EntryState,
  FollowUp,
  NextEdition,
  Preview,
  Schedules,
  SeriesDefaults,
} from '../../cms/plugin/shared/contracts/editing';
import { account, type Account } from '../support/accounts';
import { admin, cms, requestJson } from '../support/cms';
import { create, minimalEvent, organisationId, territoryId, update } from '../support/entries';

const events = 'plugin::ess.event';

let writer: Account;
let partner: Account;

beforeAll(async () => {
  await cms();
  writer = await account('redaction-confort', 'ess-writing');
  partner = await account('partenaire-confort', 'ess-partner');
  await admin('PUT', `/admin/ess/partners/${String(partner.id)}`, { organisation: await organisationId('rtes') });
});

const anonymous = async (address: string) => requestJson(`${(await cms()).url}${address}`);

async function slugOf(documentId: string): Promise<string> {
  const found = await (await cms()).strapi.documents(events).findOne({ documentId, fields: ['slug'] });
  return String(found?.slug);
}

describe('the preview of a draft', () => {
  it('shows the page of the draft to whoever has its address, and to nobody else', async () => {
    const documentId = await create(events, await minimalEvent('Titre en préparation'));
    const asked = await writer.ask('POST', '/admin/ess/previews', { uid: events, documentId, lang: 'fr' });
    expect(asked.status, asked.text).toBe(200);
    const { path } = asked.body as Preview;
    expect(path).toMatch(/^\/admin\/ess\/previews\/[\w-]{43}$/);

    const page = await anonymous(path);
    expect(page.status, page.text).toBe(200);
    expect(page.text).toContain('<h1>Titre en préparation</h1>');
    expect(page.text).toContain('Aperçu – non publié');
    expect(page.text).toContain('<meta name="robots" content="noindex">');
    expect(page.text).not.toContain('rel="canonical"');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.headers.get('set-cookie')).toBeNull();

    expect((await anonymous(`/ess/rendez-vous/${await slugOf(documentId)}`)).status).toBe(404);
  });

  it('shows the draft of what is published, which the public reads as it was', async () => {
    const documentId = await create(events, await minimalEvent('Titre publié'), 'published');
    await update(events, documentId, { title: 'Titre corrigé' });
    const asked = await admin('POST', '/admin/ess/previews', { uid: events, documentId, lang: 'en' });
    const page = await anonymous((asked.body as Preview).path);
    expect(page.text).toContain('Titre corrigé');
    expect(page.text).toContain('Preview – not published');
    expect((await anonymous(`/ess/rendez-vous/${await slugOf(documentId)}`)).text).toContain('Titre publié');
  });

  it('gives nothing without its token, without an account, nor without the right to read the entry', async () => {
    const documentId = await create(events, await minimalEvent('Fiche d’une autre structure'));
    const body = { uid: events, documentId, lang: 'fr' };
    expect((await partner.ask('POST', '/admin/ess/previews', body)).status).toBe(404);
    expect((await writer.ask('POST', '/admin/ess/previews', { ...body, uid: 'admin::user' })).status).toBe(404);
    expect((await writer.ask('POST', '/admin/ess/previews', { ...body, documentId: 'absente' })).status).toBe(404);
    const { url } = await cms();
    expect((await requestJson(`${url}/admin/ess/previews`, { method: 'POST' })).status).toBe(401);
    const over = await anonymous(`/admin/ess/previews/${'a'.repeat(43)}`);
    expect(over.status).toBe(410);
    expect(over.text).toContain('n’est plus disponible');
    expect(over.headers.get('cache-control')).toBe('no-store');
  });

  it('is made for every kind of entry of the corpus', async () => {
    const { strapi } = await cms();
    for (const uid of [
      'plugin::ess.resource',
      'plugin::ess.key-figure',
      'plugin::ess.initiative',
      'plugin::ess.dispositif',
    ] as const) {
      const found = await strapi.documents(uid).findFirst({ status: 'published' });
      const documentId = String(found?.documentId);
      const asked = await admin('POST', '/admin/ess/previews', { uid, documentId });
      expect(asked.status, `${uid} ${asked.text}`).toBe(200);
      expect((await anonymous((asked.body as Preview).path)).status).toBe(200);
      const state = await admin('GET', `/admin/ess/entries/${uid}/${documentId}`);
      expect(state.status, state.text).toBe(200);
      const { published } = state.body as EntryState;
      expect(published?.formats.length).toBeGreaterThan(0);
    }
  });
});

describe('what is said of an entry', () => {
  const stateOf = async (documentId: string) =>
    (await admin('GET', `/admin/ess/entries/${events}/${documentId}`)).body as EntryState;

  it('tells where it is read, which selections show it, and what it lacks', async () => {
    const documentId = await create(events, await minimalEvent(), 'published');
    const { strapi } = await cms();
    const selection = (title: string, filters: string) =>
      strapi.documents('plugin::ess.selection').create({ data: { title, collection: 'collection_agenda', filters } });
    const shown = await selection('Confort : Maine-et-Loire', 'territory=DEP-49');
    const other = await selection('Confort : Finistère', 'territory=DEP-29');
    const { published, missing } = await stateOf(documentId);
    expect(published?.revision).toBe(0);
    expect(published?.pageUrl).toContain(`/ess/rendez-vous/${await slugOf(documentId)}`);
    expect(published?.formats.map(({ name }) => name)).toContain('ics');
    expect(published?.selections).toContainEqual({
      documentId: shown.documentId,
      title: 'Confort : Maine-et-Loire',
    });
    expect(published?.selections.map((found) => found.documentId)).not.toContain(other.documentId);
    expect(missing.map(({ field }) => field)).toEqual(expect.arrayContaining(['summary', 'registration', 'licence']));
    expect(missing.every(({ stopsPublication }) => !stopsPublication)).toBe(true);
    for (const made of [shown, other])
      await strapi.documents('plugin::ess.selection').delete({ documentId: made.documentId });
  });

  it('tells what stops the publication of a draft', async () => {
    const documentId = await create(events, { title: 'Sans date ni lieu' });
    const { published, missing } = await stateOf(documentId);
    expect(published).toBeNull();
    expect(missing.filter(({ stopsPublication }) => stopsPublication).map(({ field }) => field)).toEqual([
      'occurrences',
      'places',
      'publisher',
    ]);
  });

  it('asks of a past event what it leaves behind, and nothing of one to come', async () => {
    const past = await create(events, {
      ...(await minimalEvent()),
      occurrences: [{ start: '2020-03-10', time_zone: 'Europe/Paris' }],
    });
    const answer = await admin('GET', `/admin/ess/entries/${events}/${past}/follow-up`);
    expect((answer.body as FollowUp).parts.map(({ key, isPresent }) => [key, isPresent])).toEqual([
      ['replay', false],
      ['slides', false],
      ['write-up', false],
      ['speakers', false],
    ]);
    const coming = await create(events, await minimalEvent());
    expect((await admin('GET', `/admin/ess/entries/${events}/${coming}/follow-up`)).body).toEqual({ parts: [] });
  });
});

describe('the next edition of an event', () => {
  it('is a draft with what holds from one edition to the next', async () => {
    const documentId = await create(
      events,
      {
        ...(await minimalEvent('Rencontre annuelle')),
        involvements: [{ role: 'organiser', organisation: { set: [{ documentId: await organisationId('rtes') }] } }],
        registration: { url: 'https://exemple.example/inscription', deadline: '2099-05-01', fee: 'Gratuit' },
        sessions: [{ title: 'Ouverture', start: '09:30', sessions: [{ title: 'Mot d’accueil' }] }],
        participants_count: { as_published: 'Une centaine' },
      },
      'published',
    );
    const answer = await writer.ask('POST', `/admin/ess/events/${documentId}/next-edition`);
    expect(answer.status, answer.text).toBe(200);
    const { documentId: next } = answer.body as NextEdition;
    const { strapi } = await cms();
    const made = await strapi.documents(events).findOne({
      documentId: next,
      populate: {
        occurrences: true,
        places: { populate: { territory: true } },
        involvements: { populate: { organisation: true } },
        registration: true,
        sessions: { populate: { sessions: true } },
        participants_count: true,
        createdBy: true,
      },
    });
    expect(made).toMatchObject({
      title: 'Rencontre annuelle',
      publishedAt: null,
      slug: 'rencontre-annuelle-2',
      occurrences: [],
      places: [{ territory: { code: 'COM-49127' } }],
      involvements: [{ organisation: { slug: 'rtes' } }],
      registration: { url: null, deadline: null, fee: 'Gratuit' },
      sessions: [{ title: 'Ouverture', start: '09:30', sessions: [{ title: 'Mot d’accueil' }] }],
      participants_count: null,
      createdBy: { id: writer.id },
    });
    expect((await partner.ask('POST', `/admin/ess/events/${documentId}/next-edition`)).status).toBe(404);
  });
});

describe('what an event takes over from its series', () => {
  const address = (documentId: string) => `/admin/ess/events/${documentId}/series-defaults`;
  const offered = (answer: { body: unknown }) =>
    (answer.body as SeriesDefaults).defaults.map(({ field, words }) => [field, words]);

  it('is what it says nothing of, and only that', async () => {
    const { strapi } = await cms();
    const rtes = { set: [{ documentId: await organisationId('rtes') }] };
    const [term] = await strapi.documents('plugin::ess.term').findMany({ limit: 1 });
    const series = await strapi.documents('plugin::ess.event-series').create({
      data: {
        title: 'Cycle d’essai',
        publisher: rtes,
        involvements: [{ role: 'organiser', organisation: rtes }],
        terms: { set: [{ documentId: String(term?.documentId) }] },
        places: [{ name: 'Salle des essais', territory: { set: [{ documentId: await territoryId('DEP-49') }] } }],
        registration: { fee: 'Gratuit', deadline: '2099-01-01' },
      },
    });
    const own = await minimalEvent('Édition à compléter');
    const documentId = await create(events, { ...own, series: { set: [{ documentId: series.documentId }] } });

    const rtesName = (await strapi.documents('plugin::ess.organisation').findFirst({ filters: { slug: 'rtes' } }))
      ?.name;
    const offer = await writer.ask('GET', address(documentId));
    expect(offer.status, offer.text).toBe(200);
    expect(offer.body).toMatchObject({ series: { title: 'Cycle d’essai' }, mayFill: true });
    expect(offered(offer)).toEqual([
      ['involvements', [rtesName]],
      ['terms', [term?.label_fr]],
      ['registration', ['Gratuit']],
    ]);

    expect((await partner.ask('POST', address(documentId))).status).toBe(404);
    const filled = await writer.ask('POST', address(documentId));
    expect(filled.status, filled.text).toBe(200);
    expect(offered(filled)).toEqual(offered(offer));
    const draft = await strapi.documents(events).findOne({
      documentId,
      populate: {
        publisher: true,
        involvements: { populate: { organisation: true } },
        terms: true,
        places: { populate: { territory: true } },
        registration: true,
        updatedBy: true,
      },
    });
    expect(draft).toMatchObject({
      title: 'Édition à compléter',
      publisher: { slug: 'cress-pays-de-la-loire' },
      involvements: [{ role: 'organiser', organisation: { slug: 'rtes' } }],
      terms: [{ documentId: term?.documentId }],
      places: [{ name: null, territory: { code: 'COM-49127' } }],
      registration: { fee: 'Gratuit', deadline: null },
      updatedBy: { id: writer.id },
    });
    expect(offered(await writer.ask('GET', address(documentId)))).toEqual([]);
    await strapi.documents('plugin::ess.event-series').delete({ documentId: series.documentId });
  });

  it('is nothing for an event of no series', async () => {
    const documentId = await create(events, await minimalEvent());
    expect((await admin('GET', address(documentId))).body).toEqual({ series: null, defaults: [], mayFill: true });
    expect((await admin('POST', address(documentId))).status).toBe(200);
  });
});

describe('the folded rows of a form', () => {
  const page = (uid: string, documentId: string) => `/content-manager/collection-types/${uid}/${documentId}`;
  const titlesOf = (rows: unknown) =>
    (rows as readonly { row_title?: string }[]).map(({ row_title }) => row_title?.replaceAll('\u00a0', ' '));
  const dataOf = (answer: { body: unknown }) => (answer.body as { data: Record<string, unknown> }).data;

  it('are headed by words, which saving the form does not store', async () => {
    const { strapi } = await cms();
    const person = async (display_name: string, visibility: string) => ({
      set: [{ documentId: await create('plugin::ess.person', { display_name, visibility }) }],
    });
    const rtes = { set: [{ documentId: await organisationId('rtes') }] };
    const documentId = await create(events, {
      ...(await minimalEvent('Aux rangées nommées')),
      publisher: rtes,
      sessions: [
        {
          start: '09:30',
          title: 'Ouverture',
          participations: [
            { person: await person('Camille Rangée', 'visible_to_public'), function_at_date: 'maire' },
            { person: await person('Dominique Interne', 'visible_internally'), function_at_date: 'agente' },
          ],
        },
      ],
    });
    const read = await admin('GET', page(events, documentId));
    expect(read.status, read.text).toBe(200);
    const entry = dataOf(read);
    expect(titlesOf(entry.occurrences)).toEqual(['mercredi 20 mai 2099, de 10 h à 12 h']);
    expect(titlesOf(entry.places)).toEqual(['Durtal (Maine-et-Loire, commune)']);
    expect(titlesOf(entry.sessions)).toEqual(['9 h 30 – Ouverture']);
    const [session] = entry.sessions as readonly { participations: unknown }[];
    expect(titlesOf(session?.participations)).toEqual(['Camille Rangée, maire', 'Dominique Interne, agente']);

    // A person whom the network keeps to itself is not named to a partner.
    const asPartner = dataOf(await partner.ask('GET', page(events, documentId)));
    const [seen] = asPartner.sessions as readonly { participations: unknown }[];
    expect(titlesOf(seen?.participations)[1]).toBe('agente');

    const saved = await admin('PUT', page(events, documentId), { occurrences: entry.occurrences, title: 'Renommé' });
    expect(saved.status, saved.text).toBe(200);
    expect(dataOf(saved)).toMatchObject({ title: 'Renommé' });
    expect(titlesOf(dataOf(saved).occurrences)).toEqual(['mercredi 20 mai 2099, de 10 h à 12 h']);
    const stored = await strapi.documents(events).findOne({ documentId, populate: ['occurrences'] });
    expect(JSON.stringify(stored)).not.toContain('row_title');

    const selection = await create('plugin::ess.selection', {
      title: 'Fiches choisies',
      collection: 'collection_agenda',
      items: [{ event: { set: [{ documentId }] } }],
    });
    const items = dataOf(await admin('GET', page('plugin::ess.selection', selection))).items;
    expect(titlesOf(items)).toEqual(['Renommé']);
    await strapi.documents('plugin::ess.selection').delete({ documentId: selection });
  });
});

describe('publication at a chosen hour', () => {
  const address = (documentId: string) => `/admin/ess/entries/${events}/${documentId}/schedules`;
  const run = async (at: string): Promise<number> => {
    const { strapi } = await cms();
    const service: { run(now: number): Promise<number> } = strapi.plugin('ess').service('schedules');
    return service.run(Date.parse(at));
  };
  const schedules = async (documentId: string) => (await admin('GET', address(documentId))).body as Schedules;
  const status = async (documentId: string) => (await anonymous(`/ess/rendez-vous/${await slugOf(documentId)}`)).status;

  it('publishes, then withdraws, at the hours of Paris', async () => {
    const documentId = await create(events, await minimalEvent('Publié à son heure'));
    for (const [action, at] of [
      ['publish', '2098-06-01T09:00'],
      ['unpublish', '2098-07-01T09:00'],
    ])
      expect((await admin('PUT', address(documentId), { action, at })).status).toBe(204);
    expect(await schedules(documentId)).toEqual({
      schedules: [
        { action: 'publish', at: '2098-06-01T07:00:00.000Z', failure: null },
        { action: 'unpublish', at: '2098-07-01T07:00:00.000Z', failure: null },
      ],
      mayPublish: true,
    });
    expect(await run('2098-06-01T06:59:00Z')).toBe(0);
    expect(await status(documentId)).toBe(404);
    expect(await run('2098-06-01T07:00:00Z')).toBe(1);
    expect(await status(documentId)).toBe(200);
    expect(await run('2098-07-01T07:01:00Z')).toBe(1);
    expect(await status(documentId)).toBe(410);
    expect((await schedules(documentId)).schedules).toEqual([]);
  });

  it('keeps why it could not publish, as a publication by hand would have said', async () => {
    const documentId = await create(events, { title: 'Incomplet à son heure' });
    await admin('PUT', address(documentId), { action: 'publish', at: '2098-06-02T09:00' });
    expect(await run('2098-06-02T08:00:00Z')).toBe(0);
    const [failed] = (await schedules(documentId)).schedules;
    expect(failed?.failure).toContain('Dites quand');
    expect(await run('2098-06-02T09:00:00Z')).toBe(0);
    expect((await admin('DELETE', `${address(documentId)}/publish`)).status).toBe(204);
    expect((await schedules(documentId)).schedules).toEqual([]);
  });

  it('asks for the right to publish when it is set, and again when it is done', async () => {
    const documentId = await create(events, await minimalEvent('Sans droit de publier'));
    const body = { action: 'publish', at: '2098-06-03T09:00' };
    expect((await writer.ask('PUT', address(documentId), body)).status).toBe(404);
    expect(((await writer.ask('GET', address(documentId))).body as Schedules).mayPublish).toBe(false);
    expect((await admin('PUT', address(documentId), { ...body, at: '2020-01-01T09:00' })).status).toBe(400);

    const leaving = await account('validation-confort', 'ess-validation');
    expect((await leaving.ask('PUT', address(documentId), body)).status).toBe(204);
    await admin('PUT', `/admin/users/${String(leaving.id)}`, { isActive: false });
    expect(await run('2098-06-03T08:00:00Z')).toBe(0);
    const [failed] = (await schedules(documentId)).schedules;
    expect(failed?.failure).toContain('n’est plus actif');
    expect(await status(documentId)).toBe(404);
  });
});
