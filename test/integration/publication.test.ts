/** From an editor's change to what the public reads, through the real admin, Document Service and GraphQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, cms, graphql } from '../support/cms';
import { create, minimalEvent, organisationId, territoryId, update } from '../support/entries';

const events = 'plugin::ess.event';
const made: string[] = [];

beforeAll(cms);
afterAll(async () => {
  const { strapi } = await cms();
  for (const documentId of made) await strapi.documents(events).delete({ documentId });
});

async function bySlug(slug: string) {
  const { data } = await graphql(
    `
      query ($slug: String!) {
        essEvent(slug: $slug) {
          id
          title
          slug
          revision
          firstPublishedAt
          changedAt
          participations {
            person
            functionAtDate
          }
          involvements {
            organisation {
              name
            }
          }
          documents {
            title
          }
          places {
            territory {
              code
              name
            }
          }
        }
      }
    `,
    { slug },
  );
  return (data?.essEvent ?? null) as null | {
    id: string;
    title: string;
    slug: string;
    revision: number;
    firstPublishedAt: string;
    participations: { person: string | null; functionAtDate: string | null }[];
    involvements: { organisation: { name: string } | null }[];
    documents: { title: string }[];
    places: { territory: { code: string; name: string } | null }[];
  };
}

async function draft(title: string, more: Record<string, unknown> = {}): Promise<string> {
  const documentId = await create(events, { ...(await minimalEvent(title)), ...more });
  made.push(documentId);
  return documentId;
}

describe('publication', () => {
  it('shows an entry once published, again after a change, and no more once withdrawn', async () => {
    const { strapi } = await cms();
    const documentId = await draft('Cycle de vie');
    expect(await bySlug('cycle-de-vie')).toBeNull();

    await strapi.documents(events).publish({ documentId });
    const first = await bySlug('cycle-de-vie');
    expect(first).toMatchObject({ title: 'Cycle de vie', revision: 0 });
    expect(first?.id.startsWith(`${documentId}@`)).toBe(true);

    await update(events, documentId, { title: 'Cycle de vie, suite' });
    expect((await bySlug('cycle-de-vie'))?.title).toBe('Cycle de vie');
    await strapi.documents(events).publish({ documentId });
    expect(await bySlug('cycle-de-vie')).toMatchObject({
      title: 'Cycle de vie, suite',
      revision: 1,
      firstPublishedAt: first?.firstPublishedAt,
    });

    await strapi.documents(events).publish({ documentId });
    expect((await bySlug('cycle-de-vie'))?.revision).toBe(1);

    await strapi.documents(events).unpublish({ documentId });
    expect(await bySlug('cycle-de-vie')).toBeNull();
    await strapi.documents(events).publish({ documentId });
    expect(await bySlug('cycle-de-vie')).toMatchObject({ id: first?.id, revision: 3 });
    await strapi.documents(events).delete({ documentId });
    expect(await bySlug('cycle-de-vie')).toBeNull();
  });

  it('keeps the former slug leading to the entry', async () => {
    const { strapi } = await cms();
    const documentId = await draft('Ancienne adresse');
    await strapi.documents(events).publish({ documentId });
    await update(events, documentId, { slug: 'nouvelle-adresse' }, 'published');
    expect((await bySlug('ancienne-adresse'))?.slug).toBe('nouvelle-adresse');
  });

  it('projects again what shows a renamed organisation, an erased person or a retitled resource', async () => {
    const { strapi } = await cms();
    const organisation = await create('plugin::ess.organisation', { name: 'Coopérative avant' });
    const person = await create('plugin::ess.person', {
      display_name: 'Dominique Exemple',
      visibility: 'visible_to_public',
    });
    const resource = await create('plugin::ess.resource', { title: 'Guide avant', kind: 'guide' }, 'published');
    const documentId = await draft('Dépendances', {
      involvements: [{ role: 'organiser', organisation: { set: [{ documentId: organisation }] } }],
      participations: [{ role: 'speaker', person: { set: [{ documentId: person }] }, function_at_date: 'présidente' }],
      documents: [{ role: 'document_reference', resource: { set: [{ documentId: resource }] } }],
    });
    await strapi.documents(events).publish({ documentId });
    expect(await bySlug('dependances')).toMatchObject({
      involvements: [{ organisation: { name: 'Coopérative avant' } }],
      participations: [{ person: 'Dominique Exemple', functionAtDate: 'présidente' }],
      documents: [{ title: 'Guide avant' }],
    });

    await update('plugin::ess.organisation', organisation, { name: 'Coopérative après' });
    await update('plugin::ess.person', person, { erasure_requested: true });
    await update('plugin::ess.resource', resource, { title: 'Guide après' }, 'published');
    expect(await bySlug('dependances')).toMatchObject({
      involvements: [{ organisation: { name: 'Coopérative après' } }],
      participations: [{ person: null, functionAtDate: 'présidente' }],
      documents: [{ title: 'Guide après' }],
    });

    await strapi.documents('plugin::ess.organisation').delete({ documentId: organisation });
    expect((await bySlug('dependances'))?.involvements).toEqual([]);
    await strapi.documents('plugin::ess.person').delete({ documentId: person });
    await strapi.documents('plugin::ess.resource').delete({ documentId: resource });
  });

  it('finds events of an area made by hand, and follows when its parents change', async () => {
    const { strapi } = await cms();
    const area = await create('plugin::ess.territory', {
      name: 'Pays d’essai',
      code: 'pays-d-essai',
      level: 'level_other_area',
      parents: { set: [{ documentId: await territoryId('DEP-53') }] },
    });
    const documentId = await draft('Dans le pays', { places: [], territories: { set: [{ documentId: area }] } });
    await strapi.documents(events).publish({ documentId });
    const within = async (code: string) => {
      const { data } = await graphql(
        `
          query ($code: [String!]) {
            essEvents(territory: $code, reach: WITHIN, limit: 100) {
              nodes {
                title
              }
            }
          }
        `,
        { code: [code] },
      );
      return ((data?.essEvents ?? {}) as { nodes: { title: string }[] }).nodes.some(
        ({ title }) => title === 'Dans le pays',
      );
    };
    expect([
      await within('pays-d-essai'),
      await within('DEP-53'),
      await within('REG-52'),
      await within('DEP-49'),
    ]).toEqual([true, true, true, false]);
    await update('plugin::ess.territory', area, { parents: { set: [{ documentId: await territoryId('DEP-49') }] } });
    expect([await within('DEP-53'), await within('DEP-49')]).toEqual([false, true]);
    await strapi.documents(events).delete({ documentId });
    await strapi.documents('plugin::ess.territory').delete({ documentId: area });
  });

  it('rebuilds the same read model from the documents', async () => {
    const before = await graphql('{ essEvents(when: ALL, limit: 100) { total nodes { id revision title } } }');
    const { strapi } = await cms();
    const publication: { rebuild(): Promise<{ projected: number; withdrawn: number }> } = strapi
      .plugin('ess')
      .service('publication');
    const report = await publication.rebuild();
    const after = await graphql('{ essEvents(when: ALL, limit: 100) { total nodes { id revision title } } }');
    expect(after.data).toEqual(before.data);
    expect(report).toMatchObject({ changed: 0, withdrawn: 0 });
  });
});

describe('what stops a publication', () => {
  const path = '/content-manager/collection-types/plugin::ess.event';

  it('lets a draft be incomplete, and refuses to publish it with one message a field, in the editor’s language', async () => {
    const documentId = await create(events, {
      title: 'Incomplet',
      occurrences: [{ start: '2099-02-30' }, { start: '2099-05-02', end: '2099-05-01' }],
      online_accesses: [{ url: 'javascript:alert(1)' }],
    });
    made.push(documentId);
    await admin('PUT', '/admin/users/me', { preferedLanguage: 'en' });
    const english = await admin('POST', `${path}/${documentId}/actions/publish`, {});
    expect(english.text).toContain('comes before the start');
    // The language of all other tests.
    const profile = await admin('PUT', '/admin/users/me', { preferedLanguage: 'fr' });
    expect(profile.status).toBe(200);
    const french = await admin('POST', `${path}/${documentId}/actions/publish`, {});
    expect(french.status).toBe(400);
    expect(french.body).toMatchObject({
      error: {
        name: 'ValidationError',
        details: {
          errors: [
            { path: ['publisher'], message: expect.stringContaining('quelle structure') },
            { path: ['occurrences', '0', 'start'], message: expect.stringContaining('2099-02-30') },
            { path: ['occurrences', '1', 'end'], message: expect.stringContaining('précède') },
            { path: ['online_accesses', '0', 'url'], message: expect.stringContaining('n’est pas acceptée') },
          ],
        },
      },
    });
    expect(await bySlug('incomplet')).toBeNull();
  });

  it('publishes with four things only, from the admin', async () => {
    const created = await admin('POST', path, {
      title: 'Quatre choses',
      occurrences: [{ start: '2099-06' }],
      places: [{ territory: { connect: [{ documentId: await territoryId('COM-49007') }] } }],
      publisher: { connect: [{ documentId: await organisationId('cress-pays-de-la-loire') }] },
    });
    expect(created.status).toBe(201);
    const { data } = created.body as { data: { documentId: string } };
    made.push(data.documentId);
    const published = await admin('POST', `${path}/${data.documentId}/actions/publish`, {});
    expect(published.status, published.text).toBe(200);
    expect(await bySlug('quatre-choses')).toMatchObject({
      places: [{ territory: { code: 'COM-49007', name: 'Angers' } }],
    });
  });

  it('refuses an event whose resource has no published version instead of losing it', async () => {
    const { strapi } = await cms();
    const resource = await create('plugin::ess.resource', { title: 'Support non publié', kind: 'slides' });
    const documentId = await draft('Support à venir', {
      documents: [{ role: 'document_slides', resource: { set: [{ documentId: resource }] } }],
    });
    await expect(strapi.documents(events).publish({ documentId })).rejects.toThrow('Support non publié');
    await strapi.documents('plugin::ess.resource').delete({ documentId: resource });
  });
});
