/** Events whose every text is hostile, as fast-check makes them. */
import fc from 'fast-check';
import { boundsOf, type EventView, type OccurrenceTimes, type OccurrenceView } from 'ess-shared-types';
import { WRITTEN_TIME_ZONES } from '../../../src/formats/icalendar/time-zone';
import { eventView, INSTANCE, occurrenceAt, place, session } from '../support/editions';

const NASTY = [
  '\r\nBEGIN:VEVENT\r\nUID:injected\r\nEND:VEVENT\r\n',
  '\nATTENDEE:mailto:x@a.example',
  '\r',
  '\u0000',
  '\u0007\u001b[31m',
  '\u0085\u2028\u2029',
  '\t \u00a0',
  '\\',
  '\\n\\N\\,\\;',
  ";,:\"'^n^^^'",
  '\ud800',
  '\udfff',
  '\ud83d\u0000\ude00',
  '👩🏽‍🌾🏳️‍🌈',
  'é'.repeat(80),
  '漢字'.repeat(40),
  '\u202eabc\u200b\ufeff',
  'END:VCALENDAR',
  '<script>alert(1)</script>',
  ' '.repeat(90),
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 3 });

const hostileAddress = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  hostileText,
  hostileText.map((text) => `https://a.example/${text}`),
  fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'mailto:x@a.example', 'https:a.example', '/page'),
);

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const hour = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map(twoDigits).join(':'));

const day = fc
  .date({ min: new Date('1985-01-01T00:00:00Z'), max: new Date('2034-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const moment = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(day, hour).map((parts) => parts.join('T')) },
  { weight: 3, arbitrary: day },
  { weight: 1, arbitrary: day.map((text) => text.slice(0, 7)) },
  { weight: 1, arbitrary: day.map((text) => text.slice(0, 4)) },
);

const end = (start: string): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    fc.constant(undefined),
    hour.map((text) => `${start.slice(0, 10)}T${text}`),
    moment,
  );

const occurrence: fc.Arbitrary<OccurrenceView> = moment
  .chain((start) =>
    fc.record({
      start: fc.constant(start),
      end: end(start),
      halfDay: fc.constantFrom(undefined, 'morning', 'afternoon', 'evening'),
      timeZone: fc.oneof(
        fc.constantFrom('Europe/Paris', 'Europe/London', 'America/New_York'),
        fc.constantFrom(...WRITTEN_TIME_ZONES),
      ),
    }),
  )
  .filter((times: OccurrenceTimes) => boundsOf(times) !== undefined)
  .map((times) => occurrenceAt(times));

const hostilePlace = fc
  .record({
    state: fc.constantFrom('confirmed', 'option'),
    name: maybe(hostileText),
    street: maybe(hostileText),
    postalCode: maybe(hostileText),
    labelAsPrinted: maybe(hostileText),
    accessInformation: maybe(hostileText),
    latitude: maybe(fc.double()),
    longitude: maybe(fc.double()),
  })
  .map(place);

const hostileSession = fc
  .record({
    title: hostileText,
    start: maybe(fc.oneof(hour, hostileText)),
    end: maybe(fc.oneof(hour, hostileText)),
    summary: maybe(hostileText),
    numberAsPrinted: maybe(hostileText),
  })
  .map(({ title, ...rest }) => session(title, rest));

/** `number` keeps the ids apart, as the database does. */
export const hostileEvent = (number: number): fc.Arbitrary<EventView> =>
  fc
    .record({
      title: hostileText,
      summary: maybe(hostileText),
      body: fc.array(
        fc.record({
          type: fc.constant('paragraph' as const),
          children: fc.array(
            fc.oneof(
              fc.record({ type: fc.constant('text' as const), text: hostileText }),
              fc.record({
                type: fc.constant('link' as const),
                url: hostileAddress,
                children: fc.array(fc.record({ type: fc.constant('text' as const), text: hostileText }), {
                  maxLength: 1,
                }),
              }),
            ),
            { maxLength: 2 },
          ),
        }),
        { maxLength: 2 },
      ),
      lang: fc.constantFrom('fr', 'en'),
      status: fc.constantFrom(
        { key: 'announced', label: 'Annoncé' },
        { key: 'confirmed', label: 'Confirmé' },
        { key: 'cancelled', label: 'Annulé' },
        { key: 'moved-online', label: 'Déplacé en ligne' },
      ),
      attendance: fc.constantFrom(
        { key: 'onsite', label: '' },
        { key: 'mixed', label: '' },
        { key: 'unspecified', label: '' },
      ),
      occurrences: fc.array(occurrence, { maxLength: 3 }),
      places: fc.array(hostilePlace, { maxLength: 2 }),
      onlineAccesses: fc.array(fc.record({ url: maybe(hostileAddress), label: maybe(hostileText) }), { maxLength: 2 }),
      sessions: fc.array(hostileSession, { maxLength: 2 }),
      topics: fc.array(
        hostileText.map((label) => ({ vocabulary: 'themes', slug: 'theme', label })),
        { maxLength: 3 },
      ),
      provenance: fc.array(
        hostileText.map((label) => ({ label, locator: label, url: null, retrievedOn: null })),
        { maxLength: 1 },
      ),
      pageUrl: hostileAddress,
      image: maybe(
        hostileAddress.map((url) => ({
          url,
          width: null,
          height: null,
          alternativeText: '',
          credit: url,
          licence: null,
        })),
      ),
      revision: fc.nat(),
    })
    .map((overrides) => eventView(`hostile-${number}`, { ...overrides, id: `c${twoDigits(number)}x@${INSTANCE}` }));
