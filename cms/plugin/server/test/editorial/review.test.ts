/** What each reason finds in a document, and how long a decision holds. */
import { describe, expect, it } from 'vitest';
import type { ReasonKey, ReviewItem } from '../../../shared/contracts/review';
import { stateAfter, type LinkState, type Verdict } from '../../src/editorial/links/link-state';
import { linksOf } from '../../src/editorial/links/links-of';
import { decided, type Decision } from '../../src/editorial/review/decisions';
import { attributeNamed, fieldInWords } from '../../src/editorial/review/fields';
import { findingsIn, type Finding } from '../../src/editorial/review/findings';
import { pageOfQueue, summaryOf } from '../../src/editorial/review/page-of-queue';
import type { ReviewContext } from '../../src/editorial/review/reason';
import { readReviewed, type ReviewedType } from '../../src/editorial/review/reviewed-document';

const now = Date.parse('2026-06-15T12:00:00Z');
const provenance = [{ entered_by: 'CRESS' }];

function findings(type: ReviewedType, data: object, context: Partial<ReviewContext> = {}): Finding[] {
  return findingsIn(type, readReviewed({ id: 1, documentId: 'd', provenance, ...data }), {
    now,
    today: '2026-06-15',
    isPublished: true,
    figureYears: 5,
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
  const item = (
    reason: ReasonKey,
    uid: string,
    publisher: string | null,
    state: ReviewItem['state'] = 'open',
  ): ReviewItem => ({
    uid,
    documentId: 'd',
    reason,
    field: '',
    contentHash: '',
    title: 'Fiche',
    isPublished: true,
    publisher: publisher === null ? null : { documentId: publisher, name: publisher.toUpperCase() },
    fieldName: '',
    details: [],
    state,
    notBefore: null,
  });
  const items = [
    ...Array.from({ length: 60 }, () => item('link-dead', 'event', 'b')),
    item('to-verify', 'event', 'a'),
    item('to-verify', 'resource', null),
    item('link-dead', 'resource', 'a', 'done'),
  ];

  it('is cut in pages of fifty, the last being shown beyond it', () => {
    const second = pageOfQueue(items, { state: 'open' }, 2);
    expect([second.total, second.page, second.pageCount, second.items.length]).toEqual([62, 2, 2, 12]);
    expect(pageOfQueue(items, { state: 'open' }, 9).page).toBe(2);
    expect(pageOfQueue([], { state: 'open' }, 1)).toMatchObject({ total: 0, page: 1, pageCount: 1, items: [] });
  });

  it('counts each filter under the others', () => {
    const { reasons, types, publishers } = pageOfQueue(items, { state: 'open', reason: 'to-verify' }, 1);
    expect(reasons).toEqual([
      { reason: 'link-dead', count: 60 },
      { reason: 'to-verify', count: 2 },
    ]);
    expect(types).toEqual([
      { uid: 'event', count: 1 },
      { uid: 'resource', count: 1 },
    ]);
    expect(publishers).toEqual([{ documentId: 'a', name: 'A', count: 1 }]);
    expect(pageOfQueue(items, { state: 'decided' }, 1).total).toBe(1);
    expect(summaryOf(items)).toEqual({ total: 62, reasons });
  });
});
