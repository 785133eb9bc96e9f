/** Two people on one entry, as the content manager asks: what was based on an older version is refused, in every type. */
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { admin, cms, requestJson } from '../support/cms';
import { create, minimalEvent } from '../support/entries';

const bodySchema = z.object({ ess_versions: z.record(z.string(), z.string()) });
const conflictSchema = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    details: z.object({
      entries: z.array(z.object({ documentId: z.string(), title: z.string(), version: z.string().optional() })),
    }),
  }),
});
const rowSchema = z.object({ documentId: z.string() }).catchall(z.unknown());
const base = '/content-manager/collection-types';

/** As the panel of one editor asks, with the versions that it was shown. */
async function ask(method: string, address: string, versions: Readonly<Record<string, string>>, body: unknown = {}) {
  const { url, adminToken } = await cms();
  return requestJson(url + address, {
    method,
    headers: {
      authorization: `Bearer ${adminToken}`,
      'content-type': 'application/json',
      'x-ess-versions': encodeURIComponent(JSON.stringify(versions)),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
}
const shown = async (address: string) => bodySchema.parse((await admin('GET', address)).body).ess_versions;

beforeAll(cms);

const TYPES: Readonly<Record<string, { readonly field: string }>> = {
  event: { field: 'title' },
  resource: { field: 'title' },
  'key-figure': { field: 'title' },
  initiative: { field: 'title' },
  dispositif: { field: 'title' },
  'event-series': { field: 'title' },
  'figure-group': { field: 'title' },
  selection: { field: 'title' },
  organisation: { field: 'name' },
  person: { field: 'display_name' },
  indicator: { field: 'label_fr' },
  source: { field: 'label' },
  term: { field: 'label_fr' },
  vocabulary: { field: 'label_fr' },
  territory: { field: 'name' },
};

describe('a save based on an older version', () => {
  it('is tried in every type', async () => {
    const { strapi } = await cms();
    const types = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('plugin::ess.'));
    expect(types.sort()).toEqual(
      Object.keys(TYPES)
        .map((name) => `plugin::ess.${name}`)
        .sort(),
    );
  });

  it.each(Object.entries(TYPES))('is refused: %s', async (name, { field }) => {
    const { strapi } = await cms();
    const uid = `plugin::ess.${name}`;
    const found: unknown = await strapi.db.query(uid).findOne({ where: {}, orderBy: { id: 'desc' } });
    const { documentId, ...stored } = rowSchema.parse(found);
    const before = z.string().parse(stored[field]);
    const address = `${base}/${uid}/${documentId}`;
    const versions = await shown(address);
    expect(Object.keys(versions)).toEqual([documentId]);

    const first = await ask('PUT', address, versions, { [field]: `${before} A` });
    expect(first.status, first.text).toBe(200);
    const second = await ask('PUT', address, versions, { [field]: `${before} B` });
    expect(second.status, second.text).toBe(409);
    const { error } = conflictSchema.parse(second.body);
    expect(error).toMatchObject({
      name: 'VersionConflict',
      message: expect.stringContaining('a changé depuis que vous l’avez ouverte'),
      details: { entries: [{ documentId, title: `${before} A` }] },
    });
    const kept: unknown = await strapi.db.query(uid).findOne({ where: { documentId }, orderBy: { id: 'asc' } });
    expect(rowSchema.parse(kept)[field]).toBe(`${before} A`);

    // « Keep mine » says the version that it takes the place of; a script says none.
    const [entry] = error.details.entries;
    const again = await ask('PUT', address, { [documentId]: entry?.version ?? '' }, { [field]: `${before} B` });
    expect(again.status, again.text).toBe(200);
    expect(bodySchema.parse(again.body).ess_versions[documentId]).not.toBe(versions[documentId]);
    expect((await admin('PUT', address, { [field]: before })).status).toBe(200);
  });
});

describe('other actions on an older version', () => {
  const uid = 'plugin::ess.event';
  const entry = async () => {
    const documentId = await create(uid, await minimalEvent(), 'published');
    const address = `${base}/${uid}/${documentId}`;
    return { documentId, address, versions: await shown(address) };
  };

  it.each(['publish', 'unpublish', 'discard'])('%s', async (action) => {
    const { address, versions } = await entry();
    expect((await admin('PUT', address, { summary: 'Changé entre-temps' })).status).toBe(200);
    expect((await ask('POST', `${address}/actions/${action}`, versions)).status).toBe(409);
    const now = await shown(address);
    const done = await ask('POST', `${address}/actions/${action}`, now);
    expect(done.status, done.text).toBe(200);
  });

  it('knows that what was published has since been withdrawn', async () => {
    const { address, versions } = await entry();
    expect((await admin('POST', `${address}/actions/unpublish`)).status).toBe(200);
    expect((await ask('POST', `${address}/actions/publish`, versions)).status).toBe(409);
  });

  it('a deletion, and what is left of one', async () => {
    const { documentId, address, versions } = await entry();
    await admin('PUT', address, { summary: 'Changé entre-temps' });
    expect((await ask('DELETE', address, versions)).status).toBe(409);
    expect((await ask('DELETE', address, await shown(address))).status).toBe(200);
    const { strapi } = await cms();
    expect(await strapi.db.query(uid).count({ where: { documentId } })).toBe(0);
  });

  it('a schedule', async () => {
    const { documentId, address, versions } = await entry();
    const schedule = `/admin/ess/entries/${uid}/${documentId}/schedules`;
    await admin('PUT', address, { summary: 'Changé entre-temps' });
    const body = { action: 'unpublish', at: '2099-01-01T10:00' };
    expect((await ask('PUT', schedule, versions, body)).status).toBe(409);
    const done = await ask('PUT', schedule, await shown(address), body);
    expect(done.status, done.text).toBeLessThan(300);
  });

  it('a bulk action does nothing, and names every entry that changed', async () => {
    const entries = [await entry(), await entry(), await entry()];
    const list = await shown(`${base}/${uid}?page=1&pageSize=100&sort=id:DESC`);
    const documentIds = entries.map(({ documentId }) => documentId);
    expect(documentIds.every((id) => id in list)).toBe(true);
    for (const { address } of entries.slice(0, 2)) await admin('PUT', address, { summary: 'Changé entre-temps' });
    const versions = Object.fromEntries(documentIds.map((id) => [id, list[id] ?? '']));
    const refused = await ask('POST', `${base}/${uid}/actions/bulkUnpublish`, versions, { documentIds });
    expect(refused.status, refused.text).toBe(409);
    const conflicting = conflictSchema.parse(refused.body).error.details.entries;
    expect(conflicting.map(({ documentId }) => documentId).sort()).toEqual(documentIds.slice(0, 2).sort());
    const { strapi } = await cms();
    const stillPublic = await strapi.db
      .query(uid)
      .count({ where: { documentId: { $in: documentIds }, publishedAt: { $notNull: true } } });
    expect(stillPublic).toBe(3);
    const current = {
      ...versions,
      ...Object.fromEntries(conflicting.map((one) => [one.documentId, one.version ?? ''])),
    };
    const done = await ask('POST', `${base}/${uid}/actions/bulkUnpublish`, current, { documentIds });
    expect(done.status, done.text).toBe(200);
  });
});
