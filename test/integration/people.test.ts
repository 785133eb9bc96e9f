/** A person who asks to be withdrawn: from every version, every text the public reads and what the plugin remembers. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { textKey } from 'ess-shared-types';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ErasureList, PersonList, PersonReport, Withdrawal } from '../../cms/plugin/shared/contracts/people';
import { account, type Account } from '../support/accounts';
import { admin, cms, graphql } from '../support/cms';
import { create, minimalEvent, organisationId, update } from '../support/entries';

const events = 'plugin::ess.event';
const to = (documentId: string) => ({ set: [{ documentId }] });

beforeAll(cms);

/** Every cell of the database that holds these words, in any spelling; many people bear the name of a commune. */
async function cellsHolding(words: string, tables = /^(?!.*territor)/): Promise<string[]> {
  const { strapi } = await cms();
  const knex = strapi.db.connection;
  const found: string[] = [];
  const names: { name: string }[] = await knex('sqlite_master').where({ type: 'table' }).select('name');
  for (const { name } of names.filter((table) => tables.test(table.name))) {
    const rows: Record<string, unknown>[] = await knex(name).select('*');
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string' && textKey(value).includes(textKey(words))) found.push(`${name}.${column}`);
  }
  return [...new Set(found)];
}

async function publicText(slug: string): Promise<string> {
  const { url } = await cms();
  const answer = await graphql(
    `
      query ($slug: String!) {
        essEvent(slug: $slug) {
          title
          participations {
            person
            functionAtDate
            organisation {
              slug
            }
          }
          sessions {
            participations {
              person
              functionAtDate
            }
          }
        }
      }
    `,
    { slug },
  );
  expect(answer.errors).toEqual([]);
  return answer.text + (await (await fetch(`${url}/ess/rendez-vous/${slug}`)).text());
}

async function eventWith(title: string, person: string, more: Record<string, unknown> = {}): Promise<string> {
  const participation = {
    role: 'speaker',
    person: to(person),
    function_at_date: 'Présidente de la coopérative',
    organisation: to(await organisationId('rtes')),
  };
  return create(
    events,
    {
      ...(await minimalEvent(title)),
      participations: [participation],
      sessions: [
        {
          title: 'Ouverture',
          participations: [participation],
          sessions: [{ title: 'Échange', participations: [participation] }],
        },
      ],
      ...more,
    },
    'published',
  );
}

interface Loaded {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

const report = async (documentId: string) =>
  (await admin('GET', `/admin/ess/people/${documentId}`)).body as PersonReport;

describe('a person', () => {
  it('is found by the beginnings of their names, and seen wherever they are named', async () => {
    const person = await create('plugin::ess.person', {
      display_name: 'Zéphyrine Quévremont-Dalle',
      aliases: [{ label: 'QUEVREMONT DALLE Zephyrine' }],
      visibility: 'visible_to_public',
    });
    const published = await eventWith('Rencontre des personnes', person);
    await update(events, published, { title: 'Rencontre des personnes, bientôt' });
    const draft = await create(events, {
      ...(await minimalEvent('Brouillon des personnes')),
      participations: [{ role: 'facilitator', person: to(person), function_at_date: 'Animatrice' }],
    });
    const text = await create(events, {
      ...(await minimalEvent('Un texte qui nomme')),
      summary: 'Avec l’aide de Zephyrine QUEVREMONT DALLE, pour tous.',
      sessions: [{ title: 'Salle', summary: 'Mme Quévremont-Dalle ouvre.' }],
    });

    const { people } = (await admin('GET', '/admin/ess/people?q=dalle%20zeph')).body as PersonList;
    expect(people).toEqual([
      {
        documentId: person,
        name: 'Zéphyrine Quévremont-Dalle',
        visibility: 'visible_to_public',
        erasureRequested: false,
        functions: expect.arrayContaining(['Animatrice']),
      },
    ]);
    // The picker of a form finds her as this page does.
    for (const typed of ['dalle zeph', 'QUEVREMONT'])
      expect(
        (await admin('GET', `/content-manager/relations/ess.participation/person?_q=${encodeURIComponent(typed)}`))
          .body,
        typed,
      ).toMatchObject({ results: [{ documentId: person }], pagination: { total: 1 } });
    const { appearances, mentions } = await report(person);
    expect(appearances).toEqual(
      expect.arrayContaining([
        {
          uid: events,
          documentId: published,
          title: 'Rencontre des personnes, bientôt',
          versions: ['draft', 'published'],
          functions: ['Présidente de la coopérative'],
        },
        {
          uid: events,
          documentId: draft,
          title: 'Brouillon des personnes',
          versions: ['draft'],
          functions: ['Animatrice'],
        },
      ]),
    );
    expect(appearances).toHaveLength(2);
    expect(mentions.map(({ documentId, field, isWholeName }) => [documentId, field, isWholeName])).toEqual([
      [text, 'summary', true],
      [text, 'sessions.summary', false],
    ]);
    expect(mentions[0]?.excerpt).toContain('Zephyrine QUEVREMONT DALLE');

    const erased = await admin('POST', `/admin/ess/people/${person}/erase`);
    expect(erased.body as Withdrawal).toMatchObject({ documents: 2, participations: 7 });
    expect((erased.body as Withdrawal).mentions.map(({ documentId }) => documentId)).toEqual([text, text]);
    expect((await admin('GET', `/admin/ess/people/${person}`)).status).toBe(404);

    const shown = await publicText('rencontre-des-personnes');
    expect(textKey(shown)).not.toContain('quevremont');
    expect(shown).toContain('Présidente de la coopérative');
    expect(await cellsHolding('Quévremont', /^ess_(?!events|.*territor)/)).toEqual([]);

    // What only a person can correct.
    await update(events, text, { summary: 'Pour tous.', sessions: [] });
    expect(await cellsHolding('Quévremont')).toEqual([]);
    const { erasures } = (await admin('GET', '/admin/ess/people/erasures')).body as ErasureList;
    expect(erasures[0]).toMatchObject({ action: 'erased', documents: 2, participations: 7, by: 1 });
    expect(erasures[0]?.reference).not.toContain(person);
    const { strapi } = await cms();
    for (const documentId of [published, draft, text]) await strapi.documents(events).delete({ documentId });
  });

  it('is in no preview made before, of a draft or of an import', async () => {
    const { url } = await cms();
    for (const action of ['erase', 'reduce']) {
      const name = action === 'erase' ? 'Philomène Ardenay' : 'Théodule Ardenay';
      const person = await create('plugin::ess.person', { display_name: name, visibility: 'visible_to_public' });
      const documentId = await eventWith(`Aperçu ${action}`, person);
      const preview = await admin('POST', '/admin/ess/previews', { uid: events, documentId });
      const { path: address } = preview.body as { path: string };
      expect(await (await fetch(url + address)).text()).toContain(name);
      const form = new FormData();
      const source = {
        kind: 'csv',
        sourceName: 'Tableau',
        licence: 'etalab-2.0',
        publisher: await organisationId('rtes'),
      };
      form.set('form', JSON.stringify(source));
      form.set('files', new Blob([`titre;date\nRencontre avec ${name};11/09/2099`]), 'tableau.csv');
      const { adminToken } = await cms();
      const headers = { authorization: `Bearer ${adminToken}` };
      const intake = await fetch(`${url}/admin/ess/intake/previews`, { method: 'POST', headers, body: form });
      const { token } = (await intake.json()) as { token: string };
      expect((await admin('GET', `/admin/ess/intake/previews/${token}/lines`)).text).toContain(name);

      expect((await admin('POST', `/admin/ess/people/${person}/${action}`)).status).toBe(200);
      const gone = await fetch(url + address);
      expect([gone.status, (await gone.text()).includes('Ardenay')]).toEqual([410, false]);
      expect((await admin('GET', `/admin/ess/intake/previews/${token}/lines`)).status).toBe(404);
      const again = await admin('POST', '/admin/ess/previews', { uid: events, documentId });
      const { path: anew } = again.body as { path: string };
      expect(await (await fetch(url + anew)).text()).not.toContain('Ardenay');

      const { strapi } = await cms();
      await strapi.documents(events).delete({ documentId });
      if (action === 'reduce') await strapi.documents('plugin::ess.person').delete({ documentId: person });
    }
  });

  it('is reduced to a function: the function and the organisation stay, in the draft and for the public', async () => {
    const person = await create('plugin::ess.person', {
      display_name: 'Ermeline Vassogne',
      visibility: 'visible_to_public',
    });
    const documentId = await eventWith('Personne réduite', person);
    expect(await publicText('personne-reduite')).toContain('Ermeline Vassogne');
    const reduced = await admin('POST', `/admin/ess/people/${person}/reduce`);
    expect(reduced.body).toMatchObject({ documents: 1, participations: 6 });

    const shown = await publicText('personne-reduite');
    expect(shown).not.toContain('Vassogne');
    expect(shown).toContain('"functionAtDate":"Présidente de la coopérative","organisation":{"slug":"rtes"}');
    expect((await report(person)).appearances).toEqual([]);
    const { strapi } = await cms();
    expect(await strapi.documents('plugin::ess.person').findOne({ documentId: person })).toMatchObject({
      visibility: 'visible_internally',
    });
    expect(await cellsHolding('Vassogne')).toEqual(['ess_people.display_name', 'ess_people.slug']);
    await strapi.documents(events).delete({ documentId });
    await strapi.documents('plugin::ess.person').delete({ documentId: person });
  });

  it('is withdrawn by those who may, and nothing is half done', async () => {
    const writer: Account = await account('redaction-personnes', 'ess-writing');
    const person = await create('plugin::ess.person', { display_name: 'Odilon Bressuire' });
    expect((await writer.ask('GET', '/admin/ess/people?q=odilon')).status).toBe(403);
    expect((await writer.ask('POST', `/admin/ess/people/${person}/erase`)).status).toBe(403);
    expect((await admin('POST', '/admin/ess/people/nobody/erase')).status).toBe(404);
    expect((await report(person)).person.name).toBe('Odilon Bressuire');
    const validator = await account('validation-personnes', 'ess-validation');
    expect((await validator.ask('POST', `/admin/ess/people/${person}/erase`)).status).toBe(200);
  });

  it('does not come back with the corpus that brought them', async () => {
    const { strapi } = await cms();
    const folder = mkdtempSync(path.join(tmpdir(), 'ess-people-'));
    const load = async (title: string): Promise<Loaded> => {
      writeFileSync(
        path.join(folder, 'people.json'),
        JSON.stringify({
          about: 'Essai',
          people: [
            {
              externalId: 'person:gontran-sauvessanges',
              displayName: 'Gontran Sauvessanges',
              visibility: 'public',
              provenance: [{ enteredBy: 'Essai' }],
            },
          ],
          events: [
            {
              externalId: 'event:retour-de-gontran',
              title,
              publisher: 'organisation:rtes',
              territories: ['DEP-49'],
              occurrences: [{ start: '2099-01-01' }],
              participations: [{ role: 'speaker', person: 'person:gontran-sauvessanges', functionAtDate: 'Gérant' }],
              provenance: [{ enteredBy: 'Essai' }],
            },
          ],
        }),
      );
      const intake: { loadCorpus(folder: string): Promise<Loaded> } = strapi.plugin('ess').service('intake');
      return intake.loadCorpus(folder);
    };
    expect(await load('Retour')).toMatchObject({ created: 2 });
    expect(await publicText('retour')).toContain('Gontran Sauvessanges');
    const { people } = (await admin('GET', '/admin/ess/people?q=sauvessanges')).body as PersonList;
    await admin('POST', `/admin/ess/people/${people[0]?.documentId ?? ''}/erase`);
    expect(await cellsHolding('Sauvessanges')).toEqual([]);

    expect(await load('Retour')).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(await load('Retour, autrement')).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await cellsHolding('Sauvessanges')).toEqual([]);
    const shown = await publicText('retour');
    expect(shown).toContain('Gérant');
    const event = await strapi.documents(events).findFirst({ filters: { external_id: 'event:retour-de-gontran' } });
    await strapi.documents(events).delete({ documentId: event?.documentId ?? '' });
  });

  it('is reduced to a function by age, once every date of the event is far behind', async () => {
    const { strapi } = await cms();
    const person = await create('plugin::ess.person', {
      display_name: 'Isaure Trégastel',
      visibility: 'visible_to_public',
    });
    const old = await eventWith('Ancienne rencontre', person, {
      occurrences: [{ start: '2010-05', time_zone: 'Europe/Paris' }],
    });
    const recurring = await eventWith('Rencontre qui revient', person, {
      occurrences: [{ start: '2010-05' }, { start: '2099-05' }],
    });
    const moved = await eventWith('Rencontre reportée', person, { occurrences: [{ start: '2010-05' }] });
    await update(events, moved, { occurrences: [{ start: '2099-05' }] });

    const tenYears = 120;
    const people: { reducePastParticipations(months: number): Promise<unknown> } = strapi
      .plugin('ess')
      .service('people');
    expect(await people.reducePastParticipations(tenYears)).toEqual({ participations: 6, documents: 1 });
    expect(await people.reducePastParticipations(tenYears)).toEqual({ participations: 0, documents: 0 });
    expect(await publicText('ancienne-rencontre')).not.toContain('Trégastel');
    expect(await publicText('ancienne-rencontre')).toContain('Présidente de la coopérative');
    expect(await publicText('rencontre-qui-revient')).toContain('Isaure Trégastel');
    expect(await publicText('rencontre-reportee')).toContain('Isaure Trégastel');
    for (const documentId of [old, recurring, moved]) await strapi.documents(events).delete({ documentId });
    await strapi.documents('plugin::ess.person').delete({ documentId: person });
  });

  it('may be looked for in texts once no document bears the name, and a wrong request is explained', async () => {
    const documentId = await create(events, {
      ...(await minimalEvent('Texte orphelin')),
      summary: 'Merci à Tancrède Louvigny.',
    });
    const found = await admin('GET', `/admin/ess/people/mentions?name=${encodeURIComponent('louvigny tancrede')}`);
    expect(found.body).toMatchObject({ mentions: [{ documentId, field: 'summary', isWholeName: true }] });
    const wrong = await admin('GET', '/admin/ess/people/mentions?name=a');
    expect(wrong.status).toBe(400);
    expect(wrong.body).toMatchObject({ error: { details: { errors: [{ path: ['name'] }] } } });
    const { strapi } = await cms();
    await strapi.documents(events).delete({ documentId });
  });
});
