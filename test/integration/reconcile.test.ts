/** Documents that change behind the plugin's back, and what the public then reads. */
import { beforeAll, expect, it } from 'vitest';
import type { Knex } from 'knex';
import { cms, requestJson } from '../support/cms';
import { create, minimalEvent } from '../support/entries';

interface Publication {
  reconcile(): Promise<readonly { kind: string; documentId: string; outcome: string }[]>;
  rebuild(): Promise<{ changed: number }>;
}
const publication = async (): Promise<Publication> => (await cms()).strapi.plugin('ess').service('publication');
const database = async (): Promise<Knex> => (await cms()).strapi.db.connection;
const found = async (words: string) => {
  const { url } = await cms();
  const answer = await requestJson(`${url}/ess/agenda.json?when=all&q=${encodeURIComponent(words)}`);
  return (answer.body as { total: number }).total;
};

beforeAll(async () => {
  await (await publication()).reconcile();
});

it('finds nothing to do where everything agrees', async () => {
  expect(await (await publication()).reconcile()).toEqual([]);
});

it('withdraws what has no document any more, and publishes what it did not know', async () => {
  const gone = await create('plugin::ess.event', await minimalEvent('Disparu par SQL'), 'published');
  const unknown = await create('plugin::ess.event', await minimalEvent('Revenu par SQL'), 'published');
  expect([await found('Disparu par SQL'), await found('Revenu par SQL')]).toEqual([1, 1]);
  const knex = await database();
  await knex('ess_events').where({ document_id: gone }).delete();
  await knex('ess_published_entries').where({ document_id: unknown }).update({ withdrawn_at: 1 });

  const changes = await (await publication()).reconcile();
  const outcomes = new Map(changes.map(({ documentId, outcome }) => [documentId, outcome]));
  expect([outcomes.size, outcomes.get(gone), outcomes.get(unknown)]).toEqual([2, 'withdrawn', 'changed']);
  expect([await found('Disparu par SQL'), await found('Revenu par SQL')]).toEqual([0, 1]);
  expect(await (await publication()).reconcile()).toEqual([]);
  const { strapi } = await cms();
  await strapi.documents('plugin::ess.event').delete({ documentId: unknown });
});

it('makes again what shows a person whose row was deleted', async () => {
  const { strapi, url } = await cms();
  const person = await create('plugin::ess.person', { display_name: 'Zoé Disparue', visibility: 'visible_to_public' });
  const event = await create(
    'plugin::ess.event',
    {
      ...(await minimalEvent('Avec une personne')),
      participations: [{ person: { set: [{ documentId: person }] }, function_at_date: 'maire' }],
    },
    'published',
  );
  const shown = () => requestJson(`${url}/ess/agenda.json?when=all&q=${encodeURIComponent('Avec une personne')}`);
  expect((await shown()).text).toContain('Zoé Disparue');
  await (await database())('ess_people').where({ document_id: person }).delete();
  await (await publication()).reconcile();
  expect((await shown()).text).not.toContain('Zoé Disparue');
  await strapi.documents('plugin::ess.event').delete({ documentId: event });
});

it('leaves an import to the server that runs it, and takes it back once that server gives no sign of life', async () => {
  const knex = await database();
  const { strapi } = await cms();
  const intake: { recover(): Promise<void> } = strapi.plugin('ess').service('intake');
  const [row]: { id: number }[] = await knex('ess_imports')
    .insert({
      kind: 'csv',
      source_key: 'ailleurs',
      source_name: 'Ailleurs',
      state: 'running',
      counts: JSON.stringify({ created: 0, changed: 0, unchanged: 0, skipped: 0, conflicts: 0, contacts: 0 }),
      started_at: Date.now(),
    })
    .returning('id');
  const id = row?.id ?? 0;
  const state = async () => (await knex<{ id: number; state: string }>('ess_imports').where({ id }).first())?.state;
  await knex('ess_leases').insert({ name: 'import', holder: 'another-server', until: Date.now() + 60_000 });
  await intake.recover();
  expect(await state()).toBe('running');
  await knex('ess_leases')
    .where({ name: 'import' })
    .update({ until: Date.now() - 1 });
  await intake.recover();
  expect(await state()).toBe('failed');
  expect(await knex('ess_leases').where({ name: 'import' })).toEqual([]);
  await knex('ess_imports').where({ id }).delete();
});
