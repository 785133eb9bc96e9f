/** Sources are strangers: no text of theirs, however long and monotonous, holds the server. */
import { expect, it } from 'vitest';
import { readCsv } from '../../src/intake/csv/read-csv';
import { readCalendar } from '../../src/intake/icalendar/read-calendar';
import { incomingEvent } from '../../src/intake/incoming/incoming-event';
import type { RawEvent } from '../../src/intake/incoming/raw-event';
import { readOpenAgenda } from '../../src/intake/openagenda/read-openagenda';
import { readLinkedData, readMarkup } from '../../src/intake/web/read-web';
import { context } from './support/context';

/** Letters: what takes the square of it takes seconds. */
const LENGTH = 40_000;
/** Milliseconds of processor time; a text takes a few dozen. */
const MOST = 1_000;

const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const PIECES = [
  ...' )-,;.&<[(@*_\\#:/1aé\u00a0"=?|'.split(''),
  ...[
    '<a',
    '<a href=https://x>y</a>',
    '&amp;',
    'a@',
    'a.',
    '12 ',
    '0 ',
    '[](',
    '](',
    '**a',
    'https://x',
    'tel: ',
    '( ',
  ],
  ...['a-', ' – ', ', ', ' à ', '/1', '1/', '1h', 'h ', 'mars ', '<!--', '<p>'],
];
const TEXTS = PIECES.map((piece) => `x https://x/${piece.repeat(Math.ceil(LENGTH / piece.length))}x`);

const raw = (more: Partial<RawEvent>): RawEvent => ({
  position: 1,
  sourceId: 'un@exemple.example',
  title: 'Atelier',
  occurrences: [{ start: '2025-09-11T09:30', timeZone: 'Europe/Paris' }],
  categories: [],
  contacts: [],
  notes: [],
  ...more,
});

/** The longest of them, with the text that took it. */
async function slowest(work: (text: string) => unknown): Promise<[number, string]> {
  let worst: [number, string] = [0, ''];
  for (const text of TEXTS) {
    const begun = processorTime();
    await work(text);
    const taken = processorTime() - begun;
    if (taken > worst[0]) worst = [taken, text.slice(0, 60)];
  }
  return worst;
}

const FIELDS: Readonly<Record<string, (text: string) => Partial<RawEvent>>> = {
  title: (title) => ({ title }),
  description: (description) => ({ description }),
  summary: (summary) => ({ summary }),
  page: (page) => ({ page }),
  'online address': (onlineUrl) => ({ onlineUrl }),
  registration: (registrationUrl) => ({ registrationUrl }),
  organiser: (organiser) => ({ organiser }),
  fee: (fee) => ({ fee }),
  category: (category) => ({ categories: [category] }),
  place: (text) => ({ place: { text } }),
  'name of a place': (name) => ({ place: { name, text: 'Durtal' } }),
  city: (city) => ({ place: { city } }),
  department: (department) => ({ place: { city: 'Durtal', department } }),
  'postal code': (postalCode) => ({ place: { city: 'Durtal', postalCode } }),
};

it.each(Object.entries(FIELDS))('a long %s is taken in at once', { timeout: 60_000 }, async (_, more) => {
  const [milliseconds, text] = await slowest((long) => incomingEvent(raw(more(long)), context));
  expect(milliseconds, text).toBeLessThan(MOST);
});

const today = '2025-09-01';
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  calendar: (text) =>
    readCalendar(
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${text}\r\nSUMMARY;X=${text}:${text}\r\nLOCATION:${text}\r\nDTSTART:${text}\r\nRRULE:${text}\r\nEXDATE:${text}\r\nDURATION:${text}\r\nURL:${text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
      { today },
    ),
  table: (text) => readCsv(`Titre;Date;Horaires;Lieu;Lien\n${[text, text, text, text, text].join(';')}\n`),
  'table of another shape': (text) => readCsv(text),
  OpenAgenda: (text) =>
    readOpenAgenda({
      events: [
        {
          uid: text,
          title: { fr: text },
          dateRange: { fr: text },
          timings: [{ begin: text, end: text }],
          location: { name: text, address: text, city: text },
        },
      ],
    }),
  'linked data': (text) =>
    readLinkedData({
      '@type': 'Event',
      name: text,
      startDate: text,
      endDate: text,
      location: text,
      duration: text,
      url: text,
    }),
  page: (text) => readMarkup(`<html><script type="application/ld+json">${text}</script>${text}`),
  feed: (text) =>
    readMarkup(
      `<rss><channel><item><title>${text}</title><ev:startdate>${text}</ev:startdate><ev:starthour>${text}</ev:starthour></item></channel></rss>`,
    ),
};

it.each(Object.entries(READERS))('a long text in a %s is read at once', { timeout: 60_000 }, async (_, read) => {
  const [milliseconds, text] = await slowest(read);
  expect(milliseconds, text).toBeLessThan(MOST);
});

it('elements within elements are read so far only', async () => {
  const begun = processorTime();
  await readMarkup('<b>'.repeat(1_000_000));
  await readMarkup(`<rss><item>${'<b>'.repeat(1_000_000)}`);
  expect(processorTime() - begun).toBeLessThan(MOST);
});
