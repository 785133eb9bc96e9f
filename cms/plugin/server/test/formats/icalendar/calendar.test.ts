/** Whole calendars, compared with golden files, and what a reader finds in them. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventView } from 'ess-shared-types';
import type { EditionOf } from '../../../src/formats/edition';
import { icalendar } from '../../../src/formats/icalendar/calendar';
import { editionOf, eventView, MAINE_ET_LOIRE, occurrenceAt, session } from '../support/editions';
import { clubDay, everyEvent } from './hand-made-events';
import { logicalLines, physicalLines, readCalendar, readEntries } from './reading';

const golden = (name: string): string => join(import.meta.dirname, 'golden', name);

const write = (events: readonly EventView[], overrides: Partial<EditionOf<'agenda'>> = {}): string =>
  icalendar.write(editionOf('agenda', events, overrides, 'ics'));

const withSessions = { sessions: true, dialect: 'rfc4180', fragment: false } as const;

const valuesOf = (text: string, name: string): string[] =>
  logicalLines(text)
    .filter((each) => each.startsWith(`${name}:`) || each.startsWith(`${name};`))
    .map((each) => each.slice(name.length));

describe('golden files', () => {
  it('writes every kind of event in French', async () => {
    await expect(write(everyEvent())).toMatchFileSnapshot(golden('agenda.fr.ics'));
  });

  it('writes its words in English, what is not translated in French', async () => {
    const title = 'Social and solidarity economy – Maine-et-Loire';
    await expect(write(everyEvent('en'), { lang: 'en', title })).toMatchFileSnapshot(golden('agenda.en.ics'));
  });

  it('writes one entry a session', async () => {
    await expect(write([clubDay()], { options: withSessions })).toMatchFileSnapshot(golden('sessions.ics'));
  });

  it('writes a single event after its registration has closed', async () => {
    const event = clubDay();
    const edition = { scope: 'item', title: event.title, asOf: '2025-09-08T08:00:00.000Z' } as const;
    await expect(write([event], edition)).toMatchFileSnapshot(golden('item.ics'));
  });

  it('writes a calendar without entries', async () => {
    await expect(write([], { foundAt: MAINE_ET_LOIRE })).toMatchFileSnapshot(golden('empty.ics'));
  });

  it('ends every line of each with CRLF and folds at 75 octets', () => {
    for (const text of [write(everyEvent()), write([clubDay()], { options: withSessions }), write([])]) {
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      expect(physicalLines(text).filter((each) => /[\r\n]/.test(each) || Buffer.byteLength(each) > 75)).toEqual([]);
    }
  });
});

describe('the calendar', () => {
  it('has no METHOD and no ORGANIZER', () => {
    expect(write(everyEvent())).not.toMatch(/^(?:METHOD|ORGANIZER|ATTENDEE)/m);
  });

  it('defines the zones that it names, and no other', () => {
    const text = write(everyEvent());
    const defined = readCalendar(text)
      .getAllSubcomponents('vtimezone')
      .map((zone) => String(zone.getFirstPropertyValue('tzid')));
    const named = [...text.matchAll(/;TZID=([^:;]+):/g)].map(([, name]) => name);
    expect(defined).toEqual(['Europe/Paris', 'Indian/Reunion']);
    expect(new Set(named)).toEqual(new Set(defined));
  });

  it('names itself to old readers and to new ones', () => {
    const text = write(everyEvent());
    expect(valuesOf(text, 'NAME')).toEqual([':L’économie sociale et solidaire – Maine-et-Loire']);
    expect(valuesOf(text, 'X-WR-CALNAME')).toEqual(valuesOf(text, 'NAME'));
    expect(valuesOf(text, 'SOURCE')).toEqual([';VALUE=URI:https://ess.exemple.example/ess/agenda.ics']);
    expect(valuesOf(text, 'REFRESH-INTERVAL')).toEqual([';VALUE=DURATION:PT1H']);
  });

  it('says how many events it leaves out for want of a day', () => {
    const calendar = readCalendar(write(everyEvent(), { total: 6_000 }));
    expect(calendar.getFirstPropertyValue('description')).toContain(
      'Rendez-vous sans jour connu, visibles sur la page seulement\u00a0: 3',
    );
    expect(calendar.getFirstPropertyValue('description')).toContain('13 rendez-vous sur 6000');
    expect(readEntries(write(everyEvent())).some(({ uid }) => /un-mois|une-annee|samedi/.test(uid))).toBe(false);
  });

  it('has no form of other collections', () => {
    expect(() => icalendar.write(editionOf('ressources', []))).toThrow(TypeError);
  });
});

describe('an entry', () => {
  const only = (event: EventView) => {
    const [entry, ...others] = readEntries(write([event]));
    if (!entry || others.length > 0) throw new Error('Not one entry');
    return entry;
  };

  it.each([
    ['confirmed', 'CONFIRMED', 'Titre de e'],
    ['full', 'CONFIRMED', '[Complet] Titre de e'],
    ['postponed', 'TENTATIVE', '[Reporté] Titre de e'],
    ['moved-online', 'CONFIRMED', '[En ligne] Titre de e'],
    ['cancelled', 'CANCELLED', '[Annulé] Titre de e'],
    ['announced', null, 'Titre de e'],
  ] as const)('says that an event is %s', (key, status, summary) => {
    const entry = only(eventView('e', { status: { key, label: '' } }));
    expect(entry.text('status')).toBe(status);
    expect(entry.text('summary')).toBe(summary);
  });

  it('keeps places that are options apart, without a position', () => {
    const event = everyEvent().find(({ slug }) => slug === 'apres-midi');
    const entry = only(event ?? eventView('absent'));
    expect(entry.text('location')).toBe('Lieu à confirmer\u00a0: Liré (Maine-et-Loire) ou Angers (Maine-et-Loire)');
    expect(entry.text('geo')).toBeNull();
    expect(entry.text('status')).toBe('TENTATIVE');
    expect(entry.text('summary')).toBe('Titre de apres-midi (après-midi)');
    expect(entry.text('description')).toContain('après-midi (horaire à confirmer)');
  });

  it('sends nobody to the place of an event moved online', () => {
    const entry = only(eventView('e', { status: { key: 'moved-online', label: 'Déplacé en ligne' } }));
    expect(entry.text('location')).toBe('En ligne');
    expect(entry.text('geo')).toBeNull();
  });

  it('offers registration until its deadline, and not for what is cancelled', () => {
    const { registration } = clubDay();
    const shown = (asOf: string, event = eventView('e', { registration })) =>
      String(readEntries(write([event], { asOf }))[0]?.text('description'));
    expect(shown('2025-09-05T15:59:59.000Z')).toContain('Inscription\u00a0: https://inscription.exemple.example');
    expect(shown('2025-09-05T16:00:00.000Z')).toContain('Inscriptions closes.');
    expect(shown('2025-09-05T16:00:00.000Z')).not.toContain('https://inscription.exemple.example');
    const cancelled = eventView('e', { registration, status: { key: 'cancelled', label: 'Annulé' } });
    expect(shown('2025-09-01T00:00:00.000Z', cancelled)).not.toMatch(/inscription/i);
  });

  it('leaves out addresses that are not safe', () => {
    const text = write([
      eventView('e', {
        pageUrl: 'https://a.example/\r\nATTENDEE:mailto:x@a.example',
        onlineAccesses: [{ url: 'javascript:alert(1)', label: 'Salle' }],
        image: { url: 'data:image/png,x', width: null, height: null, alternativeText: '', credit: null, licence: null },
      }),
    ]);
    expect(text).not.toMatch(/^(?:ATTENDEE|CONFERENCE|IMAGE)|javascript:|data:image/m);
    expect(valuesOf(text, 'URL')).toEqual([':https://ess.exemple.example/ess/agenda']);
  });
});

describe('sessions', () => {
  const summaries = (event: EventView) =>
    readEntries(write([event], { options: withSessions })).map((entry) => entry.text('summary'));
  const placed = session('Ouverture', { start: '10:00' });

  it('keeps the event where its programme cannot be placed', () => {
    const several = [occurrenceAt({ start: '2025-09-11' }), occurrenceAt({ start: '2025-09-12' })];
    expect(summaries(eventView('e'))).toEqual(['Titre de e']);
    expect(summaries(eventView('e', { sessions: [session('Sans heure')] }))).toEqual(['Titre de e']);
    expect(summaries(eventView('e', { sessions: [session('Faux', { start: '25:99' })] }))).toEqual(['Titre de e']);
    expect(summaries(eventView('e', { sessions: [placed], occurrences: several }))).toHaveLength(2);
    expect(
      summaries(
        eventView('e', { sessions: [placed], occurrences: [occurrenceAt({ start: '2025-09', end: '2025-10' })] }),
      ),
    ).toEqual([]);
  });

  it('keeps the event beside its sessions where some of them have no hours', () => {
    expect(summaries(eventView('e', { sessions: [placed, session('Sans heure')] }))).toEqual([
      'Titre de e',
      'Ouverture – Titre de e',
    ]);
  });

  it('places sessions on the day of an event that has no hours itself', () => {
    const event = eventView('e', {
      sessions: [session('Nuit', { start: '22:00', end: '01:00' })],
      occurrences: [occurrenceAt({ start: '2025-09-11' })],
    });
    const [entry] = readEntries(write([event], { options: withSessions }));
    expect(entry?.start).toBe(Date.parse('2025-09-11T20:00:00Z'));
    expect(entry?.end).toBeUndefined();
  });
});
