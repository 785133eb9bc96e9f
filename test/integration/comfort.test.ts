/** What helps editors in the edit view: preview of a draft, next edition, publication at a chosen hour. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntryState, FollowUp, NextEdition, Preview, Schedules } from '../../cms/plugin/shared/contracts/editing';
import { account, type Account } from '../support/accounts';
import { admin, cms, requestJson } from '../support/cms';
import { create, minimalEvent, organisationId, update } from '../support/entries';

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
