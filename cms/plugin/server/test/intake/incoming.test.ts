import { describe, expect, it } from 'vitest';
import { incomingEvent } from '../../src/intake/incoming/incoming-event';
import { PlaceMatcher } from '../../src/intake/incoming/place-matcher';
import type { RawEvent, RawPlace } from '../../src/intake/incoming/raw-event';
import { readOpenAgenda } from '../../src/intake/openagenda/read-openagenda';
import { context, INSTANCE, territories } from './support/context';

const raw = (more: Partial<RawEvent> = {}): RawEvent => ({
  position: 3,
  sourceId: 'un@exemple.example',
  title: 'Atelier',
  occurrences: [{ start: '2025-09-11T09:30', timeZone: 'Europe/Paris' }],
  categories: [],
  contacts: [],
  notes: [],
  ...more,
});

function taken(more: Partial<RawEvent> = {}) {
  const incoming = incomingEvent(raw(more), context);
  if ('message' in incoming) throw new Error(incoming.message.fr);
  return incoming;
}

describe('communes', () => {
  const matcher = new PlaceMatcher(territories);
  const found = (place: RawPlace) => {
    const match = matcher.match(place);
    return match.found === 'one' ? match.territory.code : match.found;
  };

  it.each<[RawPlace, string]>([
    [{ inseeCode: '49127' }, 'COM-49127'],
    [{ city: 'DURTAL' }, 'COM-49127'],
    [{ city: 'Pommerieux' }, 'several'],
    [{ city: 'Pommerieux', postalCode: '53400' }, 'COM-53180'],
    [{ city: 'Pommérieux', department: '57' }, 'COM-57547'],
    [{ city: 'Pommerieux', department: 'Mayenne' }, 'COM-53180'],
    [{ city: 'St Denis d’Anjou' }, 'COM-53210'],
    [{ city: 'Angers Cedex 02', postalCode: '49035' }, 'COM-49007'],
    [{ city: 'Morannes' }, 'COM-49220'],
    [{ city: 'Villevêque', postalCode: '49140' }, 'COMD-49377'],
    [{ city: 'Durtal', postalCode: '57420' }, 'several'],
    [{ text: 'Salle des fêtes, 2 place de l’Église, 49430 Durtal, France' }, 'COM-49127'],
    [{ text: 'Mairie (Durtal)' }, 'COM-49127'],
    [{ text: 'Foyer rural, Pommerieux (53)' }, 'COM-53180'],
    [{ text: 'Foyer rural, Pommerieux' }, 'several'],
    [{ text: 'La Fabrique' }, 'none'],
    [{ text: '' }, 'none'],
    [{}, 'none'],
  ])('%o: %s', (place, code) => {
    expect(found(place)).toBe(code);
  });
});

describe('an event taken in', () => {
  it('says where it comes from, under which licence, and who answers for it', () => {
    const { event } = taken({ page: 'https://agenda.exemple.example/atelier' });
    expect(event).toMatchObject({
      externalId: 'ical:agenda-d-essai:un@exemple.example',
      licence: 'etalab-2.0',
      rightsHolder: 'Réseau d’essai',
      publisher: 'document:publisherdocumentid',
      published: false,
      provenance: [
        { sourceName: 'Agenda d’essai', sourceUrl: 'https://agenda.exemple.example/atelier', extraction: 'import' },
      ],
    });
  });

  it('sets contacts aside from every text, and counts them once', () => {
    const { event, contacts, notes } = taken({
      title: 'Atelier (06 00 00 00 00)',
      description: 'Inscription : camille@exemple.example\nou CAMILLE@exemple.example, tél. : 06 00 00 00 00',
      fee: 'écrire à camille@exemple.example',
      registrationUrl: 'mailto:camille@exemple.example',
    });
    expect(contacts.map(({ kind }) => kind).toSorted()).toEqual(['email', 'phone']);
    expect(JSON.stringify({ ...event, externalId: '' })).not.toMatch(/@exemple|06 00/);
    expect(event.registration?.url).toBeUndefined();
    expect(notes.at(-1)?.fr).toBe('2 contacts mis de côté');
  });

  it('keeps an ambiguous place as printed, to be checked', () => {
    const { event } = taken({ place: { text: 'Foyer rural, Pommerieux' } });
    expect(event.places).toEqual([
      expect.objectContaining({ territory: undefined, labelAsPrinted: 'Foyer rural, Pommerieux' }),
    ]);
    expect(event.reviewFlags[0]?.note).toContain('Pommérieux (Moselle)');
  });

  it('matches topics and kinds, and notes the other categories', () => {
    const { event } = taken({ categories: ['Alimentation', 'Atelier', 'Divers'] });
    expect(event).toMatchObject({ terms: ['themes:alimentation'], kind: 'workshop' });
    expect(event.reviewFlags.map(({ note }) => note)).toEqual(['Catégories de la source : Divers']);
  });

  it('names a structure that is known; a name that may be a person’s is set aside', () => {
    expect(taken({ organiser: 'Coopérative d’essai', organiserMayBePerson: true }).event.involvements).toEqual([
      { role: 'organiser', organisation: 'document:organisationdocumentid' },
    ]);
    const person = taken({ organiser: 'Camille Exemple', organiserMayBePerson: true });
    expect(person.event.involvements).toEqual([]);
    expect(person.contacts).toEqual([{ kind: 'name', value: 'Camille Exemple' }]);
    expect(taken({ organiser: 'Association Exemple' }).event.involvements).toEqual([
      { role: 'organiser', labelAsPrinted: 'Association Exemple' },
    ]);
  });

  it('takes only http links, and no text longer than a field', () => {
    const { event } = taken({ title: 'mot '.repeat(200), onlineUrl: 'javascript:alert(1)' });
    expect(event.title.length).toBeLessThanOrEqual(255);
    expect(event.onlineAccesses).toEqual([]);
    expect(event.reviewFlags.map(({ reason }) => reason).toSorted()).toEqual(['to-verify', 'value-truncated']);
  });

  it('without a title is reported; without an identifier gets a stable one', () => {
    expect(incomingEvent(raw({ title: ' <p></p> ' }), context)).toMatchObject({ position: 3, column: 'title' });
    const [one, same, other] = [
      taken({ sourceId: undefined }),
      taken({ sourceId: undefined, description: 'x' }),
      taken({ sourceId: undefined, title: 'Visite' }),
    ].map(({ event }) => event.externalId);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(taken({ sourceId: 'x'.repeat(5000) }).event.externalId.length).toBeLessThanOrEqual(200);
  });

  it('that came from here is recognised', () => {
    expect(taken({ sourceId: `abcdef@${INSTANCE}` }).isOwn).toBe(true);
    expect(taken({ otherIds: [`abcdef@${INSTANCE}`] }).isOwn).toBe(true);
    expect(taken().isOwn).toBe(false);
  });
});

describe('OpenAgenda', () => {
  const event = {
    uid: 20_368_810,
    slug: 'atelier',
    title: { fr: 'Atelier', en: 'Workshop' },
    description: { fr: 'Une journée', en: 'A day' },
    longDescription: { fr: '**Accueil** à 9 h' },
    keywords: { fr: ['Alimentation', 'vélo'] },
    registration: [
      { type: 'email', value: 'camille@exemple.example' },
      { type: 'link', value: 'https://exemple.example/inscription' },
      { type: 'phone', value: '+33600000000' },
    ],
    image: { base: 'https://cdn.exemple.example/main/', filename: 'image.jpg' },
    imageCredits: 'Agence Exemple',
    timings: [{ begin: '2025-09-11T09:30:00.000+0200', end: '2025-09-11T12:00:00.000+0200' }],
    timezone: 'Europe/Paris',
    attendanceMode: 3,
    onlineAccessLink: 'https://exemple.example/visio',
    status: 6,
    location: {
      name: 'Mairie',
      address: '1 place Exemple',
      city: 'Durtal',
      postalCode: '49430',
      insee: '49127',
      latitude: 47.6,
      longitude: -0.2,
    },
    originAgenda: { title: 'Agenda', slug: 'agenda' },
    accessibility: { mi: true, hi: false },
    extIds: [{ key: 'ess', value: `abc@${INSTANCE}` }],
  };

  it('gives texts in French and English, times, place, access, registration, state and identifiers', async () => {
    const read = await readOpenAgenda({ total: 1, events: [event] });
    expect(read.problems).toEqual([]);
    expect(read.events[0]).toMatchObject({
      sourceId: '20368810',
      otherIds: [`abc@${INSTANCE}`],
      title: 'Atelier',
      summary: 'Une journée',
      description: '**Accueil** à 9 h',
      english: { title: 'Workshop', summary: 'A day' },
      occurrences: [{ start: '2025-09-11T09:30', end: '2025-09-11T12:00', timeZone: 'Europe/Paris' }],
      attendance: 'mixed',
      status: 'cancelled',
      onlineUrl: 'https://exemple.example/visio',
      registrationUrl: 'https://exemple.example/inscription',
      contacts: [
        { kind: 'email', value: 'camille@exemple.example' },
        { kind: 'phone', value: '+33600000000' },
      ],
      place: { name: 'Mairie', inseeCode: '49127', accessibility: 'Accessible : handicap moteur' },
      page: 'https://openagenda.com/agenda/events/atelier',
    });
    expect(read.events[0]?.images?.[0]?.credit).toContain('Agence Exemple');
  });

  it('reports what is no event, and what is no export, and takes the rest', async () => {
    const read = await readOpenAgenda([
      event,
      { title: 'sans identifiant' },
      'x',
      { uid: 2, title: 'Nu', timings: [{ begin: 'demain' }] },
    ]);
    expect(read.events.map(({ title, occurrences }) => [title, occurrences.length])).toEqual([
      ['Atelier', 1],
      ['sans identifiant', 0],
      ['Nu', 0],
    ]);
    expect(read.problems.map(({ position, column }) => [position, column])).toEqual([
      [3, ''],
      [4, 'timings.0'],
    ]);
    expect((await readOpenAgenda(undefined)).problemCount).toBe(1);
  });
});
