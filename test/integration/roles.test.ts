/** The roles that the plugin brings, asked by HTTP as the admin panel does: what is refused is refused by the server. */
import { beforeAll, describe, expect, it } from 'vitest';
import { account, type Account } from '../support/accounts';
import { admin, cms } from '../support/cms';
import { create, minimalEvent, organisationId } from '../support/entries';

const events = 'plugin::ess.event';
const collection = (uid: string) => `/content-manager/collection-types/${uid}`;

let partner: Account;
let stranger: Account;
let writer: Account;
let validator: Account;
let own: string;
let foreign: string;
let ownOrganisation: string;
let foreignOrganisation: string;

interface Entry {
  readonly data: { readonly documentId: string; readonly title: string; readonly provenance?: readonly unknown[] };
}

beforeAll(async () => {
  await cms();
  ownOrganisation = await organisationId('rtes');
  foreignOrganisation = await organisationId('cress-pays-de-la-loire');
  partner = await account('partenaire', 'ess-partner');
  stranger = await account('sans-structure', 'ess-partner');
  writer = await account('redaction', 'ess-writing');
  validator = await account('validation', 'ess-validation');
  expect(
    (await admin('PUT', `/admin/ess/partners/${String(partner.id)}`, { organisation: ownOrganisation })).status,
  ).toBe(204);
  own = await create(events, {
    ...(await minimalEvent('Fiche du partenaire')),
    publisher: { set: [{ documentId: ownOrganisation }] },
  });
  foreign = await create(events, await minimalEvent('Fiche d’une autre structure'));
});

const publisherOf = async (documentId: string) => {
  const { strapi } = await cms();
  const found = await strapi.documents(events).findOne({ documentId, populate: ['publisher'] });
  return (found as { publisher?: { documentId: string } | null } | null)?.publisher?.documentId;
};

describe('a partner', () => {
  it('sees only the entries that its organisation publishes', async () => {
    const list = await partner.ask('GET', `${collection(events)}?pageSize=100`);
    const { results } = list.body as { results: { documentId: string }[] };
    expect(results.map(({ documentId }) => documentId)).toContain(own);
    expect(results.map(({ documentId }) => documentId)).not.toContain(foreign);
    for (const { documentId } of results) expect(await publisherOf(documentId)).toBe(ownOrganisation);
    expect((await partner.ask('GET', `${collection(events)}/${own}`)).status).toBe(200);
  });

  it.each<[string, string, string, unknown?]>([
    ['read', 'GET', '/:id'],
    ['change', 'PUT', '/:id', { title: 'Pris' }],
    ['publish', 'POST', '/:id/actions/publish', {}],
    ['unpublish', 'POST', '/:id/actions/unpublish', {}],
    ['discard the draft of', 'POST', '/:id/actions/discard', {}],
    ['delete', 'DELETE', '/:id'],
    ['copy', 'POST', '/clone/:id', { title: 'Copie' }],
    ['copy at once', 'POST', '/auto-clone/:id', {}],
    ['publish at once', 'POST', '/actions/bulkPublish', { documentIds: [':id'] }],
    ['unpublish at once', 'POST', '/actions/bulkUnpublish', { documentIds: [':id'] }],
    ['delete at once', 'POST', '/actions/bulkDelete', { documentIds: [':id'] }],
  ])('may not %s an entry of another organisation', async (_, method, path, body) => {
    const { strapi } = await cms();
    await strapi.documents(events).publish({ documentId: foreign });
    const answer = await partner.ask(
      method,
      `${collection(events)}${path.replace(':id', foreign)}`,
      body === undefined ? undefined : JSON.parse(JSON.stringify(body).replace(':id', foreign)),
    );
    // Copying at once is refused to everyone, by 400: an entry has fields that must stay unique.
    expect(path.startsWith('/auto-clone') ? [400, 403] : [403, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('autre structure');
    const kept = await strapi.documents(events).findOne({ documentId: foreign, status: 'published' });
    expect(kept).toMatchObject({ title: 'Fiche d’une autre structure' });
    expect(await publisherOf(foreign)).toBe(foreignOrganisation);
  });

  it('is told nothing of another organisation’s entry when it checks several before it publishes', async () => {
    const answer = await partner.ask('POST', `${collection(events)}/actions/bulkFindForValidation`, {
      documentIds: [own, foreign],
    });
    expect(answer.text).not.toContain('autre structure');
  });

  it('creates entries under its own name, with who entered them', async () => {
    const made = await partner.ask('POST', collection(events), { title: 'Saisie du partenaire' });
    expect(made.status).toBe(201);
    const { documentId } = (made.body as Entry).data;
    expect(await publisherOf(documentId)).toBe(ownOrganisation);
    const { body } = await partner.ask('GET', `${collection(events)}/${documentId}`);
    const { strapi } = await cms();
    const rtes = await strapi.documents('plugin::ess.organisation').findOne({ documentId: ownOrganisation });
    expect((body as Entry).data.provenance).toMatchObject([{ entered_by: rtes?.name }]);
    expect((await partner.ask('DELETE', `${collection(events)}/${documentId}`)).status).toBe(200);
  });

  it('does not choose another publisher, at creation or later', async () => {
    const foreignPublisher = { publisher: { connect: [{ documentId: foreignOrganisation }], disconnect: [] } };
    const made = await partner.ask('POST', collection(events), { title: 'Prête-nom', ...foreignPublisher });
    expect(made.status).toBe(201);
    expect(await publisherOf((made.body as Entry).data.documentId)).toBe(ownOrganisation);

    await partner.ask('PUT', `${collection(events)}/${own}`, { title: 'Fiche du partenaire', ...foreignPublisher });
    expect(await publisherOf(own)).toBe(ownOrganisation);
    await partner.ask('PUT', `${collection(events)}/${own}`, {
      publisher: { connect: [], disconnect: [{ documentId: ownOrganisation }] },
    });
    expect(await publisherOf(own)).toBe(ownOrganisation);
  });

  it('publishes what is its own', async () => {
    const published = await partner.ask('POST', `${collection(events)}/${own}/actions/publish`, {});
    expect(published.status).toBe(200);
    expect((await partner.ask('POST', `${collection(events)}/${own}/actions/unpublish`, {})).status).toBe(200);
  });

  it('finds organisations and territories to name, and people whom the network shares', async () => {
    await create('plugin::ess.person', { display_name: 'Camille Interne', visibility: 'visible_internally' });
    await create('plugin::ess.person', { display_name: 'Camille Réseau', visibility: 'visible_to_network' });
    const organisations = await partner.ask(
      'GET',
      '/content-manager/relations/ess.involvement/organisation?_q=collectivit',
    );
    expect(organisations.text).toContain('Réseau des collectivités');
    const territories = await partner.ask('GET', `/content-manager/relations/${events}/territories?_q=durtal`);
    expect(territories.text).toContain('Durtal');
    const people = await partner.ask('GET', '/content-manager/relations/ess.participation/person?_q=Camille');
    expect(people.text).toContain('Camille Réseau');
    expect(people.text).not.toContain('Camille Interne');
  });

  it('changes no organisation, and nothing of the site', async () => {
    const rtes = `${collection('plugin::ess.organisation')}/${ownOrganisation}`;
    expect((await partner.ask('PUT', rtes, { name: 'Autre nom' })).status).toBe(403);
    expect((await partner.ask('GET', '/admin/ess/partners')).status).toBe(403);
    expect((await partner.ask('PUT', `/admin/ess/partners/${String(partner.id)}`, { organisation: null })).status).toBe(
      403,
    );
    expect((await partner.ask('GET', '/admin/users')).status).toBe(403);
  });

  it('sees nothing and creates nothing without an organisation', async () => {
    expect((await stranger.ask('GET', collection(events))).status).toBe(403);
    expect((await stranger.ask('POST', collection(events), { title: 'Sans structure' })).status).toBe(403);
  });
});

/** A role made by an administrator: the condition of the plugin, on rights over all fields. */
describe('a role with the condition and the publisher in its hands', () => {
  let keeper: Account;
  beforeAll(async () => {
    const role = (
      (await admin('POST', '/admin/roles', { name: 'Tenue de fiches', description: '' })).body as {
        data: { id: number };
      }
    ).data;
    const { strapi } = await cms();
    const fields = Object.keys(strapi.getModel(events).attributes).filter((name) =>
      ['title', 'publisher', 'summary'].includes(name),
    );
    const granted = await admin('PUT', `/admin/roles/${String(role.id)}/permissions`, {
      permissions: ['create', 'read', 'update'].map((right) => ({
        action: `plugin::content-manager.explorer.${right}`,
        subject: events,
        properties: { fields },
        conditions: ['plugin::ess.own-organisation'],
      })),
    });
    expect(granted.status).toBe(200);
    const { code }: { code: string } = await strapi.db.query('admin::role').findOne({ where: { id: role.id } });
    keeper = await account('tenue', code);
    await admin('PUT', `/admin/ess/partners/${String(keeper.id)}`, { organisation: ownOrganisation });
  });

  it('neither creates for another organisation, nor gives an entry away', async () => {
    const foreignPublisher = { publisher: { connect: [{ documentId: foreignOrganisation }], disconnect: [] } };
    const made = await keeper.ask('POST', collection(events), { title: 'Usurpation', ...foreignPublisher });
    expect(made.status).toBe(403);
    const { strapi } = await cms();
    expect(await strapi.documents(events).findFirst({ filters: { title: 'Usurpation' } })).toBeNull();

    expect((await keeper.ask('PUT', `${collection(events)}/${own}`, foreignPublisher)).status).toBe(403);
    expect(await publisherOf(own)).toBe(ownOrganisation);
    expect((await keeper.ask('PUT', `${collection(events)}/${own}`, { summary: 'Un résumé' })).status).toBe(200);
    const preset = await keeper.ask('POST', collection(events), { title: 'Sans le dire' });
    expect(await publisherOf((preset.body as Entry).data.documentId)).toBe(ownOrganisation);
  });
});

describe('writing', () => {
  it('prepares entries, which it does not publish or delete', async () => {
    const made = await writer.ask('POST', collection(events), { title: 'Préparé' });
    expect(made.status).toBe(201);
    const { documentId, provenance } = (made.body as Entry).data;
    expect(provenance).toBeDefined();
    const address = `${collection(events)}/${documentId}`;
    expect((await writer.ask('PUT', address, { title: 'Préparé mieux' })).status).toBe(200);
    expect((await writer.ask('POST', `${address}/actions/publish`, {})).status).toBe(403);
    expect((await writer.ask('DELETE', address)).status).toBe(403);
    expect((await writer.ask('POST', collection('plugin::ess.territory'), { name: 'Pays' })).status).toBe(403);
  });
});

describe('validation', () => {
  it('publishes, withdraws and deletes what others prepared', async () => {
    const documentId = await create(events, await minimalEvent('À valider'));
    const address = `${collection(events)}/${documentId}`;
    expect((await validator.ask('POST', `${address}/actions/publish`, {})).status).toBe(200);
    expect((await validator.ask('POST', `${address}/actions/unpublish`, {})).status).toBe(200);
    expect((await validator.ask('DELETE', address)).status).toBe(200);
    expect((await validator.ask('GET', '/admin/users')).status).toBe(403);
  });
});

describe('accounts and their organisations', () => {
  it('are listed and changed by administrators, who are told what is wrong', async () => {
    const list = await admin('GET', '/admin/ess/partners');
    expect(list.headers.get('cache-control')).toBe('no-store');
    expect(list.body).toMatchObject({
      accounts: expect.arrayContaining([
        expect.objectContaining({ id: partner.id, isPartner: true, organisation: expect.anything() as unknown }),
        expect.objectContaining({ id: stranger.id, isPartner: true, organisation: null }),
      ]) as unknown,
    });
    const found = await admin('GET', '/admin/ess/partners/organisations?q=cress%20pays');
    expect(found.text).toContain(foreignOrganisation);
    const wrong = await admin('PUT', `/admin/ess/partners/${String(partner.id)}`, { organisation: 3 });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toMatchObject({ error: { details: { errors: [{ path: ['organisation'] }] } } });
    expect((await admin('PUT', '/admin/ess/partners/987654', { organisation: null })).status).toBe(404);
    const { strapi, url } = await cms();
    expect((await fetch(`${url}/admin/ess/partners`)).status).toBe(401);
    expect(strapi.isLoaded).toBe(true);
  });

  it('are made once: a deleted role does not come back', async () => {
    const { strapi } = await cms();
    const made: unknown = await strapi.store({ type: 'plugin', name: 'ess' }).get({ key: 'made-roles' });
    expect(made).toEqual(['ess-writing', 'ess-validation', 'ess-partner']);
    const names = await strapi.db.query('admin::role').findMany({ select: ['code'] });
    expect(names.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['strapi-super-admin', 'strapi-editor', 'strapi-author', 'ess-partner']),
    );
  });
});

describe('the roles of a database that an earlier version made', () => {
  const review = { action: 'plugin::ess.review', role: { code: 'ess-partner' } };
  const series = (code: string, right: string) => ({
    action: `plugin::content-manager.explorer.${right}`,
    subject: 'plugin::ess.event-series',
    role: { code },
  });
  const permissions = async (where: object) => {
    const { strapi } = await cms();
    const found: { id: number; properties: { fields: string[] } }[] = await strapi.db
      .query('admin::permission')
      .findMany({ where });
    return found;
  };
  const forgetField = async (where: object) => {
    const { strapi } = await cms();
    for (const { id, properties } of await permissions(where)) {
      const fields = properties.fields.filter((field) => field !== 'publisher');
      await strapi.db.query('admin::permission').update({ where: { id }, data: { properties: { fields } } });
    }
  };
  const remembered = async (value: object) =>
    (await cms()).strapi.store({ type: 'plugin', name: 'ess' }).set({ key: 'granted-rights', value });
  const start = async () => {
    const services: { get(uid: 'admin::role'): { resetSuperAdminPermissions(): Promise<void> } } = (
      await cms()
    ).strapi.get('services');
    await services.get('admin::role').resetSuperAdminPermissions();
  };
  const take = async (where: object) => {
    const { strapi } = await cms();
    for (const { id } of await permissions(where)) await strapi.db.query('admin::permission').delete({ where: { id } });
  };

  it('are given what was declared since', async () => {
    await remembered({});
    await take(review);
    await forgetField(series('ess-writing', 'update'));
    for (const right of ['create', 'read', 'update']) await forgetField(series('strapi-super-admin', right));
    await start();
    expect(await permissions(review)).toHaveLength(1);
    const [widened] = await permissions(series('ess-writing', 'update'));
    expect(widened?.properties.fields).toContain('publisher');
    expect(widened?.properties.fields).toContain('places.name');
  });

  it('are not given again what an administrator took away', async () => {
    await take(review);
    await forgetField(series('ess-writing', 'update'));
    await start();
    expect(await permissions(review)).toEqual([]);
    const [narrowed] = await permissions(series('ess-writing', 'update'));
    expect(narrowed?.properties.fields).not.toContain('publisher');
    // Leaves the role as it was for the other tests.
    await remembered({});
    await start();
    expect(await permissions(review)).toHaveLength(1);
  });

  it('lose once the fields that were withdrawn since, and keep what an administrator gives again', async () => {
    const { strapi } = await cms();
    const partners = (right: string, name: string) => ({
      action: `plugin::content-manager.explorer.${right}`,
      subject: `plugin::ess.${name}`,
      role: { code: 'ess-partner' },
    });
    const withdrawn = [
      [partners('read', 'organisation'), 'contact_points.generic_email'],
      [partners('read', 'organisation'), 'review_flags.note'],
      [partners('create', 'person'), 'slug'],
    ] as const;
    const give = async () => {
      for (const [where, field] of withdrawn)
        for (const { id, properties } of await permissions(where))
          await strapi.db
            .query('admin::permission')
            .update({ where: { id }, data: { properties: { fields: [...properties.fields, field] } } });
    };
    const given = async () => {
      const found: string[] = [];
      for (const [where, field] of withdrawn)
        for (const { properties } of await permissions(where)) if (properties.fields.includes(field)) found.push(field);
      return found;
    };
    const probe = await create('plugin::ess.organisation', {
      name: 'Structure d’avant',
      contact_points: [{ generic_email: 'zzavant@exemple.invalid', visibility: 'contact_internal' }],
    });
    const address = `${collection('plugin::ess.organisation')}/${probe}`;
    const store = strapi.store({ type: 'plugin', name: 'ess' });
    // As a version that withdrew nothing left it.
    await give();
    await store.set({ key: 'withdrawn-fields', value: [] });
    expect((await partner.ask('GET', address)).text).toContain('zzavant');
    await start();
    expect(await given()).toEqual([]);
    expect((await partner.ask('GET', address)).text).not.toContain('zzavant');
    expect((await permissions(partners('read', 'organisation')))[0]?.properties.fields).toContain('name');

    await give();
    await start();
    expect(await given()).toEqual(withdrawn.map(([, field]) => field));
    await store.set({ key: 'withdrawn-fields', value: [] });
    await start();
    expect(await given()).toEqual([]);
    await strapi.documents('plugin::ess.organisation').delete({ documentId: probe });
  });
});
