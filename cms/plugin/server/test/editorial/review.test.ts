/** What each reason finds in a document, and how long a decision holds. */
import { DISPOSITIF_STATUSES } from 'ess-shared-types';
import createKnex from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReasonKey } from '../../../shared/contracts/review';
import { stateAfter, type LinkState, type Verdict } from '../../src/editorial/links/link-state';
import { linksOf } from '../../src/editorial/links/links-of';
import { createReviewDecisions, decide, decided, type Decision } from '../../src/editorial/review/decisions';
import { attributeNamed, fieldInWords } from '../../src/editorial/review/fields';
import { findingsIn, type Finding } from '../../src/editorial/review/findings';
import { examine } from '../../src/editorial/review/examine';
import { pageOfQueue, summaryOf, type InReach, type QueueFilters } from '../../src/editorial/review/page-of-queue';
import { createReviewPoints, keepExamined, URGENCIES, type Examined } from '../../src/editorial/review/points';
import type { ReviewContext } from '../../src/editorial/review/reason';
import { REASON_KEYS } from '../../src/editorial/review/reason-labels';
import { readReviewed, type ReviewedType } from '../../src/editorial/review/reviewed-document';

const now = Date.parse('2026-06-15T12:00:00Z');
const provenance = [{ entered_by: 'CRESS' }];

function findings(type: ReviewedType, data: object, context: Partial<ReviewContext> = {}): Finding[] {
  return findingsIn(type, readReviewed({ id: 1, documentId: 'd', provenance, ...data }), {
    now,
    today: '2026-06-15',
    isPublished: true,
    figureYears: 5,
    followUpMonths: 12,
    linkState: () => undefined,
    ...context,
  });
}
const found = (type: ReviewedType, data: object, context: Partial<ReviewContext> = {}) =>
  findings(type, data, context).map(({ reason, field }) => `${reason} ${field}`);

const statistic = { scope: 'figure_statistic', figure_status: 'figure_current', source: { documentId: 's' } };
const past = (more: object = {}) => ({ occurrences: [{ start: '2026-05-20' }], ...more });

describe('a reason', () => {
  it.each<[string, ReviewedType, object, string[]]>([
    ['nothing to say', 'event', { title: 'Rencontre' }, []],
    [
      'an inferred year',
      'event',
      { occurrences: [{ start: '2099' }, { start: '2098-01', year_inferred: true }] },
      ['year-inferred occurrences.1.year_inferred'],
    ],
    [
      'a truncated value',
      'key-figure',
      { ...statistic, value: { shape: 'value_truncated', as_published: '12' } },
      ['value-truncated value.as_published'],
    ],
    [
      'a conflict',
      'key-figure',
      { ...statistic, groups: [{ documentId: 'g', kind: 'group_conflict', title: 'Rural' }] },
      ['sources-differ value.as_published'],
    ],
    ['a mere likeness', 'key-figure', { ...statistic, groups: [{ documentId: 'g', kind: 'group_coincidence' }] }, []],
    [
      'an old figure',
      'key-figure',
      { ...statistic, period_start: '2008', period_end: '2020' },
      ['figure-old period_end'],
    ],
    ['a figure of five years ago', 'key-figure', { ...statistic, period_start: '2021-06' }, []],
    [
      'a replaced old figure',
      'key-figure',
      { ...statistic, figure_status: 'figure_superseded', period_start: '2008' },
      [],
    ],
    ['a figure without source', 'key-figure', { ...statistic, source: null }, ['source-missing source']],
    ['an entry without provenance', 'resource', { provenance: [{ locator: 'p. 3' }] }, ['source-missing provenance']],
    [
      'an image without alternative',
      'initiative',
      { image: { file: { url: '/a.png' } } },
      ['alternative-text-missing image.alternative_text'],
    ],
    ['a decorative image', 'initiative', { image: { decorative: true, file: { url: '/a.png' } } }, []],
    ['an empty image', 'initiative', { image: { decorative: false } }, []],
    ['a lost link', 'resource', { link_status: 'link_lost' }, ['link-lost canonical_url']],
    [
      'a private link',
      'resource',
      { link_status: 'link_private', canonical_url: 'https://exemple.example/s' },
      ['link-private canonical_url'],
    ],
    [
      'a link said to be dead',
      'dispositif',
      { application_url: 'https://exemple.example', application_status: 'link_dead' },
      ['link-dead application_url'],
    ],
    [
      'an expired contact',
      'organisation',
      { contact_points: [{ expires_on: '2026-06-15' }, { expires_on: '2026-06-14' }] },
      ['contact-expired contact_points.1.expires_on'],
    ],
    [
      'a figure to verify',
      'key-figure',
      { ...statistic, figure_status: 'figure_to_verify' },
      ['to-verify figure_status'],
    ],
    [
      'an open scheme that has closed',
      'dispositif',
      { scheme_status: 'dispositif_open', closes_on: '2026-05' },
      ['to-verify scheme_status'],
    ],
    ['an open scheme that closes later', 'dispositif', { scheme_status: 'dispositif_open', closes_on: '2026' }, []],
  ])('%s', (_name, type, data, expected) => {
    expect(found(type, data)).toEqual(expected);
  });

  it.each<[string, object, Partial<ReviewContext>, boolean]>([
    ['past for a month', past(), {}, true],
    ['past for a week', { occurrences: [{ start: '2026-06-08' }] }, {}, false],
    [
      'still to come on one of its days',
      { occurrences: [{ start: '2026-01-01' }, { start: '2026-07-01' }] },
      {},
      false,
    ],
    ['never published', past(), { isPublished: false }, false],
    ['cancelled', past({ event_status: 'event_cancelled' }), {}, false],
    ['a deadline', past({ kind: 'application_deadline' }), {}, false],
    ['replayed', past({ documents: [{ role: 'document_replay' }] }), {}, false],
    [
      'written up in one of its sessions',
      past({ sessions: [{ sessions: [{ documents: [{ role: 'document_write_up' }] }] }] }),
      {},
      false,
    ],
    ['with its slides alone', past({ documents: [{ role: 'document_slides' }] }), {}, true],
  ])('a rendez-vous %s', (_name, data, context, isFound) => {
    expect(found('event', data, context)).toEqual(isFound ? ['follow-up-missing documents'] : []);
  });

  it('does not say again what a flag says of the same field, and shows its note', () => {
    const [year, ...others] = findings('event', {
      occurrences: [{ start: '2099-05-20', year_inferred: true }],
      review_flags: [{ reason: 'review_year_inferred', field: 'occurrences', note: 'Le document dit « 20 mai ».' }],
    });
    expect(others).toEqual([]);
    expect(year?.details.map(({ fr }) => fr)).toEqual(['mercredi 20 mai 2099', 'Le document dit « 20 mai ».']);
    expect(
      found('key-figure', {
        ...statistic,
        source: null,
        review_flags: [{ reason: 'review_missing_information', field: 'source' }],
      }),
    ).toEqual(['source-missing source']);
  });

  it('takes each flag of the corpus to its field, several on one field for one point', () => {
    expect(
      found('resource', {
        review_flags: [
          { reason: 'review_to_verify', field: 'canonicalUrl', note: 'Un.' },
          { reason: 'review_to_verify', field: 'canonicalUrl', note: 'Deux.' },
          { reason: 'review_spelling_as_printed', field: 'title' },
          { reason: 'review_missing_information' },
          { reason: 'from_another_version', field: 'nowhere' },
        ],
      }),
    ).toEqual(['to-verify canonical_url', 'spelling-as-printed title', 'missing-information ', 'to-verify ']);
    expect(attributeNamed('dispositif', 'status')).toBe('scheme_status');
    expect(attributeNamed('dispositif', 'howItHelps')).toBe('how_it_helps');
    expect(fieldInWords('event', 'occurrences.0.year_inferred', 'en')).toBe('Dates and times › Year deduced');
  });
});

describe('links', () => {
  const url = 'https://exemple.example/page';
  const failed: Verdict = { kind: 'failed', httpStatus: 404, failure: null };
  const dead = [0, 1, 2].reduce<LinkState | undefined>(
    (state, day) => stateAfter(state, failed, now + day * 86_400_000),
    undefined,
  );
  const asked = (type: ReviewedType, data: object, state: LinkState | undefined) =>
    findings(type, data, { linkState: (address) => (address === url ? state : undefined) });

  it('that the checker found dead are told, with the status that it proposes', () => {
    const [point, ...others] = asked('resource', { canonical_url: `${url}#part`, link_status: 'link_unchecked' }, dead);
    expect(others).toEqual([]);
    expect(point).toMatchObject({ reason: 'link-dead', field: 'canonical_url' });
    expect(point?.details.map(({ fr }) => fr)).toEqual([
      url,
      'Le serveur a répondu par une erreur (404), depuis\u00a0: lundi 15 juin 2026.',
      'Statut proposé\u00a0: Lien mort.',
    ]);
  });

  it('said to be dead, which answer again, are told too', () => {
    const answers = stateAfter(undefined, { kind: 'answered', httpStatus: 200, redirectsTo: null }, now);
    const [point] = asked('resource', { canonical_url: url, link_status: 'link_dead' }, answers);
    expect(point?.details.at(-1)?.en).toBe('Proposed status: Link checked.');
  });

  it('that have moved for good are told, unless to the same page', () => {
    const movedTo = (target: string) =>
      stateAfter(undefined, { kind: 'answered', httpStatus: 200, redirectsTo: target }, now);
    expect(asked('organisation', { website: url }, movedTo('https://www.exemple.example/page/'))).toEqual([]);
    expect(asked('organisation', { website: url }, movedTo('https://autre.example/'))).toMatchObject([
      { reason: 'to-verify', field: 'website' },
    ]);
  });

  it('are found in every field that readers see, but not where nobody goes any more', () => {
    const link = (text: string, href: string) => ({ type: 'link', url: href, children: [{ type: 'text', text }] });
    const data = {
      website: 'ftp://exemple.example',
      formats: [{ url: 'https://exemple.example/a.pdf' }, { url: 'pas une adresse' }],
      body: [
        {
          type: 'paragraph',
          children: [link('ici', 'https://exemple.example/corps'), link('écrire', 'mailto:a@exemple.example')],
        },
      ],
      registration: { url: 'https://exemple.example/inscription' },
      online_accesses: [{ url: 'https://exemple.example/salle' }],
    };
    const fields = (more: object) =>
      linksOf(readReviewed({ id: 1, documentId: 'd', ...data, ...more }), now).map(({ field }) => field);
    expect(fields({ occurrences: [{ start: '2026-07-01' }] })).toEqual([
      'registration.url',
      'online_accesses.0.url',
      'formats.0.url',
      'body',
    ]);
    expect(fields(past())).toEqual(['formats.0.url', 'body']);
    expect(fields({ ...past(), canonical_url: url, link_status: 'link_private' })).toEqual(['formats.0.url', 'body']);
  });
});

describe('a decision', () => {
  const [point] = findings('event', { occurrences: [{ start: '2099', year_inferred: true }] });
  if (!point) throw new Error('There is nothing to decide of');
  const place = { uid: 'plugin::ess.event', documentId: 'd', reason: point.reason, field: point.field };
  const { contentHash } = point;
  const state = (decision: Partial<Decision>, asked: { contentHash?: string; field?: string } = {}) =>
    decided(
      [{ ...place, contentHash, state: 'done', notBefore: null, ...decision }],
      '2026-06-15',
    )({
      ...place,
      contentHash,
      ...asked,
    }).state;

  it('holds for the same content of the same field', () => {
    expect(state({})).toBe('done');
    expect(state({}, { field: 'occurrences.1.year_inferred' })).toBe('open');
    const [changed] = findings('event', { occurrences: [{ start: '2098', year_inferred: true }] });
    expect(state({}, { contentHash: changed?.contentHash ?? '' })).toBe('open');
    const [untouched] = findings('event', {
      title: 'Autre titre',
      occurrences: [{ start: '2099', year_inferred: true }],
    });
    expect(untouched?.contentHash).toBe(contentHash);
  });

  it('to wait ends on its day', () => {
    expect(state({ state: 'postponed', notBefore: '2026-06-16' })).toBe('postponed');
    expect(state({ state: 'postponed', notBefore: '2026-06-15' })).toBe('open');
  });
});

describe('the queue', () => {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: ':memory:' },
    pool: { min: 1, max: 1 },
    useNullAsDefault: true,
  });
  const EVENT = 'plugin::ess.event';
  const RESOURCE = 'plugin::ess.resource';
  const today = '2026-06-15';
  const reach: InReach = new Map([
    [EVENT, 'all'],
    [RESOURCE, 'all'],
  ]);
  const asked = (filters: Partial<QueueFilters> = {}, within = reach) => ({
    reach: within,
    filters: { state: 'open' as const, ...filters },
    today,
  });
  const page = (filters: Partial<QueueFilters> = {}, number = 1, within = reach) =>
    pageOfQueue(knex, asked(filters, within), number, 'fr', 0);
  const keep = (uid: string, documentId: string, reason: ReasonKey, more: Partial<Examined> = {}) =>
    keepExamined(
      knex,
      { uid, documentId },
      {
        title: `Fiche ${documentId}`,
        titleKey: `fiche ${documentId}`,
        isPublished: true,
        publisher: null,
        urgency: URGENCIES.public,
        day: null,
        againOn: null,
        links: [],
        points: [{ reason, field: '', contentHash: 'h', rank: REASON_KEYS.indexOf(reason), details: [] }],
        ...more,
      },
    );
  const decideOf = (documentId: string, state: 'done' | 'postponed', notBefore: string | null = null) =>
    decide(
      knex,
      { uid: EVENT, documentId, reason: 'link-dead', field: '', contentHash: 'h' },
      { state, notBefore, by: 1, at: now },
    );

  beforeAll(async () => {
    await createReviewPoints(knex);
    await createReviewDecisions(knex);
    await knex.schema.createTable('ess_organisations', (table) => {
      table.string('document_id');
      table.string('name');
    });
    await knex('ess_organisations').insert([
      { document_id: 'a', name: 'A' },
      { document_id: 'b', name: 'B' },
    ]);
    for (let number = 0; number < 60; number += 1)
      await keep(EVENT, `mort-${String(number)}`, 'link-dead', { publisher: 'b' });
    await keep(EVENT, 'doute', 'to-verify', { publisher: 'a' });
    await keep(RESOURCE, 'guide', 'to-verify', { title: 'Guide d’Évreux', titleKey: 'guide d evreux' });
  });
  afterAll(() => knex.destroy());

  it('is cut in pages of fifty, the last being shown beyond it', async () => {
    const second = await page({}, 2);
    expect([second.total, second.page, second.pageCount, second.items.length]).toEqual([62, 2, 2, 12]);
    expect((await page({}, 9)).page).toBe(2);
    expect(await page({ q: 'introuvable' })).toMatchObject({ total: 0, page: 1, pageCount: 1, items: [] });
  });

  it('counts each filter under the others, and says how structures are called now', async () => {
    const { reasons, types, publishers } = await page({ reason: 'to-verify' });
    expect(reasons).toEqual([
      { reason: 'link-dead', count: 60 },
      { reason: 'to-verify', count: 2 },
    ]);
    expect(types).toEqual([
      { uid: EVENT, count: 1 },
      { uid: RESOURCE, count: 1 },
    ]);
    expect(publishers).toEqual([{ documentId: 'a', name: 'A', count: 1 }]);
    expect(await summaryOf(knex, { reach, today }, 3)).toEqual({ total: 62, soon: 0, waiting: 3, reasons });
    expect((await page({ q: 'ÉVREUX' })).items.map(({ documentId }) => documentId)).toEqual(['guide']);
  });

  it('shows what comes soon before dead links of other days, and drafts last', async () => {
    await keep(EVENT, 'bientot', 'to-verify', { urgency: URGENCIES.soon, day: '2026-06-20' });
    await keep(EVENT, 'brouillon', 'link-dead', { urgency: URGENCIES.draft });
    const { items, total } = await page();
    expect(items[0]?.documentId).toBe('bientot');
    expect((await page({ soon: true })).total).toBe(1);
    expect((await page({}, 99)).items.at(-1)?.documentId).toBe('brouillon');
    for (const documentId of ['bientot', 'brouillon']) await keepExamined(knex, { uid: EVENT, documentId }, undefined);
    expect((await page()).total).toBe(total - 2);
  });

  it('holds what a person may see, and nothing else', async () => {
    expect((await page({}, 1, new Map([[EVENT, ['doute']]]))).items.map(({ documentId }) => documentId)).toEqual([
      'doute',
    ]);
    expect((await page({}, 1, new Map())).total).toBe(0);
  });

  it('lets go of what is done, and of what waits until its day', async () => {
    await decideOf('mort-1', 'done');
    await decideOf('mort-2', 'postponed', '2026-06-16');
    await decideOf('mort-3', 'postponed', today);
    expect((await page()).total).toBe(60);
    expect((await page({ state: 'decided' })).items.map(({ documentId, state }) => [documentId, state])).toEqual([
      ['mort-1', 'done'],
      ['mort-2', 'postponed'],
    ]);
    // Another content is another question.
    await keep(EVENT, 'mort-1', 'link-dead', {
      points: [{ reason: 'link-dead', field: '', contentHash: 'other', rank: 0, details: [] }],
    });
    expect((await page()).total).toBe(61);
  });
});

describe('what time alone changes', () => {
  const against = (type: ReviewedType, data: object, today = '2026-06-15') =>
    examine(type, readReviewed({ id: 1, documentId: 'd', provenance, ...data }), {
      now: Date.parse(`${today}T12:00:00Z`),
      today,
      isPublished: true,
      figureYears: 5,
      followUpMonths: 12,
      linkState: () => undefined,
    });

  /** Walks from day to day as the plugin does: looks again on the day said, and never in between. */
  const daysOf = (type: ReviewedType, data: object, until: string) => {
    const seen: [string, string][] = [];
    for (let day: string | null = '2026-06-15'; day !== null && day <= until;) {
      const { points, urgency, againOn } = against(type, data, day);
      seen.push([day, `${points.map(({ reason }) => reason).join(' ')} ${String(urgency)}`.trim()]);
      day = againOn;
    }
    return seen;
  };

  it.each<[string, ReviewedType, object]>([
    ['an event to come', 'event', { occurrences: [{ start: '2026-09-20', end: '2026-09-22' }] }],
    ['a contact', 'organisation', { contact_points: [{ label: 'x', expires_on: '2026-12-31' }] }],
    ['a scheme', 'dispositif', { scheme_status: DISPOSITIF_STATUSES.open.stored, closes_on: '2026-08' }],
    ['a figure', 'key-figure', { ...statistic, period_start: '2021' }],
  ])('is found on the day it changes: %s', (_, type, data) => {
    const told = daysOf(type, data, '2028-06-15');
    const at = (day: string) => told.filter(([from]) => from <= day).at(-1)?.[1];
    let different = 0;
    for (let time = Date.parse('2026-06-15'); time < Date.parse('2028-06-15'); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      const { points, urgency } = against(type, data, day);
      if (at(day) !== `${points.map(({ reason }) => reason).join(' ')} ${String(urgency)}`.trim()) different += 1;
    }
    // An age in months or years is looked at two days late at most.
    expect(different).toBeLessThanOrEqual(3);
    expect(new Set(told.map(([, found_]) => found_)).size).toBeGreaterThan(1);
  });

  it('asks for no replay of what was over more than a year ago', () => {
    expect(found('event', { occurrences: [{ start: '2025-07-01' }] })).toEqual(['follow-up-missing documents']);
    expect(found('event', { occurrences: [{ start: '2025-06-01' }] })).toEqual([]);
  });
});
