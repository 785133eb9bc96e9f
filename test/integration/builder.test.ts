/** « Module à intégrer »: the code to paste, and selections whose changes reach every site. */
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  BuilderChoices,
  ChangeEffect,
  ModuleAnswer,
  ModuleRequest,
  SavedSelection,
  SavedSelectionList,
  SelectionHistory,
  TerritoryOptions,
} from '../../cms/plugin/shared/contracts/builder';
import { account } from '../support/accounts';
import { admin, ADMINISTRATOR, cms, requestJson } from '../support/cms';
import { create, minimalEvent, territoryId } from '../support/entries';

beforeAll(cms);

const plain: ModuleRequest = {
  collection: 'agenda',
  filters: 'territory=DEP-49',
  selection: null,
  presentation: {
    heading: 'Près de « chez vous »',
    headingLevel: 3,
    appearance: 'auto',
    layout: 'month',
    show: ['organisers', 'calendar', 'share', 'subscribe', 'source'],
    link: 'page',
    itemUrl: '',
    filters: ['topic', 'text'],
    limit: 5,
  },
};

const compose = async (request: Partial<ModuleRequest>): Promise<ModuleAnswer> => {
  const answer = await admin('POST', '/admin/ess/builder/module', { ...plain, ...request });
  expect(answer.status).toBe(200);
  return answer.body as ModuleAnswer;
};

const shown = async (slug: string): Promise<string[]> => {
  const { url } = await cms();
  const { body } = await requestJson(`${url}/ess/agenda.json?selection=${slug}&limit=100`);
  return (body as { nodes: { title: string }[] }).nodes.map(({ title }) => title);
};

describe('the builder', () => {
  it('offers what the elements know, and finds territories by name, postal code or code', async () => {
    const choices = (await admin('GET', '/admin/ess/builder/choices')).body as BuilderChoices;
    expect(choices.elements.map(({ collection }) => collection)).toEqual([
      'agenda',
      'chiffres-cles',
      'initiatives',
      'ressources',
    ]);
    expect(choices.topics).toContainEqual(expect.objectContaining({ value: 'alimentation' }));
    expect(choices.maySave).toBe(true);

    const find = async (query: string) =>
      ((await admin('GET', `/admin/ess/builder/territories?${query}`)).body as TerritoryOptions).territories;
    expect((await find('q=durtal'))[0]).toMatchObject({ value: 'COM-49127' });
    expect((await find('q=49430')).map(({ value }) => value)).toContain('COM-49127');
    expect((await find('codes=DEP-49&codes=REG-52')).map(({ value }) => value)).toEqual(['DEP-49', 'REG-52']);
    expect(await find('q=')).toEqual([]);
  });

  it('gives the code to paste, the policy line and a preview that this server answers', async () => {
    const { strapi, url } = await cms();
    // The first of the list, whatever the other tests leave.
    const occurrences = [{ start: new Date().toISOString().slice(0, 10), time_zone: 'Europe/Paris' }];
    const event = { ...(await minimalEvent('Module : un rendez-vous')), occurrences };
    const documentId = await create('plugin::ess.event', event, 'published');
    const answer = await compose({});
    if (answer.isRefused) throw new Error(answer.problems.join());
    expect(answer.total).toBeGreaterThan(0);
    expect(answer.foundAt).toBeNull();
    expect(answer.title).toContain('Maine-et-Loire');
    const { element, frame, link } = answer.snippets;
    expect(element).toContain('/ess/widgets/1/ess-agenda.js"></script>');
    expect(element).toContain(
      'territory="DEP-49" limit="5" heading="Près de « chez vous »" heading-level="3" appearance="auto" layout="month" filters="topic text">',
    );
    expect(frame).toContain('/ess/embed/agenda?territory=DEP-49&amp;limit=5&amp;heading=');
    expect(link).toMatch(/^<a href="[^"]+\/ess\/agenda\?territory=DEP-49">/);
    expect(answer.policies.element).toMatch(/^Content-Security-Policy: script-src 'self' http/);

    const preview = await requestJson(url + answer.previewPath);
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('filters="topic text"');
    expect(preview.text).toContain('Module : un rendez-vous');
    await strapi.documents('plugin::ess.event').delete({ documentId });
  });

  it('says what is wrong with filters, and what was probably meant', async () => {
    const postal = await compose({ filters: 'territory=49430' });
    expect(postal).toMatchObject({ isRefused: true });
    if (!postal.isRefused) throw new Error('accepted');
    expect(postal.problems.join()).toContain('COM-49127 Durtal');
    expect(await compose({ filters: 'topic=inconnu' })).toMatchObject({ isRefused: true });
    expect(await compose({ filters: '', selection: 'inconnue' })).toMatchObject({ isRefused: true });

    const wrong = await admin('POST', '/admin/ess/builder/module', { ...plain, collection: 'dispositifs' });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toMatchObject({ error: { details: { errors: [{ path: ['collection'] }] } } });
  });
});

describe('a saved selection', () => {
  it('changes what every site shows once its effect was seen, and returns to an earlier state', async () => {
    const { strapi } = await cms();
    const events = 'plugin::ess.event';
    const inDurtal = await create(events, await minimalEvent('Pimprenelle à Durtal'), 'published');
    const inLaval = await create(
      events,
      {
        ...(await minimalEvent('Pimprenelle à Laval')),
        places: [{ state: 'place_confirmed', territory: { set: [{ documentId: await territoryId('COM-53130') }] } }],
      },
      'published',
    );
    const made = await admin('POST', '/admin/ess/builder/selections', {
      title: 'Module : nos rendez-vous',
      collection: 'agenda',
      filters: 'territory=COM-49127&reach=within&q=pimprenelle',
    });
    const saved = made.body as SavedSelection;
    expect(saved).toMatchObject({ slug: 'module-nos-rendez-vous', collection: 'agenda', isHandPicked: false });
    const { selections } = (await admin('GET', '/admin/ess/builder/selections')).body as SavedSelectionList;
    expect(selections).toContainEqual(saved);
    expect(await shown(saved.slug)).toEqual(['Pimprenelle à Durtal']);
    const module = await compose({ filters: saved.filters, selection: saved.slug });
    if (module.isRefused) throw new Error(module.problems.join());
    expect(module.snippets.element).toContain(`selection="${saved.slug}"`);
    expect(module.snippets.element).not.toContain('territory=');
    expect(module.title).toBe('Module : nos rendez-vous');

    const path = `/admin/ess/builder/selections/${saved.documentId}`;
    const change = { filters: 'territory=COM-53130&reach=within&q=pimprenelle' };
    const effect = (await admin('POST', `${path}/effect`, change)).body as ChangeEffect;
    expect(effect).toEqual({
      before: 1,
      after: 1,
      added: { total: 1, titles: ['Pimprenelle à Laval'] },
      removed: { total: 1, titles: ['Pimprenelle à Durtal'] },
    });
    expect(await shown(saved.slug)).toEqual(['Pimprenelle à Durtal']);

    expect((await admin('PUT', path, change)).body).toMatchObject(change);
    expect(await shown(saved.slug)).toEqual(['Pimprenelle à Laval']);
    const history = async () => ((await admin('GET', `${path}/history`)).body as SelectionHistory).states;
    const [state, ...others] = await history();
    expect(others).toEqual([]);
    expect(state).toMatchObject({
      filters: 'territory=COM-49127&reach=within&q=pimprenelle',
      replacedBy: `${ADMINISTRATOR.firstname} ${ADMINISTRATOR.lastname}`,
    });

    expect((await admin('POST', `${path}/restore`, { id: state?.id })).status).toBe(200);
    expect(await shown(saved.slug)).toEqual(['Pimprenelle à Durtal']);
    expect((await history()).map(({ filters }) => filters)).toEqual([change.filters, saved.filters]);
    expect((await admin('POST', `${path}/restore`, { id: 999_999 })).status).toBe(404);

    const refused = await admin('PUT', path, { filters: 'territory=49430' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Durtal');
    expect((await admin('PUT', path, { filters: 'limit=5' })).status).toBe(400);
    expect(await history()).toHaveLength(2);

    await strapi.documents('plugin::ess.selection').delete({ documentId: saved.documentId });
    expect(await strapi.db.connection('ess_selection_history').where({ document_id: saved.documentId })).toEqual([]);
    expect((await admin('GET', `${path}/history`)).status).toBe(404);
    for (const documentId of [inDurtal, inLaval]) await strapi.documents(events).delete({ documentId });
  });

  it('is saved by those who may; others compose, strangers see nothing', async () => {
    const { url } = await cms();
    const writer = await account('redaction-module', 'ess-writing');
    expect((await writer.ask('GET', '/admin/ess/builder/choices')).body).toMatchObject({ maySave: false });
    expect((await writer.ask('POST', '/admin/ess/builder/module', plain)).status).toBe(200);
    const selection = { title: 'Interdite', collection: 'agenda', filters: '' };
    expect((await writer.ask('POST', '/admin/ess/builder/selections', selection)).status).toBe(403);

    for (const address of ['choices', 'territories', 'selections', 'selections/x/history'])
      expect((await requestJson(`${url}/admin/ess/builder/${address}`)).status).toBe(401);
    const anonymous = await requestJson(`${url}/admin/ess/builder/module`, { method: 'POST' });
    expect(anonymous.status).toBe(401);
  });
});
