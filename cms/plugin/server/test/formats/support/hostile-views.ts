/** Views in which every text that a person types is hostile. */
import type { EventView, ImageView, InitiativeView, ResourceView, SessionView } from 'ess-shared-types';
import fc from 'fast-check';
import { hostileText } from './hostile-texts';
import { eventView, initiativeView, occurrence, place, resourceView, statusOf } from './editions';

const entryTexts = fc.record({
  title: hostileText,
  summary: fc.option(hostileText),
  body: hostileText.map((text): EventView['body'] => [
    { type: 'heading', level: 2, children: [{ type: 'text', text }] },
    {
      type: 'paragraph',
      children: [{ type: 'link', url: 'https://exemple.example/?a=1&b="', children: [{ type: 'text', text }] }],
    },
    { type: 'list', format: 'ordered', items: [[{ type: 'text', text, bold: true }]] },
    { type: 'quote', children: [{ type: 'text', text, italic: true }] },
  ]),
  rightsHolder: fc.option(hostileText),
  topics: hostileText.map((label) => [{ vocabulary: 'themes', slug: 'theme', label }]),
  publisher: fc.option(hostileText.map((name) => ({ slug: 'publisher', name, shortName: name, website: null }))),
  provenance: hostileText.map((text) => [{ label: text, locator: text, url: null, retrievedOn: null }]),
  image: fc.option(
    hostileText.map((text): ImageView => ({
      url: '/uploads/image.jpg',
      width: 3,
      height: 2,
      alternativeText: text,
      credit: text,
      licence: text,
    })),
  ),
});

const involvements = hostileText.map((text): EventView['involvements'] => [
  { role: { key: 'organiser', label: 'Organisé par' }, organisation: null, labelAsPrinted: text },
]);

const places = hostileText.map((text) => [place({ name: text, street: text, territory: null, labelAsPrinted: text })]);

const session = (text: string): SessionView => ({
  title: text,
  kind: { key: 'round-table', label: 'Table ronde' },
  numberAsPrinted: text,
  start: '09:30',
  end: null,
  endInferred: false,
  summary: text,
  participations: [],
  documents: [],
  sessions: [],
});

export const hostileEvent: fc.Arbitrary<EventView> = fc
  .record({
    texts: entryTexts,
    involvements,
    places,
    sessions: hostileText.map((text) => [session(text)]),
    recurring: fc.option(hostileText.map((text) => ({ text }))),
    isDated: fc.boolean(),
    isCancelled: fc.boolean(),
    label: fc.option(hostileText),
  })
  .map(({ texts, isDated, isCancelled, label, ...event }) =>
    eventView('hostile', {
      ...texts,
      ...event,
      mainOccurrence: isDated ? occurrence() : null,
      status: statusOf(isCancelled ? 'cancelled' : 'confirmed'),
      onlineAccesses: [{ url: 'https://visio.exemple.example/?a=1&b=2', label }],
    }),
  );

export const hostileResource: fc.Arbitrary<ResourceView> = fc
  .record({ texts: entryTexts, involvements, access: fc.option(hostileText), publicationDate: fc.option(hostileText) })
  .map(({ texts, ...resource }) => resourceView('hostile', { ...texts, ...resource }));

export const hostileInitiative: fc.Arbitrary<InitiativeView> = fc
  .record({ texts: entryTexts, involvements, places, whatItDoes: fc.option(hostileText), size: fc.option(hostileText) })
  .map(({ texts, ...initiative }) => initiativeView('hostile', { ...texts, ...initiative }));
