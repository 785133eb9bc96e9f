/** The review queue « À vérifier », asked as its page does: what the corpus leaves to check, and what is decided of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { AgendaOverview, PublicationsOverview } from '../../cms/plugin/shared/contracts/overview';
import type { ReviewItem, ReviewPoint, ReviewQueue, ReviewSummary } from '../../cms/plugin/shared/contracts/review';
import { keepLinkState } from '../../cms/plugin/server/src/editorial/links/stored-states';
import { account, type Account } from '../support/accounts';
import { admin, cms, requestJson, type Answer } from '../support/cms';
import { create, leaveNoEntryBehind, minimalEvent, organisationId, update } from '../support/entries';

const events = 'plugin::ess.event';
const DAY = 86_400_000;
const day = (count: number) => new Date(Date.now() + count * DAY).toISOString().slice(0, 10);

leaveNoEntryBehind();

type Asking = Pick<Account, 'ask'>;
const administrator: Asking = { ask: admin };
let partner: Account;
let validator: Account;

beforeAll(async () => {
  const { strapi } = await cms();
  const review: { settled(): Promise<void> } = strapi.plugin('ess').service('review');
  await review.settled();
  partner = await account('partenaire-relecture', 'ess-partner');
  validator = await account('validation-relecture', 'ess-validation');
  await admin('PUT', `/admin/ess/partners/${String(partner.id)}`, { organisation: await organisationId('rtes') });
});

const queueIn = (answer: Answer): ReviewQueue => {
  expect(answer.status, answer.text).toBe(200);
  return answer.body as ReviewQueue;
};
const queue = async (query: string, who: Asking = administrator): Promise<ReviewQueue> =>
  queueIn(await who.ask('GET', `/admin/ess/review?${query}`));

/** Every page. */
async function allItems(query: string, who: Asking = administrator): Promise<ReviewItem[]> {
  const { items, pageCount } = await queue(query, who);
  const all = [...items];
  for (let page = 2; page <= pageCount; page += 1)
    all.push(...(await queue(`${query}&page=${String(page)}`, who)).items);
  return all;
}

const pointsOf = async (documentId: string, query = 'state=open', who: Asking = administrator) =>
  (await allItems(`${query}&type=${events}`, who)).filter((item) => item.documentId === documentId);

const pointOf = ({ uid, documentId, reason, field, contentHash }: ReviewItem): ReviewPoint => ({
  uid,
  documentId,
  reason,
  field,
  contentHash,
});
const decide = (item: ReviewItem, decision: object, who: Asking = administrator) =>
  who.ask('POST', '/admin/ess/review/decisions', { ...pointOf(item), ...decision });

/** A rendez-vous whose year was deduced, and nothing else to say of it. */
async function doubtfulEvent(title: string, more: Record<string, unknown> = {}): Promise<string> {
  return create(events, {
    ...(await minimalEvent(title)),
    occurrences: [{ start: '2099-05-20', year_inferred: true }],
    provenance: [{ entered_by: 'Essai' }],
    ...more,
  });
}

describe('the review queue', () => {
  it('holds what the corpus leaves to check, with the reason and the field', async () => {
    const answer = await queue('state=open');
    const counts = new Map(answer.reasons.map(({ reason, count }) => [reason, count]));
    for (const reason of [
      'year-inferred',
      'value-truncated',
      'sources-differ',
      'link-lost',
      'link-private',
      'figure-old',
    ] as const)
      expect(counts.get(reason), reason).toBeGreaterThan(0);
    expect(answer.total).toBe([...counts.values()].reduce((sum, count) => sum + count, 0));

    const years = await allItems(`state=open&reason=year-inferred&type=${events}`);
    expect(years.map(({ field, fieldName }) => [field, fieldName])).toContainEqual([
      'occurrences.0.year_inferred',
      'Dates et horaires › Année supposée',
    ]);
    // The corpus’ own flag says why: the point is not counted twice.
    expect(new Set(years.map(({ documentId }) => documentId)).size).toBe(years.length);
    expect(years.every(({ details }) => details.length > 1)).toBe(true);

    const lost = await allItems('state=open&reason=link-lost&type=plugin::ess.resource');
    expect(lost.length).toBeGreaterThan(10);
    expect(new Set(lost.map(({ field }) => field))).toEqual(new Set(['canonical_url']));

    const [truncated] = await allItems('state=open&reason=value-truncated');
    expect(truncated).toMatchObject({ uid: 'plugin::ess.key-figure', field: 'value.as_published' });
    for (const { field, fieldName } of await allItems('state=open')) {
      // Every field has a name in words.
      expect(fieldName === '').toBe(field === '');
      expect(fieldName).not.toMatch(/_/);
    }
  });

  it('counts the same for the homepage, in the order of the queue', async () => {
    const { total, reasons } = await queue('state=open');
    const summary = await admin('GET', '/admin/ess/review/summary');
    expect(summary.body as ReviewSummary).toMatchObject({ total, reasons, waiting: 0 });
  });

  it('filters by reason, type and publisher, and counts what each other choice would show', async () => {
    const { reasons, types, publishers } = await queue('state=open');
    const [type] = types;
    const [publisher] = publishers;
    const filtered = await allItems(`state=open&reason=source-missing&type=${type?.uid ?? ''}`);
    expect(filtered.every(({ uid, reason }) => uid === type?.uid && reason === 'source-missing')).toBe(true);
    const ofPublisher = await queue(`state=open&publisher=${publisher?.documentId ?? ''}`);
    expect(ofPublisher.total).toBe(publisher?.count);
    expect(ofPublisher.publishers).toEqual(publishers);
    expect((await queue('state=open&reason=year-inferred')).reasons).toEqual(reasons);
    expect((await admin('GET', '/admin/ess/review?reason=nothing')).status).toBe(400);
  });

  it('lets go of what is done, until the entry changes', async () => {
    const documentId = await doubtfulEvent('Année à confirmer');
    const [point, ...others] = await pointsOf(documentId);
    if (!point) throw new Error('The event is not in the queue');
    expect(others).toEqual([]);
    expect(point).toMatchObject({ reason: 'year-inferred', title: 'Année à confirmer', isPublished: false });

    expect((await decide(point, { state: 'done' })).status).toBe(204);
    expect(await pointsOf(documentId)).toEqual([]);
    expect(await pointsOf(documentId, 'state=decided')).toMatchObject([{ state: 'done' }]);

    // What was not judged may change.
    await update(events, documentId, { title: 'Année confirmée' });
    expect(await pointsOf(documentId)).toEqual([]);
    await update(events, documentId, { occurrences: [{ start: '2098-05-20', year_inferred: true }] });
    const [changed] = await pointsOf(documentId);
    expect(changed).toMatchObject({ reason: 'year-inferred', state: 'open' });

    // A page that was open all the while decides nothing of what it did not show.
    expect((await decide(point, { state: 'done' })).status).toBe(404);
    expect(await pointsOf(documentId)).toHaveLength(1);
    await update(events, documentId, { occurrences: [{ start: '2098-05-20', year_inferred: false }] });
    expect(await pointsOf(documentId)).toEqual([]);
  });

  it('takes a decision back', async () => {
    const documentId = await doubtfulEvent('Décision reprise');
    const [point] = await pointsOf(documentId);
    if (!point) throw new Error('The event is not in the queue');
    await decide(point, { state: 'done' });
    expect((await decide(point, { state: 'open' })).status).toBe(204);
    expect(await pointsOf(documentId)).toHaveLength(1);
  });

  it('hides what is postponed until the day comes', async () => {
    const { strapi } = await cms();
    const documentId = await doubtfulEvent('Plus tard');
    const [point] = await pointsOf(documentId);
    if (!point) throw new Error('The event is not in the queue');
    for (const notBefore of [day(-3), 'demain', undefined])
      expect((await decide(point, { state: 'postponed', notBefore })).status).toBe(400);
    expect((await decide(point, { state: 'postponed', notBefore: day(10) })).status).toBe(204);
    expect(await pointsOf(documentId)).toEqual([]);
    expect(await pointsOf(documentId, 'state=decided')).toMatchObject([{ state: 'postponed', notBefore: day(10) }]);
    // The day comes.
    await strapi.db
      .connection('ess_review_decisions')
      .where({ document_id: documentId })
      .update({ not_before: day(-1) });
    expect(await pointsOf(documentId)).toMatchObject([{ state: 'open' }]);
  });

  it('asks for the replay of what is past, once it is published', async () => {
    const past = { occurrences: [{ start: `${day(-60)}T10:00` }] };
    const documentId = await doubtfulEvent('Passé sans trace', past);
    expect(await pointsOf(documentId)).toEqual([]);
    const { strapi } = await cms();
    await strapi.documents(events).publish({ documentId });
    expect(await pointsOf(documentId)).toMatchObject([{ reason: 'follow-up-missing', field: 'documents' }]);
    await update(events, documentId, { documents: [{ role: 'document_write_up' }] });
    expect(await pointsOf(documentId)).toEqual([]);
  });

  it('says that the contact of an organisation has expired', async () => {
    const documentId = await create('plugin::ess.organisation', {
      name: 'Association au contact périmé',
      contact_points: [{ label: 'Accueil', expires_on: '2024-01-31' }],
    });
    const found = await allItems('state=open&reason=contact-expired');
    expect(found.filter((item) => item.documentId === documentId)).toMatchObject([
      { field: 'contact_points.0.expires_on', details: [expect.stringContaining('31 janvier 2024')] },
    ]);
  });
});

describe('who sees the queue', () => {
  it('is no one without an account', async () => {
    const { url } = await cms();
    for (const [method, address] of [
      ['GET', '/review'],
      ['GET', '/review/summary'],
      ['POST', '/review/decisions'],
    ] as const)
      expect((await requestJson(`${url}/admin/ess${address}`, { method })).status).toBe(401);
  });

  it('is a partner for the entries of its own organisation', async () => {
    const rtes = await organisationId('rtes');
    const own = await doubtfulEvent('Du partenaire', { publisher: { set: [{ documentId: rtes }] } });
    const foreign = await doubtfulEvent('D’une autre structure');
    const seen = await allItems('state=open', partner);
    expect(seen.map(({ documentId }) => documentId)).toContain(own);
    expect(seen.every(({ publisher }) => publisher?.documentId === rtes)).toBe(true);
    expect((await queue('state=open', partner)).publishers.map(({ documentId }) => documentId)).toEqual([rtes]);

    const beside = async (documentId: string, who: Asking) =>
      (await who.ask('GET', `/admin/ess/review/entry?uid=${events}&documentId=${documentId}`)).body;
    expect(await beside(own, partner)).toMatchObject({ items: [{ documentId: own, reason: 'year-inferred' }] });
    expect(await beside(foreign, administrator)).toMatchObject({ items: [{ documentId: foreign }] });
    expect(await beside(foreign, partner)).toEqual({ items: [] });

    const [point] = await pointsOf(foreign);
    if (!point) throw new Error('The event is not in the queue');
    expect((await decide(point, { state: 'done' }, partner)).status).toBe(404);
    expect(await pointsOf(foreign)).toHaveLength(1);
    const [ownPoint] = await pointsOf(own, 'state=open', partner);
    if (!ownPoint) throw new Error('The event is not in the queue');
    expect((await decide(ownPoint, { state: 'done' }, partner)).status).toBe(204);
    expect(await pointsOf(own)).toEqual([]);
  });

  it('is who validates, for every entry', async () => {
    const everything = await queue('state=open');
    const seen = await queue('state=open', validator);
    expect(seen.types).toEqual(everything.types);
  });
});

describe('the link checker', () => {
  it('gives what is dead to the queue, and leaves the status of the link to editors', async () => {
    const { strapi } = await cms();
    const canonical_url = 'https://exemple.example/disparu';
    const resources = 'plugin::ess.resource';
    const data = { title: 'Guide disparu', canonical_url, provenance: [{ entered_by: 'Essai' }] };
    const documentId = await create(resources, data, 'published');
    const now = Date.now();
    await keepLinkState(strapi.db.connection, canonical_url, {
      status: 'dead',
      httpStatus: 410,
      failure: null,
      redirectsTo: null,
      failures: 3,
      failingSince: now - 5 * DAY,
      checkedAt: now,
    });
    const dead = await allItems('state=open&reason=link-dead');
    expect(dead.filter((item) => item.documentId === documentId)).toMatchObject([
      {
        field: 'canonical_url',
        fieldName: expect.stringMatching(/./),
        details: expect.arrayContaining([canonical_url]),
      },
    ]);
    expect(await strapi.documents(resources).findOne({ documentId })).toMatchObject({ link_status: 'link_unchecked' });
  });

  it('forgets what no entry gives any more, and asks nothing once it is stopped', async () => {
    const { strapi } = await cms();
    const knex = strapi.db.connection;
    const state = { httpStatus: 200, failure: null, redirectsTo: null, failures: 0, failingSince: null, checkedAt: 0 };
    await keepLinkState(knex, 'https://exemple.example/oublie', { ...state, status: 'ok' });
    const links: { check(signal: AbortSignal): Promise<object> } = strapi.plugin('ess').service('links');
    expect(await links.check(AbortSignal.abort())).toEqual({ checked: 0, dead: 0 });
    const kept: { url: string }[] = await knex('ess_link_checks').select('url');
    expect(kept.map(({ url }) => url)).toEqual(['https://exemple.example/disparu']);
  });
});

describe('the homepage', () => {
  const agenda = async (who: Asking) => (await who.ask('GET', '/admin/ess/overview/agenda')).body as AgendaOverview;

  it('shows the next rendez-vous, the drafts and the last publications in reach of the person', async () => {
    const { strapi } = await cms();
    const rtes = await organisationId('rtes');
    const documentId = await doubtfulEvent('Brouillon du partenaire', { publisher: { set: [{ documentId: rtes }] } });
    const foreign = await doubtfulEvent('Brouillon d’une autre');
    const all = await agenda(administrator);
    expect(all.drafts[0]).toMatchObject({ documentId: foreign, title: 'Brouillon d’une autre' });
    expect(all.draftCount).toBeGreaterThan(1);
    expect(all.upcoming.length).toBeGreaterThan(0);
    expect(all.upcoming.every(({ when }) => when !== '')).toBe(true);

    const own = await agenda(partner);
    expect(own.drafts[0]).toMatchObject({ documentId });
    expect(own.drafts.map(({ title }) => title)).not.toContain('Brouillon d’une autre');
    await strapi.documents(events).publish({ documentId });
    const published = await agenda(partner);
    expect(published.drafts.map((draft) => draft.documentId)).not.toContain(documentId);
    expect(published.upcoming.map((event) => event.documentId)).toContain(documentId);

    const latest = (await admin('GET', '/admin/ess/overview/publications')).body as PublicationsOverview;
    expect(latest.publications[0]).toMatchObject({ documentId, uid: events, title: 'Brouillon du partenaire' });
  });
});

describe('the weekly message', () => {
  it('is written from the queue and sent to nobody by default', async () => {
    const { strapi } = await cms();
    const message: { compose(): Promise<{ text: string; html: string }>; send(): Promise<number> } = strapi
      .plugin('ess')
      .service('weekly-message');
    const { text, html } = await message.compose();
    const { total } = await queue('state=open');
    expect(text).toContain(`À VÉRIFIER\u00a0: ${String(total)}`);
    expect(text).toContain('/admin/plugins/ess/review');
    expect(html).toContain('Dernières publications');
    expect(await message.send()).toBe(0);
  });
});
