/** RSS, Atom and JSON Feed: golden files, and what each must say. */
import type { EventView, Language, ResourceView } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { atom, urnOf } from '../../src/formats/feeds/atom';
import { datedTitle } from '../../src/formats/feeds/dated-title';
import { jsonFeed } from '../../src/formats/feeds/json-feed';
import { rss } from '../../src/formats/feeds/rss';
import {
  editionOf,
  eventView,
  occurrence,
  occurrenceAt,
  place,
  resourceView,
  session,
  SERVER,
  statusOf,
} from './support/editions';

const fixture = (name: string) => `${import.meta.dirname}/fixtures/${name}`;

const events: EventView[] = [
  eventView('journee', {
    occurrences: [occurrence(), occurrenceAt({ start: '2025-10-02', end: '2025-10-03' })],
    image: {
      url: '/uploads/salle.jpg',
      width: 1200,
      height: 800,
      alternativeText: 'Une salle',
      credit: 'A. B.',
      licence: null,
    },
    registration: {
      url: 'https://inscription.exemple.example/?a=1&b=2',
      deadline: '2025-09-08',
      closesAt: '2025-09-08T22:00:00.000Z',
      fee: null,
      capacity: 40,
      audience: null,
    },
    sessions: [session('Ouverture', { start: '09:30', sessions: [session('Mot d’accueil')] })],
  }),
  eventView('atelier', {
    status: statusOf('cancelled'),
    mainOccurrence: occurrenceAt({ start: '2025-11' }),
    places: [place({ state: 'option', name: 'Liré' }), place({ state: 'option', name: 'Salle <Bleue> & « Verte »' })],
  }),
  eventView('permanence', {
    mainOccurrence: null,
    recurring: { text: 'le premier mardi du mois' },
    attendance: { key: 'online', label: 'En ligne' },
    places: [],
    summary: null,
    publisher: null,
    licence: { key: 'unstated', label: 'Licence non précisée' },
  }),
];

const resources: ResourceView[] = [
  resourceView('guide', {
    topics: [],
    provenance: [{ label: 'Lettre n° 3', locator: null, url: 'https://lettre.exemple.example/3', retrievedOn: null }],
  }),
  resourceView('perdu', {
    url: null,
    formats: [],
    linkStatus: { key: 'lost', label: 'Adresse non donnée par le document' },
    publicationDate: null,
  }),
];

describe('golden files', () => {
  it('RSS of the agenda', async () => {
    await expect(rss.write(editionOf('agenda', events, {}, 'rss'))).toMatchFileSnapshot(fixture('agenda.rss'));
  });

  it('Atom of the agenda', async () => {
    await expect(atom.write(editionOf('agenda', events, {}, 'atom'))).toMatchFileSnapshot(fixture('agenda.atom'));
  });

  it('JSON Feed of the agenda', async () => {
    const text = jsonFeed.write(editionOf('agenda', events, {}, 'feed.json'));
    await expect(JSON.stringify(JSON.parse(text), null, 2)).toMatchFileSnapshot(fixture('agenda.feed.json'));
  });

  it('RSS of the resources', async () => {
    await expect(rss.write(editionOf('ressources', resources, {}, 'rss'))).toMatchFileSnapshot(
      fixture('ressources.rss'),
    );
  });

  it('Atom of the resources', async () => {
    await expect(atom.write(editionOf('ressources', resources, {}, 'atom'))).toMatchFileSnapshot(
      fixture('ressources.atom'),
    );
  });
});

describe('the title of a rendez-vous', () => {
  it.each<[times: { start: string; end?: string }, lang: Language, title: string]>([
    [{ start: '2025-09-11T09:30', end: '2025-09-11T12:00' }, 'fr', '11 sept. 2025 – Titre'],
    [{ start: '2025-09-01' }, 'fr', '1er sept. 2025 – Titre'],
    [{ start: '2026-11-22', end: '2026-11-24' }, 'fr', '22-24 nov. 2026 – Titre'],
    [{ start: '2026-11-30', end: '2026-12-02' }, 'fr', '30 nov.-2 déc. 2026 – Titre'],
    [{ start: '2026-12-31', end: '2027-01-01' }, 'fr', '31 déc. 2026-1er janv. 2027 – Titre'],
    [{ start: '2025-09', end: '2025-10' }, 'fr', 'sept.-oct. 2025 – Titre'],
    [{ start: '2025-09' }, 'fr', 'sept. 2025 – Titre'],
    [{ start: '2025' }, 'fr', '2025 – Titre'],
    [{ start: '2025-10-11' }, 'en', '11 Oct 2025 – Titre'],
  ])('says %j in %s', (times, lang, title) => {
    expect(datedTitle(eventView('a', { title: 'Titre', mainOccurrence: occurrenceAt(times) }), lang)).toBe(title);
  });

  it('says a status that changes what a reader would do', () => {
    const titleOf = (status: EventView['status']) => datedTitle(eventView('a', { title: 'Titre', status }), 'fr');
    expect(titleOf(statusOf('cancelled'))).toBe('[Annulé] 11 sept. 2025 – Titre');
    expect(titleOf(statusOf('confirmed'))).toBe('11 sept. 2025 – Titre');
  });

  it('is bare when no date is known', () => {
    expect(
      datedTitle(eventView('a', { title: 'Titre', status: statusOf('postponed'), mainOccurrence: null }), 'fr'),
    ).toBe('[Reporté] Titre');
  });
});

describe('ids', () => {
  it('are the same whatever the address of the server', () => {
    expect(urnOf('a@b')).toBe(urnOf('a@b'));
    expect(urnOf('a@b')).not.toBe(urnOf('a@c'));
    expect(urnOf('a@b')).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const edition = editionOf('agenda', events, {}, 'atom');
    const moved = { ...edition, addresses: { ...edition.addresses, server: 'https://ailleurs.exemple.example' } };
    const idOf = (text: string) => /<id>(.*)<\/id>/.exec(text)?.[1];
    expect(idOf(atom.write(moved))).toBe(idOf(atom.write(edition)));
    expect(idOf(atom.write(editionOf('ressources', resources)))).not.toBe(idOf(atom.write(edition)));
  });
});

describe('an answer', () => {
  const paged = editionOf('agenda', events.slice(0, 1), {}, 'atom');
  const next = `${SERVER}/ess/agenda.atom?cursor=abc`;

  it('links to its next page', () => {
    const edition = { ...paged, addresses: { ...paged.addresses, next } };
    expect(atom.write(edition)).toContain(`<link rel="next" type="application/atom+xml" href="${next}"/>`);
    expect(rss.write(edition)).toContain(`<atom:link rel="next" type="application/rss+xml" href="${next}"/>`);
    expect(JSON.parse(jsonFeed.write(edition))).toMatchObject({ next_url: next });
  });

  it('without entries still has an author, who is whoever offers the selection or else the server', () => {
    const author = { name: 'ess.exemple.example', url: SERVER };
    expect(JSON.parse(jsonFeed.write(editionOf('agenda', [])))).toMatchObject({ authors: [author], items: [] });
    expect(atom.write(editionOf('agenda', []))).toContain('<author><name>ess.exemple.example</name>');
  });

  it('keeps speakers out: readers never forget', () => {
    const speaker = {
      role: { key: 'speaker', label: 'Intervention' },
      person: 'Une personne',
      functionAtDate: null,
      organisation: null,
      unitLabel: null,
      announced: true,
      actual: null,
    } as const;
    const event = eventView('a', {
      participations: [speaker],
      sessions: [session('Séance', { participations: [speaker] })],
    });
    for (const format of [rss, atom, jsonFeed]) {
      expect(format.write(editionOf('agenda', [event]))).not.toContain('Une personne');
    }
  });

  it('says that registration is over once it is', () => {
    const registration = {
      url: 'https://inscription.exemple.example',
      deadline: null,
      closesAt: '2025-08-31T22:00:00.000Z',
      fee: null,
      capacity: null,
      audience: null,
    };
    const text = rss.write(editionOf('agenda', [eventView('a', { registration })]));
    expect(text).toContain('Inscriptions closes');
    expect(text).not.toContain('https://inscription.exemple.example');
  });

  it('is refused of a collection that has no feed', () => {
    expect(() => rss.write(editionOf('dispositifs', []))).toThrow(RangeError);
    expect(() => jsonFeed.write(editionOf('ressources', []))).toThrow(RangeError);
  });
});
