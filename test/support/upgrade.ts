/** A newer plugin starts on the database of an older one: nothing that the public holds on to is lost. */
import type { Knex } from 'knex';
import { expect } from 'vitest';
import { Application, type DatabaseSetting } from './application';
import { makeStale, makeVersion1, staleEntries, storedReadModel } from './former-read-model';

const AREA = 'pays-de-la-mise-a-jour';

/** Content of every sort: published again, withdrawn, of several dates, in an area, and what is not an event. */
export async function makeContent(application: Application): Promise<void> {
  const organisation = await application.create('plugin::ess.organisation', { name: 'CRESS d’essai' });
  const publisher = { set: [{ documentId: organisation }] };
  const pays = await application.create('plugin::ess.territory', {
    name: 'Pays de la mise à jour',
    code: AREA,
    level: 'level_other_area',
  });
  const event = (title: string, ...starts: string[]) =>
    application.create(
      'plugin::ess.event',
      {
        title,
        publisher,
        occurrences: starts.map((start) => ({ start, time_zone: 'Europe/Paris' })),
        places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
        territories: { set: [{ documentId: pays }] },
      },
      'published',
    );
  await event('Journée de rencontres', '2099-05-20T10:00', '2099-06', '2020-01-01');
  const revised = await event('Avant relecture', '2001-02-03');
  await application.call('plugin::ess.event', 'update', {
    documentId: revised,
    data: { title: 'Après relecture' },
    status: 'published',
  });
  const withdrawn = await event('Retiré', '2099-01-01');
  await application.call('plugin::ess.event', 'unpublish', { documentId: withdrawn });
  await application.create('plugin::ess.resource', { title: 'Guide d’essai', kind: 'guide', publisher }, 'published');
}

const ADDRESSES = [
  '/ess/agenda.json?when=all',
  '/ess/agenda.json',
  `/ess/agenda.json?territory=${AREA}`,
  '/ess/ressources.json',
  '/ess/changes.json',
];

const answersOf = async (application: Application): Promise<unknown[]> => {
  const answers: unknown[] = [];
  for (const address of ADDRESSES) {
    const { status, body } = await application.get(address);
    expect(status, address).toBe(200);
    // What the answer says of its own moment is another each time.
    answers.push({ ...Object(body), asOf: undefined, next: undefined });
  }
  return answers;
};

/**
 * Stops an application whose database has content, takes the database back to version 1, and starts twice more.
 * @returns the application that runs in the end
 */
export async function expectUpgrade(running: Application, setting: DatabaseSetting, knex: Knex): Promise<Application> {
  const answers = await answersOf(running);
  await running.stop();
  const present = await storedReadModel(knex);
  expect(Object.values(present.rows)).not.toContainEqual([]);
  await makeVersion1(knex);
  expect((await storedColumns(knex)).filter((name) => /is_last|until|earlier_ends_at/.test(name))).toEqual([]);
  expect(await staleEntries(knex)).toBeGreaterThan(0);

  const upgraded = await Application.start(setting);
  expect(await storedReadModel(knex)).toEqual(present);
  expect(await answersOf(upgraded)).toEqual(answers);
  await upgraded.stop();

  await makeStale(knex);
  const again = await Application.start(setting);
  expect(await staleEntries(knex)).toBeGreaterThan(0);
  return again;
}

async function storedColumns(knex: Knex): Promise<string[]> {
  const columns = await knex('ess_published_occurrences').columnInfo();
  return Object.keys(columns);
}
