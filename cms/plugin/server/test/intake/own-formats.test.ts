/** What this product publishes, read again by it: another instance is a source like the town hall's calendar. */
import { EVENT_KINDS, INVOLVEMENT_ROLES, keysOf, textKey, type EventView, type Language } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/formats/csv';
import { icalendar } from '../../src/formats/icalendar/calendar';
import { json } from '../../src/formats/json';
import { readCsv } from '../../src/intake/csv/read-csv';
import { readCalendar } from '../../src/intake/icalendar/read-calendar';
import { incomingEvent, type IncomingEvent } from '../../src/intake/incoming/incoming-event';
import type { ReadSource } from '../../src/intake/incoming/raw-event';
import { readOwnEvents, ownAnswer } from '../../src/intake/own/own-json';
import { everyEvent } from '../formats/icalendar/hand-made-events';
import { editionOf } from '../formats/support/editions';
import { context } from './support/context';

const names = {
  ...context.names,
  kind: (label: string) =>
    keysOf(EVENT_KINDS).find((key) =>
      [key, EVENT_KINDS[key].label.fr, EVENT_KINDS[key].label.en].some((one) => textKey(one) === textKey(label)),
    ),
};

function taken({ events, problems }: Pick<ReadSource, 'events' | 'problems'>): Map<string, IncomingEvent> {
  expect(problems).toEqual([]);
  return new Map(
    events.map((raw) => {
      const incoming = incomingEvent(raw, { ...context, names });
      if ('message' in incoming) throw new Error(incoming.message.fr);
      return [raw.sourceId ?? '', incoming];
    }),
  );
}

/** What a reader must find again, whatever the format. */
const seen = ({ event }: IncomingEvent) => ({
  title: event.title,
  status: event.status,
  kind: event.kind,
  summary: event.summary,
  occurrences: event.occurrences.map(({ start, end, halfDay, timeZone }) => ({ start, end, halfDay, timeZone })),
  attendance: event.attendance,
  places: event.places.map(({ state, name, street, postalCode, territory, labelAsPrinted }) => ({
    state,
    name,
    street,
    postalCode,
    territory: territory ?? labelAsPrinted,
  })),
  online: event.onlineAccesses.map(({ url }) => new URL(url ?? '').href),
  registration: event.registration,
  organisers: event.involvements.map(({ labelAsPrinted }) => labelAsPrinted),
});

describe.each<Language>(['fr', 'en'])('the agenda of another instance, in %s', (lang) => {
  const events = everyEvent(lang).map((view) => ({
    ...view,
    involvements: view.involvements.map(({ role, ...other }) => ({
      ...other,
      role: { key: role.key, label: INVOLVEMENT_ROLES[role.key].label[lang] },
    })),
  }));
  const write = (format: typeof json, name: 'json' | 'ics' | 'csv', options = {}) =>
    format.write(editionOf('agenda', events, { lang, ...options }, name));
  const ofJson = () => {
    const answer = ownAnswer(JSON.parse(write(json, 'json')));
    if (!answer) throw new Error('not an answer of ours');
    return taken(readOwnEvents(answer.events, 100));
  };

  it('loses nothing in JSON', () => {
    const read = ofJson();
    expect(read.size).toBe(events.length);
    for (const view of events) {
      const incoming = read.get(view.id);
      if (!incoming) throw new Error(`${view.id} is missing`);
      expect(seen(incoming)).toMatchObject({
        title: view.title,
        status: view.status.key,
        kind: view.kind.key,
        attendance: view.attendance.key,
        online: view.onlineAccesses.flatMap(({ url }) => (url === null ? [] : [new URL(url).href])).slice(0, 1),
      });
      expect(incoming.event.places).toHaveLength(view.places.length);
      expect(incoming.event.occurrences).toHaveLength(view.occurrences.length);
      expect(incoming.event.registration?.deadline).toBe(view.registration?.deadline ?? undefined);
    }
  });

  /**
   * What a calendar has no place for: dates without a day, places of what moved online; zones that it gives in UTC come
   * back as the same instants.
   */
  const isForCalendars = ({ occurrences, status }: EventView) =>
    status.key !== 'moved-online' &&
    occurrences.length > 0 &&
    occurrences.every(({ start, timeZone }) => start.length >= 'YYYY-MM-DD'.length && timeZone !== 'Europe/Brussels');

  it('is the same in a calendar', async () => {
    const [whole, calendar] = [ofJson(), taken(await readCalendar(write(icalendar, 'ics'), { today: '2025-09-01' }))];
    const compared = events.filter(isForCalendars);
    expect(compared.length).toBeGreaterThan(6);
    for (const { id } of compared) {
      const [expected, found] = [whole.get(id), calendar.get(id)];
      if (!expected || !found) throw new Error(`${id} is missing`);
      expect({ id, ...seen(found) }).toEqual({ id, ...seen(expected) });
    }
    expect([...calendar.keys()].filter((id) => !whole.has(id))).toEqual([]);
    for (const { event } of calendar.values()) {
      expect(event.title).not.toMatch(/^\[/);
      expect(event.body.join('\n')).not.toMatch(/Publié par|Published by|Licence|Page/);
    }
  });

  it.each(['rfc4180', 'excel'] as const)('is the same in a table (%s)', async (dialect) => {
    const text = write(csv, 'csv', { options: { sessions: false, dialect, fragment: false } });
    const [whole, table] = [ofJson(), taken(await readCsv(text))];
    expect([...table.keys()].toSorted()).toEqual([...whole.keys()].toSorted());
    for (const { id } of events) {
      const [expected, found] = [whole.get(id), table.get(id)];
      if (!expected || !found) throw new Error(`${id} is missing`);
      expect({ id, ...seen(found) }).toEqual({ id, ...seen(expected) });
    }
  });
});
