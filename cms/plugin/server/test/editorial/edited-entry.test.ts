/** What the side panels of the edit view say and do, in its pure parts. */
import knex from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingIn } from '../../src/editorial/completeness/completeness';
import { followUpOf } from '../../src/editorial/completeness/follow-up';
import { nextEdition } from '../../src/editorial/next-edition/next-edition';
import { createDraftPreviews, DRAFT_PREVIEWS, PREVIEW_LIFE, Previews } from '../../src/editorial/preview/previews';
import { instantInParis } from '../../src/editorial/schedule/schedules';
import { eventDocumentSchema } from '../../src/publication/documents';
import { projectEvent } from '../../src/publication/event-projection';

const document = (more: object = {}) => ({
  documentId: 'd',
  title: 'Rencontre',
  slug: 'rencontre',
  former_slugs: null,
  body: null,
  ...more,
});

describe('previews', () => {
  const database = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true });
  beforeAll(() => createDraftPreviews(database));
  afterAll(() => database.destroy());

  it('are read under their token until they are over, and the database does not tell it', async () => {
    let now = 0;
    const previews = new Previews(database, () => now);
    const { token, expiresAt } = await previews.keep('page');
    expect(expiresAt).toBe(PREVIEW_LIFE);
    now = PREVIEW_LIFE - 1;
    expect(await previews.read(token)).toBe('page');
    expect(await previews.read(`${token}x`)).toBeUndefined();
    expect(JSON.stringify(await database(DRAFT_PREVIEWS).select('*'))).not.toContain(token);
    now = PREVIEW_LIFE;
    expect(await previews.read(token)).toBeUndefined();
  });

  it('are bounded in number and in bytes: the oldest go', async () => {
    const previews = new Previews(database, () => 0);
    await previews.clear();
    const many: string[] = [];
    for (let count = 0; count < 101; count += 1) many.push((await previews.keep('page')).token);
    expect(new Set(many).size).toBe(101);
    expect(await previews.read(many[0] ?? '')).toBeUndefined();
    expect(await previews.read(many[1] ?? '')).toBeDefined();
    const heavy: string[] = [];
    for (let count = 0; count < 3; count += 1) heavy.push((await previews.keep('x'.repeat(6 * 1024 * 1024))).token);
    const found = [];
    for (const token of heavy) found.push((await previews.read(token)) !== undefined);
    expect(found).toEqual([false, true, true]);
  });
});

describe('what an entry lacks', () => {
  const fields = (...asked: Parameters<typeof missingIn>) => missingIn(...asked).map(({ field }) => field);

  it('is told of each kind, and only of what it has', () => {
    expect(fields('resource', document())).toEqual([
      'canonical_url',
      'publication_date',
      'involvements',
      'summary',
      'terms',
      'licence',
      'provenance',
    ]);
    expect(fields('key-figure', document())).toEqual(['source', 'period_start', 'terms', 'licence', 'provenance']);
    expect(fields('initiative', document())).toContain('website');
    expect(fields('dispositif', document())).toContain('eligibility');
  });

  it('tells a day from an hour, a place from a commune, an image from its words', () => {
    const event = (more: object) => fields('event', document(more));
    expect(event({ occurrences: [{ start: '2026-05-20' }] })).toContain('occurrences');
    expect(event({ occurrences: [{ start: '2026-05-20T10:00' }] })).not.toContain('occurrences');
    expect(event({ occurrences: [{ start: '2026-05-20', half_day: 'morning' }] })).not.toContain('occurrences');
    expect(event({ places: [{ name: 'Mairie' }] }).filter((field) => field === 'places')).toHaveLength(2);
    const file = { url: '/uploads/photo.jpg' };
    expect(event({ image: { file } })).toEqual(expect.arrayContaining(['image.alternative_text', 'image.credit']));
    expect(event({ image: { file, decorative: true, credit: 'Essai' } })).not.toContain('image.alternative_text');
    expect(event({ licence: 'licence_unstated' })).toContain('licence');
    expect(event({ provenance: [{ entered_by: 'Essai' }] })).not.toContain('provenance');
  });

  it('is said in both languages, in typographic French', () => {
    const said = (['event', 'resource', 'key-figure', 'initiative', 'dispositif'] as const).flatMap((kind) =>
      missingIn(kind, document({ image: { file: { url: '/a.jpg' } } })),
    );
    for (const { message } of said) {
      expect(message.en).not.toBe('');
      expect(message.fr).not.toMatch(/ [:;?!»]|« |'/);
    }
  });
});

describe('what a past event leaves behind', () => {
  const now = Date.parse('2026-06-01T00:00:00Z');
  const followUp = (more: object) => {
    const event = eventDocumentSchema.parse(document({ occurrences: [{ start: '2026-05-20' }], ...more }));
    return followUpOf(projectEvent(event, (code) => [code]).views.fr, now);
  };

  it('is asked once it is over, if it was held', () => {
    expect(followUp({ occurrences: [{ start: '2026-07-01' }] }).parts).toEqual([]);
    expect(followUp({ event_status: 'event_cancelled' }).parts).toEqual([]);
    expect(followUp({}).parts.map(({ isPresent }) => isPresent)).toEqual([false, false, false, false]);
  });

  it('is found in the event and in its sessions', () => {
    const resource = { documentId: 'r', title: 'Film', slug: 'film' };
    const found = followUp({
      documents: [{ role: 'document_replay', resource }],
      sessions: [
        {
          title: 'Matin',
          documents: [{ role: 'document_slides', resource }],
          sessions: [{ title: 'Accueil', participations: [{ function_at_date: 'Maire', actual: true }] }],
        },
      ],
    });
    expect(found.parts.filter(({ isPresent }) => isPresent).map(({ key }) => key)).toEqual([
      'replay',
      'slides',
      'speakers',
    ]);
  });
});

describe('the next edition', () => {
  it('keeps what holds from one to the next, and nothing of what took place', () => {
    const made = nextEdition(
      document({
        edition_number: '#5',
        theme: 'Se nourrir',
        occurrences: [{ start: '2026-05-20' }],
        recurrence_text: 'Chaque printemps',
        places: [{ name: 'Mairie', territory: { documentId: 't', code: 'COM-49127' } }],
        online_accesses: [{ url: 'https://exemple.example/salle', label: 'Visioconférence' }],
        registration: { url: 'https://exemple.example/inscription', deadline: '2026-05-01', fee: 'Gratuit' },
        involvements: [{ role: 'organiser', organisation: { documentId: 'o' } }],
        participations: [{ person: { documentId: 'p' } }],
        sessions: [{ title: 'Matin', start: '09:00', documents: [{ role: 'document_slides' }], sessions: [] }],
        documents: [{ role: 'document_replay' }],
        participants_count: { as_published: '40' },
        terms: [{ documentId: 'theme' }],
        publisher: { documentId: 'o' },
        image: { alternative_text: 'Une salle', file: { id: 12, url: '/uploads/salle.jpg' } },
        provenance: [{ entered_by: 'Essai' }],
      }),
    );
    expect(made).toMatchObject({
      title: 'Rencontre',
      recurrence_text: 'Chaque printemps',
      places: [{ name: 'Mairie', territory: { set: [{ documentId: 't' }] } }],
      online_accesses: [{ label: 'Visioconférence' }],
      registration: { url: null, deadline: null, fee: 'Gratuit' },
      involvements: [{ organisation: { set: [{ documentId: 'o' }] } }],
      sessions: [{ title: 'Matin', start: '09:00' }],
      terms: { set: [{ documentId: 'theme' }] },
      image: { alternative_text: 'Une salle', file: 12 },
    });
    for (const field of [
      'documentId',
      'slug',
      'occurrences',
      'participations',
      'documents',
      'participants_count',
      'provenance',
      'edition_number',
      'theme',
    ])
      expect(made).not.toHaveProperty(field);
    expect(JSON.stringify(made)).not.toContain('document_slides');
  });
});

describe('an hour of Paris', () => {
  it('is an instant, in winter and in summer', () => {
    expect(instantInParis('2026-01-15T09:30')).toBe(Date.parse('2026-01-15T08:30:00Z'));
    expect(instantInParis('2026-07-15T09:30')).toBe(Date.parse('2026-07-15T07:30:00Z'));
  });
});
