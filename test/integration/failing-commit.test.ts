/** A transaction that the database does not keep: nobody is told of it, and the person who saved is told so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { admin, cms, requestJson } from '../support/cms';
import { create, minimalEvent, update } from '../support/entries';

const events = 'plugin::ess.event';
const address = `/content-manager/collection-types/${events}`;
const answerSchema = z.object({ error: z.object({ message: z.string(), details: z.object({ fault: z.string() }) }) });
const createdSchema = z.object({ data: z.object({ documentId: z.string() }) });
const made: string[] = [];

/** What Strapi told webhooks, and what the plugin told its caches. */
const told: string[] = [];

beforeAll(async () => {
  const { strapi } = await cms();
  strapi.eventHub.subscribe((event: string) => {
    told.push(event);
    return Promise.resolve();
  });
  const catalogue: { onChange(listener: () => void): void } = strapi.plugin('ess').service('catalogue');
  catalogue.onChange(() => told.push('change'));
});

afterAll(async () => {
  const { strapi } = await cms();
  for (const documentId of made) await strapi.documents(events).delete({ documentId });
});

async function count(table: string): Promise<number> {
  const { strapi } = await cms();
  const [row] = await strapi.db.connection(table).count({ count: '*' });
  return Number(row?.count);
}

/** A constraint that is looked at only when the transaction ends. */
async function whileCommitsFail(work: () => Promise<void>): Promise<void> {
  const { strapi } = await cms();
  const database = strapi.db.connection;
  await database.raw('create table ess_test_parents (id integer primary key)');
  await database.raw(
    'create table ess_test_children (parent integer references ess_test_parents (id) deferrable initially deferred)',
  );
  for (const change of ['insert', 'update', 'delete'])
    await database.raw(
      `create trigger ess_test_${change} after ${change} on ess_events begin insert into ess_test_children values (1); end`,
    );
  try {
    await work();
  } finally {
    for (const change of ['insert', 'update', 'delete']) await database.raw(`drop trigger ess_test_${change}`);
    await database.raw('drop table ess_test_children');
    await database.raw('drop table ess_test_parents');
  }
}

/** A disk on which nothing more can be written. */
async function withoutRoom(work: () => Promise<void>): Promise<void> {
  const { strapi } = await cms();
  // Pages that other tests freed are room too.
  await strapi.db.connection.raw('vacuum');
  const pages = z.tuple([z.object({ page_count: z.number() })]);
  const [{ page_count }] = pages.parse(await strapi.db.connection.raw('pragma page_count'));
  await strapi.db.connection.raw(`pragma max_page_count = ${String(page_count)}`);
  try {
    await work();
  } finally {
    await strapi.db.connection.raw('pragma max_page_count = 4294967294');
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('a COMMIT that fails', () => {
  it('answers a creation with what became of it, and tells nobody else', async () => {
    const before = [await count('ess_events'), await count('ess_published_entries')];
    told.length = 0;
    await whileCommitsFail(async () => {
      const answer = await admin('POST', address, { title: 'Jamais gardé' });
      expect(answer.status, answer.text).toBe(500);
      expect(answerSchema.parse(answer.body).error).toMatchObject({
        message: expect.stringContaining('Rien n’a été enregistré'),
        details: { fault: 'refused' },
      });
    });
    await settle();
    expect([await count('ess_events'), await count('ess_published_entries')]).toEqual(before);
    expect(told).toEqual([]);
  });

  it('leaves what the public reads as it was when a publication, a change or a withdrawal is not kept', async () => {
    const { strapi, url } = await cms();
    const documentId = await create(events, await minimalEvent('Gardé avant'), 'published');
    const draft = await create(events, await minimalEvent('Brouillon gardé'));
    made.push(documentId, draft);
    const published = () => requestJson(`${url}/ess/agenda.json?when=all&q=gard%C3%A9`);
    const before = await published();
    expect(before.text).toContain('Gardé avant');
    await settle();
    told.length = 0;
    await whileCommitsFail(async () => {
      await expect(update(events, documentId, { title: 'Gardé après' }, 'published')).rejects.toThrow(/enregistré/);
      await expect(strapi.documents(events).unpublish({ documentId })).rejects.toThrow(/enregistré/);
      await expect(strapi.documents(events).publish({ documentId: draft })).rejects.toThrow(/enregistré/);
      await expect(strapi.documents(events).delete({ documentId })).rejects.toThrow(/enregistré/);
    });
    await settle();
    expect(told).toEqual([]);
    expect((await published()).text).toBe(before.text);
    // The connection is not left inside the transaction that failed.
    await update(events, documentId, { title: 'Gardé ensuite' }, 'published');
    expect((await published()).text).toContain('Gardé ensuite');
    expect(told).toContain('change');
  });
});

describe('a disk that is full', () => {
  it('says that there is no room, keeps nothing by half, and writes again once there is some', async () => {
    const before = await count('ess_events');
    const body = { title: `Sans place ${'x'.repeat(200)}` };
    let kept = 0;
    await withoutRoom(async () => {
      let refused;
      // What is left of the last pages may still take an entry or two.
      for (let attempt = 0; attempt < 40; attempt += 1) {
        const answer = await admin('POST', address, body);
        if (answer.status === 201) {
          kept += 1;
          made.push(createdSchema.parse(answer.body).data.documentId);
        } else {
          refused = answer;
          break;
        }
      }
      expect(refused?.status, refused?.text).toBe(507);
      expect(answerSchema.parse(refused?.body).error).toMatchObject({
        message: expect.stringContaining('plus de place sur le disque'),
        details: { fault: 'no-room' },
      });
      expect(await count('ess_events')).toBe(before + kept);
    });
    const answer = await admin('POST', address, body);
    expect(answer.status, answer.text).toBe(201);
    made.push(createdSchema.parse(answer.body).data.documentId);
  });
});
