/** Tables and answers as people really bring them: see `cases`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readCsv, readWorkbookRows } from '../../src/intake/csv/read-csv';
import { workbookRows } from '../../src/intake/csv/read-workbook';
import type { RawEvent } from '../../src/intake/incoming/raw-event';
import { readOpenAgenda } from '../../src/intake/openagenda/read-openagenda';
import { readLinkedData, readMarkup } from '../../src/intake/web/read-web';

const file = (name: string): string => readFileSync(path.join(import.meta.dirname, 'cases', name), 'utf8');
const times = (events: readonly RawEvent[]) =>
  events.map(({ title, occurrences }) => [title, ...occurrences.flatMap(({ start, end }) => [start, end])]);

const EIGHT = [
  ['Marché solidaire', '2026-12-03T14:30', '2026-12-03T18:00'],
  ['Bourse aux vélos', '2026-12-10T09:00', '2026-12-10T17:00'],
  ['Vide-dressing', '2026-12-12', '2026-12-13'],
  ['Loto', '2026-12-19T20:30', undefined],
  ['Bal', '2026-12-19T20:30', undefined],
  ['Assemblée générale', '2027-01-14T18:30', undefined],
  ['Jeux', '2027-01-15T14:00', undefined],
  ['Vœux', '2026-12-15', undefined],
];

describe('a spreadsheet of a town hall', () => {
  it('gives all its events: a sep= line, a title above the headers, dates of all kinds, a wrong cell that costs itself', async () => {
    const read = await readCsv(file('tableur.csv'));
    expect(times(read.events)).toEqual(EIGHT);
    expect(read.events[0]?.fee).toBe('5 €');
    expect(read.problems.map(({ position, column }) => [position, column])).toEqual([[5, 'Statut']]);
    expect(read.notes.map(({ fr }) => fr).join()).toContain('jour/mois/année');
  });

  it.each(['xlsx', 'ods', 'biff8'] as const)('is the same as a workbook (%s)', async (bookType) => {
    const sheet = XLSX.utils.aoa_to_sheet(
      [
        ['Agenda des manifestations 2027'],
        [],
        ['Nom', 'Date', 'Heure', 'Ville', 'Prix'],
        ['Marché solidaire', new Date(Date.UTC(2026, 11, 3)), '14h30 - 18h', 'Durtal', '5 €'],
        ['Bal', new Date(Date.UTC(2026, 11, 19, 20, 30)), '', 'Durtal', ''],
        ['Vœux', '15/12/2026', '18h', 'Durtal', ''],
      ],
      { UTC: true },
    );
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['Mode d’emploi']]), 'Notice');
    XLSX.utils.book_append_sheet(book, sheet, 'Agenda');
    const rows = await workbookRows(XLSX.write(book, { type: 'buffer', bookType }) as Buffer);
    if ('fr' in rows) throw new Error(rows.fr);
    expect(times((await readWorkbookRows(rows)).events)).toEqual([
      EIGHT[0],
      ['Bal', '2026-12-19T20:30', undefined],
      ['Vœux', '2026-12-15T18:00', undefined],
    ]);
  });

  it('that is broken says so', async () => {
    const rows = await workbookRows(Buffer.from('504b030414000000', 'hex'));
    expect('fr' in rows && rows.fr).toContain('illisible');
  });

  it.each([
    [['03/04/2026', '05/13/2026'], ['2026-03-04', '2026-05-13'], 'mois/jour/année'],
    [['03/04/2026', '13/05/2026'], ['2026-04-03', '2026-05-13'], 'jour/mois/année'],
    [['03/04/2026', '05/06/2026'], ['2026-04-03', '2026-06-05'], 'mais rien dans la colonne ne le dit'],
  ])('is read in the order that the whole column tells: %j', async (cells, starts, said) => {
    const read = await readCsv(['Titre;Date', ...cells.map((cell, index) => `T${String(index)};${cell}`)].join('\n'));
    expect(read.events.map(({ occurrences }) => occurrences[0]?.start)).toEqual(starts);
    expect(read.notes[0]?.fr).toContain(said);
  });

  it.each([
    [
      'The Events Calendar',
      'EVENT NAME,EVENT VENUE NAME,EVENT START DATE,EVENT START TIME,EVENT END DATE,EVENT END TIME,ALL DAY EVENT\nFair,Hall,2027-02-12,2:30 PM,2027-02-12,6:00 PM,FALSE',
      '2027-02-12T14:30',
      '2027-02-12T18:00',
    ],
    [
      'Outlook',
      'Subject,Start Date,Start Time,End Date,End Time,All day event,Location\nFair,12/3/2026,2:30:00 PM,12/3/2026,6:00:00 PM,False,Hall',
      '2026-12-03T14:30',
      '2026-12-03T18:00',
    ],
    [
      'Outlook en français',
      'Objet;Date de début;Heure de début;Date de fin;Heure de fin;Journée entière;Emplacement\nFoire;03/12/2026;14:30:00;03/12/2026;18:00:00;FAUX;Salle',
      '2026-12-03T14:30',
      '2026-12-03T18:00',
    ],
    [
      'Apidae',
      'Identifiant Apidae;Nom;Commune;Adresse 1;Date de début;Date de fin;Tarifs en clair\n123;Foire;Durtal;1 rue du Lavoir;12/02/2027;13/02/2027;Gratuit',
      '2027-02-12',
      '2027-02-13',
    ],
    [
      'OpenDataSoft, its labels',
      'Identifiant;Titre;Première date - Début;Dernière date - Fin\n1;Foire;2027-02-12T09:00:00+01:00;2027-02-13T17:00:00+01:00',
      '2027-02-12T09:00',
      '2027-02-13T17:00',
    ],
  ])('of %s is known', async (_name, text, start, end) => {
    const { events, problems } = await readCsv(text);
    expect(problems).toEqual([]);
    expect(events[0]?.occurrences[0]).toMatchObject({ start, end });
  });

  it.each([
    ['22h - 4h', '2026-12-12T22:00', '2026-12-13T04:00'],
    ['de 20h à minuit', '2026-12-12T20:00', '2026-12-13T00:00'],
    ['toute la journée', '2026-12-12', undefined],
    ['14h', '2026-12-12T14:00', undefined],
    ['à partir de 9h30', '2026-12-12T09:30', undefined],
    ['0,5', '2026-12-12T12:00', undefined],
  ])('knows the hours « %s »', async (cell, start, end) => {
    const read = await readCsv(`Titre;Date;Heure\nBal;12/12/2026;${cell}`);
    expect(read.problems).toEqual([]);
    expect(read.events[0]?.occurrences[0]).toMatchObject({ start, ...(end === undefined ? {} : { end }) });
  });
});

describe('OpenDataSoft', () => {
  it('gives the events of its CSV whole', async () => {
    const read = await readCsv(file('opendatasoft.csv'));
    expect(read.problems).toEqual([]);
    expect(read.events).toEqual([
      expect.objectContaining({
        sourceId: '12345',
        status: 'cancelled',
        occurrences: [
          { start: '2027-01-20T09:00', end: '2027-01-20T17:00', timeZone: 'Europe/Paris' },
          { start: '2027-01-21T09:00', end: '2027-01-21T17:00', timeZone: 'Europe/Paris' },
        ],
        place: expect.objectContaining({ name: 'Salle du Lavoir', street: '1 rue du Lavoir', inseeCode: '49127' }),
        registrationUrl: 'https://exemple.org/i',
        fee: 'Gratuit',
      }),
    ]);
  });

  it.each([
    ['v2', (event: object) => ({ total_count: 1, results: [event] })],
    ['v1', (event: object) => ({ nhits: 1, records: [{ recordid: 'x', fields: event }] })],
    ['a list', (event: object) => [event]],
  ])('gives those of its JSON (%s)', async (_version, wrap) => {
    const { events } = await readOpenAgenda(
      wrap({
        uid: '9',
        title_fr: 'Forum',
        firstdate_begin: '2027-01-20T08:00:00+00:00',
        firstdate_end: '2027-01-20T16:00:00+00:00',
        location_coordinates: { lat: 47.6, lon: -0.2 },
        location_city: 'Durtal',
        keywords_fr: ['ess', 'emploi'],
      }),
    );
    expect(events[0]).toMatchObject({
      sourceId: '9',
      title: 'Forum',
      occurrences: [{ start: '2027-01-20T09:00', end: '2027-01-20T17:00' }],
      place: { city: 'Durtal', latitude: 47.6, longitude: -0.2 },
      categories: ['ess', 'emploi'],
    });
  });
});

describe('OpenAgenda', async () => {
  const { events, problems } = await readOpenAgenda(JSON.parse(file('openagenda.json')));
  const of = (id: string): RawEvent => events.find(({ sourceId }) => sourceId === id)!;

  it('refuses none of its events', () => {
    expect(problems).toEqual([]);
    expect(events).toHaveLength(7);
  });

  it('1: cancelled, online, with all that explains it', () => {
    expect(of('1')).toMatchObject({
      status: 'cancelled',
      attendance: 'online',
      onlineUrl: 'https://exemple.org/v',
      categories: ['ess', 'emploi'],
      audience: '12 à 99 ans',
      fee: '5 €, gratuit avant 12 ans',
    });
    expect(of('1').description).toContain('handicap auditif, handicap moteur');
  });

  it('2: keeps both links', () => {
    expect(of('2').registrationUrl).toBe('https://exemple.org/a');
    expect(of('2').description).toContain('https://exemple.org/b');
    expect(of('2').place?.accessibility).toBe('Accessible : handicap auditif');
  });

  it('3, 4: says that dates are an outline, or that there is none', () => {
    expect(of('3').occurrences).toEqual([{ start: '2027-02-12', end: '2027-02-13', timeZone: 'Europe/Paris' }]);
    expect(
      of('3')
        .notes.map(({ fr }) => fr)
        .join(),
    ).toContain('timings');
    expect(of('4').occurrences).toEqual([]);
    expect(of('4').isToCheck).toBe(true);
  });

  it('7: leaves out what its source withdrew', () => {
    expect(of('7').leftOut?.reason.fr).toBe('Retirée à la source');
    expect(of('1').leftOut).toBeUndefined();
  });

  it('reads a single event, and names what is none', async () => {
    expect((await readOpenAgenda({ uid: 1, title: { fr: 'Seul' }, timings: [] })).events).toHaveLength(1);
    expect((await readOpenAgenda({ success: true, event: { uid: 1, title: 'Seul' } })).events).toHaveLength(1);
    expect((await readOpenAgenda({ message: 'no' })).problems).toHaveLength(1);
  });
});

describe('linked data', () => {
  const event = {
    '@context': 'https://schema.org',
    '@type': ['MusicEvent'],
    '@id': 'https://exemple.org/e/1',
    name: 'Concert &amp; bal',
    startDate: '2027-02-12T20:00:00+01:00',
    endDate: '2027-02-13T00:00:00+01:00',
    eventStatus: 'https://schema.org/EventCancelled',
    eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    location: [
      {
        '@type': 'Place',
        name: 'Salle',
        address: { streetAddress: '1 rue du Lavoir', postalCode: '49430', addressLocality: 'Durtal' },
        geo: { latitude: '47.6', longitude: '-0.2' },
      },
      { '@type': 'VirtualLocation', url: 'https://visio.exemple.org/a' },
    ],
    organizer: { '@type': 'Organization', name: 'La Coop' },
    offers: { price: '5.50', priceCurrency: 'EUR', url: 'https://exemple.org/billets' },
    image: { url: 'https://exemple.org/i.jpg', creditText: 'A. Exemple' },
  };
  const expected = {
    sourceId: 'https://exemple.org/e/1',
    status: 'cancelled',
    attendance: 'mixed',
    occurrences: [{ start: '2027-02-12T20:00', end: '2027-02-13T00:00', timeZone: 'Europe/Paris' }],
    place: { name: 'Salle', street: '1 rue du Lavoir', postalCode: '49430', city: 'Durtal', latitude: 47.6 },
    onlineUrl: 'https://visio.exemple.org/a',
    organiser: 'La Coop',
    fee: '5,50 €',
    registrationUrl: 'https://exemple.org/billets',
    images: [{ url: 'https://exemple.org/i.jpg', credit: 'A. Exemple' }],
  };

  it('in a file, in a graph, in a page', async () => {
    expect((await readLinkedData(event)).events[0]).toMatchObject(expected);
    expect((await readLinkedData({ '@graph': [{ '@type': 'WebPage', about: event }] })).events[0]).toMatchObject(
      expected,
    );
    const page = `<!doctype html><html><head><script type="application/ld+json">${JSON.stringify({ '@graph': [event] })}</script></head></html>`;
    expect((await readMarkup(page)).events[0]).toMatchObject(expected);
  });

  it('of DATAtourisme', async () => {
    const { events } = await readLinkedData({
      '@id': 'https://data.datatourisme.fr/13/x',
      '@type': ['schema:Event', 'EntertainmentAndEvent'],
      'rdfs:label': { fr: ['Fête du village'] },
      hasDescription: [{ shortDescription: { fr: ['Une fête'] } }],
      takesPlaceAt: [{ startDate: '2027-07-14', startTime: '10:00:00', endDate: '2027-07-14', endTime: '18:00:00' }],
      isLocatedAt: [
        {
          'schema:address': [
            { 'schema:addressLocality': 'Durtal', 'schema:postalCode': '49430', hasAddressCity: { insee: '49127' } },
          ],
        },
      ],
    });
    expect(events[0]).toMatchObject({
      title: 'Fête du village',
      summary: 'Une fête',
      occurrences: [{ start: '2027-07-14T10:00', end: '2027-07-14T18:00' }],
      place: { city: 'Durtal', inseeCode: '49127' },
    });
  });

  it('is looked for in vain in a page without any, and the page says so', async () => {
    expect((await readMarkup('<!doctype html><p>Agenda</p>')).notes[0]?.fr).toContain('Aucun rendez-vous');
  });

  it('overseas, an offset is the time of its territory', async () => {
    const { events } = await readLinkedData({ ...event, startDate: '2027-02-12T20:00:00-04:00', endDate: null });
    expect(events[0]?.occurrences[0]).toMatchObject({ start: '2027-02-12T20:00', timeZone: 'America/Martinique' });
  });
});

describe('a feed', () => {
  it('with the dates of its events gives them', async () => {
    const { events } =
      await readMarkup(`<?xml version="1.0"?><rss version="2.0" xmlns:ev="http://purl.org/rss/1.0/modules/event/">
<channel><title>Agenda</title><item><title>Café &#233;chec</title><link>https://exemple.org/1</link><guid>1</guid>
<pubDate>Tue, 01 Dec 2026 10:00:00 +0100</pubDate><ev:startdate>2027-02-12T09:00:00+01:00</ev:startdate>
<ev:enddate>2027-02-12T12:00:00+01:00</ev:enddate><ev:location>Durtal</ev:location></item></channel></rss>`);
    expect(events).toEqual([
      expect.objectContaining({
        sourceId: '1',
        title: 'Café échec',
        page: 'https://exemple.org/1',
        occurrences: [{ start: '2027-02-12T09:00', end: '2027-02-12T12:00', timeZone: 'Europe/Paris' }],
        place: { text: 'Durtal' },
      }),
    ]);
  });

  it('of articles takes no date of publication for that of an event, and says so', async () => {
    const { events, notes } = await readMarkup(
      '<rss version="2.0"><channel><item><title>A</title><pubDate>Tue, 01 Dec 2026 10:00:00 +0100</pubDate></item></channel></rss>',
    );
    expect(events).toEqual([]);
    expect(notes[0]?.fr).toContain('articles');
  });
});
