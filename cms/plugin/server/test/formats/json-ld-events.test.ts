/** Rendez-vous as linked data: nothing is more precise, more certain or more public than its source. */
import { EVENT_STATUSES, keysOf, type EventStatus, type EventView, type ParticipationView } from 'ess-shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLd } from '../../src/formats/json-ld';
import { editionOf, eventView, occurrenceAt, place, session, SERVER, statusOf } from './support/editions';
import { hostileRuns } from './support/hostile-texts';
import { hostileEvent } from './support/hostile-views';
import { Graph } from './support/linked-data';
import { document, fullEvent, organisation, participation, severalDates } from './support/linked-views';
import { unknownNames } from './support/schema-org';

const textOf = (event: EventView): string => jsonLd.write(editionOf('agenda', [event], { scope: 'item' }, 'jsonld'));
const read = (overrides: Partial<EventView>): Promise<Graph> => Graph.read(textOf(eventView('rendez-vous', overrides)));
const PAGE = `${SERVER}/ess/rendez-vous/rendez-vous`;
const THING = `${PAGE}#this`;

describe('dates', () => {
  it.each([
    ['2025-09-11T09:30', '2025-09-11T12:00', '2025-09-11T09:30:00+02:00', '2025-09-11T12:00:00+02:00'],
    ['2025-12-11T09:30', undefined, '2025-12-11T09:30:00+01:00', undefined],
    ['2025-10-26T02:30', undefined, '2025-10-26T02:30:00+02:00', undefined],
    ['2025-09-11', undefined, '2025-09-11', undefined],
    ['2025-09-11', '2025-09-12', '2025-09-11', '2025-09-12'],
    ['2025-09-11T18:00', '2025-09-12', '2025-09-11T18:00:00+02:00', '2025-09-12'],
  ])('%s to %s', async (start, end, startDate, endDate) => {
    const graph = await read({ occurrences: [occurrenceAt({ start, end })] });
    expect(graph.values(THING, 'startDate')).toEqual([startDate]);
    expect(graph.values(THING, 'endDate')).toEqual(endDate === undefined ? [] : [endDate]);
    expect(graph.values(PAGE, 'temporalCoverage')).toEqual([]);
  });

  it.each([
    ['America/Cayenne', '2025-09-11T09:30:00-03:00'],
    ['Asia/Kolkata', '2025-09-11T09:30:00+05:30'],
    ['UTC', '2025-09-11T09:30:00+00:00'],
  ])('in %s', async (timeZone, startDate) => {
    const graph = await read({ occurrences: [occurrenceAt({ start: '2025-09-11T09:30', timeZone })] });
    expect(graph.values(THING, 'startDate')).toEqual([startDate]);
  });

  it.each([
    ['2025-09', undefined, '2025-09', 'septembre 2025'],
    ['2025', undefined, '2025', '2025'],
    ['2025-09', '2025-10', '2025-09/2025-10', 'septembre'],
  ])('a month or a year (%s to %s) is no date of an event', async (start, end, coverage, words) => {
    const graph = await read({ occurrences: [occurrenceAt({ start, end })] });
    expect(graph.values(THING, 'startDate')).toEqual([]);
    expect(graph.values(PAGE, 'temporalCoverage')).toEqual([coverage]);
    expect(graph.values(THING, 'disambiguatingDescription').join()).toContain(words);
  });

  it('says in words a half-day and a deduced year', async () => {
    const afternoon = { ...occurrenceAt({ start: '2025-11-20', halfDay: 'afternoon' }), yearInferred: true };
    const graph = await read({ occurrences: [afternoon] });
    expect(graph.values(THING, 'startDate')).toEqual(['2025-11-20']);
    expect(graph.values(THING, 'disambiguatingDescription').join()).toMatch(/après-midi.*\(année déduite\)/);
  });

  it('has one event a date when there are several, and the rhythm in its own words', async () => {
    const graph = await Graph.read(textOf(severalDates));
    const thing = `${severalDates.pageUrl}#this`;
    expect(graph.values(thing, 'startDate')).toEqual(['2025-07-04T19:00:00+02:00']);
    expect(graph.values(thing, 'endDate')).toEqual(['2025-07-11']);
    expect(graph.values(thing, 'subEvent', 'startDate').sort()).toEqual(['2025-07-04T19:00:00+02:00', '2025-07-11']);
    expect(graph.values(thing, 'eventSchedule', 'description')).toEqual(['les vendredis soirs d’été']);
    expect(graph.values(thing, 'eventSchedule', 'repeatFrequency')).toEqual([]);
  });

  it('has no stretch when one of several dates is only a month', async () => {
    const graph = await read({
      occurrences: [occurrenceAt({ start: '2025-07-04' }), occurrenceAt({ start: '2025-09' })],
    });
    expect(graph.values(THING, 'startDate')).toEqual([]);
    expect(graph.values(PAGE, 'temporalCoverage')).toEqual(['2025-09']);
  });
});

describe('status and attendance', () => {
  const STATUSES = {
    announced: 'EventScheduled',
    confirmed: 'EventScheduled',
    full: 'EventScheduled',
    postponed: 'EventPostponed',
    'moved-online': 'EventMovedOnline',
    cancelled: 'EventCancelled',
  } as const satisfies Record<EventStatus, string>;

  it.each(keysOf(EVENT_STATUSES))('%s has its status', async (status) => {
    const graph = await read({ status: statusOf(status) });
    expect(graph.values(THING, 'eventStatus')).toEqual([`https://schema.org/${STATUSES[status]}`]);
  });

  it('says nothing of an attendance that is not specified', async () => {
    const graph = await read({ attendance: { key: 'unspecified', label: 'Modalité non précisée' } });
    expect(graph.values(THING, 'eventAttendanceMode')).toEqual([]);
  });

  it('offers no registration to what is cancelled, and no free place in what is full', async () => {
    const cancelled = await Graph.read(textOf({ ...fullEvent, status: statusOf('cancelled') }));
    expect(cancelled.ofType('RegisterAction')).toEqual([]);
    const full = await Graph.read(textOf(fullEvent));
    expect(full.values(`${fullEvent.pageUrl}#this`, 'offers', 'availability')).toEqual(['https://schema.org/SoldOut']);
    expect(full.values(`${fullEvent.pageUrl}#this`, 'potentialAction', 'endTime')).toEqual([
      '2025-09-05T22:00:00.000Z',
    ]);
  });
});

describe('place', () => {
  it('is a Place with its commune and its INSEE code', async () => {
    const graph = await read({ places: [place()] });
    expect(graph.values(THING, 'location', 'address', 'addressLocality')).toEqual(['Angers']);
    expect(graph.values(THING, 'location', 'address', 'addressCountry')).toEqual(['FR']);
    expect(graph.values(THING, 'location', 'containedInPlace', 'identifier', 'value')).toEqual(['49007']);
  });

  it('is only said in words while there are candidates', async () => {
    const option = { state: 'option', name: null, street: null, postalCode: null } as const;
    const graph = await read({
      places: [
        place({ ...option, territory: null, labelAsPrinted: 'Liré' }),
        place({ ...option, territory: null, labelAsPrinted: 'Angers' }),
      ],
    });
    expect(graph.values(THING, 'location')).toEqual(['Lieu à confirmer\u00a0: Liré ou Angers']);
    expect(graph.ofType('PostalAddress')).toEqual([]);
  });

  it('names no country for a street whose commune is unknown', async () => {
    const graph = await read({ places: [place({ territory: null, postalCode: null })] });
    expect(graph.values(THING, 'location', 'address', 'streetAddress')).toEqual(['1 place de la Mairie']);
    expect(graph.values(THING, 'location', 'address', 'addressCountry')).toEqual([]);
  });

  it('is online without an address when none is published', async () => {
    const graph = await read({ places: [], attendance: { key: 'online', label: 'En ligne' } });
    const [room = ''] = graph.values(THING, 'location');
    expect(graph.typeOf(room)).toEqual(['VirtualLocation']);
    expect(graph.values(room, 'url')).toEqual([]);
  });

  it('is not told when nothing is known', async () => {
    expect((await read({ places: [] })).values(THING, 'location')).toEqual([]);
  });
});

describe('people and organisations', () => {
  const performers = async (overrides: Partial<ParticipationView>): Promise<Graph> =>
    read({ participations: [participation(overrides)] });

  it('have their function and their organisation at the date', async () => {
    const graph = await Graph.read(textOf(fullEvent));
    const thing = `${fullEvent.pageUrl}#this`;
    expect(graph.values(thing, 'performer', 'name')).toEqual(['Camille Exemple']);
    expect(graph.values(thing, 'performer', 'jobTitle')).toEqual(['Maire']);
    expect(graph.values(thing, 'performer', 'affiliation', 'name')).toEqual(['Ville d’Angers']);
    expect(graph.values(thing, 'organizer', 'name').sort()).toEqual(['CRESS', 'RTES']);
    expect(graph.values(thing, 'funder', 'name')).toEqual(['Région']);
    expect(graph.values(thing, 'sponsor', 'name')).toEqual(['Fondation']);
    expect(graph.values(thing, 'contributor', 'name').sort()).toEqual(['Pôle', 'la mairie']);
  });

  it('keep the function of a person whose name is not public', async () => {
    const graph = await performers({ functionAtDate: 'Directrice', organisation: organisation('cress', 'CRESS') });
    expect(graph.values(THING, 'performer', 'jobTitle')).toEqual(['Directrice']);
    expect(graph.values(THING, 'performer', 'name')).toEqual([]);
  });

  it('leave out who was announced and did not come, and who is only cited', async () => {
    expect((await performers({ person: 'Alix Exemple', actual: false })).values(THING, 'performer')).toEqual([]);
    const cited = await performers({ person: 'Alix Exemple', role: { key: 'cited-author', label: 'Cité' } });
    expect(cited.ofType('Person')).toEqual([]);
  });
});

describe('programme', () => {
  it('is two levels of events, with the hours of the day', async () => {
    const graph = await Graph.read(textOf(fullEvent));
    const thing = `${fullEvent.pageUrl}#this`;
    expect(graph.values(thing, 'subEvent', 'startDate').sort()).toEqual([
      '2025-09-11T10:00:00+02:00',
      '2025-09-11T12:00:00+02:00',
    ]);
    expect(graph.values(thing, 'subEvent', 'endDate')).toEqual(['2025-09-11T11:00:00+02:00']);
    expect(graph.values(thing, 'subEvent', 'subEvent', 'startDate')).toEqual(['2025-09-11T10:10:00+02:00']);
    expect(graph.values(thing, 'subEvent', 'performer', 'parentOrganization', 'name')).toEqual(['RTES']);
  });

  it('has no hours when the event lasts several days', async () => {
    const graph = await read({
      occurrences: [occurrenceAt({ start: '2025-09-11', end: '2025-09-12' })],
      sessions: [session('Ouverture', { start: '10:00' })],
    });
    expect(graph.values(THING, 'subEvent', 'name')).toEqual(['Ouverture']);
    expect(graph.values(THING, 'subEvent', 'startDate')).toEqual([]);
  });

  it('ignores an hour that is none', async () => {
    const graph = await read({ sessions: [session('Ouverture', { start: '10 h', end: '99:99' })] });
    expect(graph.values(THING, 'subEvent', 'startDate')).toEqual([]);
  });
});

describe('documents', () => {
  it('stand under the property of their role; a lost one has no address', async () => {
    const graph = await Graph.read(textOf(fullEvent));
    const thing = `${fullEvent.pageUrl}#this`;
    const [replay = ''] = graph.values(thing, 'recordedIn');
    expect(graph.typeOf(replay)).toEqual(['VideoObject']);
    expect(graph.values(thing, 'subjectOf', 'name')).toEqual(['Document write-up']);
    expect(graph.values(fullEvent.pageUrl, 'citation', 'name')).toEqual(['Document reference']);
    const lost = await read({ documents: [document('slides', 'slides', { url: null })] });
    expect(lost.values(THING, 'workFeatured', 'url')).toEqual([]);
  });
});

describe('price', () => {
  const registration = { url: null, deadline: null, closesAt: null, capacity: null, audience: null };

  it.each([
    ['Gratuit', 'true', '0'],
    ['0 €', 'true', '0'],
    ['12,50 €', 'false', '1.25E1'],
    ['Prix libre', undefined, undefined],
    ['12 € avec le déjeuner, gratuit pour les demandeurs d’emploi', undefined, undefined],
  ])('%s', async (fee, isFree, price) => {
    const graph = await read({ registration: { ...registration, fee } });
    expect(graph.values(THING, 'isAccessibleForFree')).toEqual(isFree === undefined ? [] : [isFree]);
    expect(graph.values(THING, 'offers', 'price')).toEqual(price === undefined ? [] : [price]);
    expect(graph.values(THING, 'offers', 'description')).toEqual([fee]);
  });
});

describe('safety', () => {
  it('follows no address but http and https', async () => {
    const graph = await read({
      onlineAccesses: [{ url: 'javascript:alert(1)', label: 'Visio' }],
      documents: [document('replay', 'video', { url: 'data:text/html,a' })],
      registration: {
        url: 'mailto:contact@exemple.example',
        deadline: null,
        closesAt: null,
        fee: null,
        capacity: null,
        audience: null,
      },
    });
    expect(graph.values(THING, 'location', 'url')).toEqual([]);
    expect(graph.values(THING, 'recordedIn', 'url')).toEqual([]);
    expect(graph.ofType('RegisterAction')).toEqual([]);
  });

  it('may stand in a script whatever a person typed', () => {
    fc.assert(
      fc.property(hostileEvent, (event) => {
        const text = textOf(event);
        expect(text).not.toMatch(/[<\u2028\u2029]/);
        expect(unknownNames(JSON.parse(text))).toEqual([]);
      }),
      { numRuns: hostileRuns },
    );
  });

  it('is read whole by an independent reader whatever a person typed', async () => {
    await fc.assert(
      fc.asyncProperty(hostileEvent, async (event) => {
        const graph = await Graph.read(textOf(event));
        expect(graph.values(`${event.pageUrl}#this`, 'identifier')).toEqual([event.id]);
      }),
      { numRuns: hostileRuns },
    );
  });
});
