import type { Collection, EventView, FigureValueView, KeyFigureView, CollectionViews } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { htmlPages } from '../../../src/formats/html';
import type { Edition, EditionOf } from '../../../src/formats/edition';
import {
  dispositifView,
  editionOf,
  eventView,
  initiativeView,
  keyFigureView,
  occurrenceAt,
  place,
  resourceView,
  SERVER,
  session,
  statusOf,
} from '../support/editions';
import { document, fullDispositif, fullEvent, organisation, participation } from '../support/linked-views';
import { elementsOf, linksOf, named, type PageElement } from './parsed-page';

function item<Name extends Collection>(
  collection: Name,
  entry: CollectionViews[Name],
  overrides: Partial<EditionOf<Name>> = {},
): EditionOf<Name> {
  return editionOf(collection, [entry], { scope: 'item', title: entry.title, ...overrides });
}

const read = (edition: Edition): PageElement[] => elementsOf(htmlPages.write(edition));
const event = (overrides: Partial<EventView>, lang: 'fr' | 'en' = 'fr') =>
  read(item('agenda', eventView('journee', overrides), { lang }));
const figure = (overrides: Partial<KeyFigureView>) => read(item('chiffres-cles', keyFigureView('emplois', overrides)));

/** The facts of a page: each term with its text. */
const factsOf = (page: readonly PageElement[]): Map<string, string> =>
  new Map(
    named(page, 'div').flatMap(({ children: [term, value] }) =>
      term?.name === 'dt' && value?.name === 'dd' ? [[term.text, value.text] as const] : [],
    ),
  );

const entries: readonly (readonly [Collection, Edition])[] = [
  ['agenda', item('agenda', eventView('journee'))],
  ['chiffres-cles', item('chiffres-cles', keyFigureView('emplois'))],
  ['initiatives', item('initiatives', initiativeView('epicerie'))],
  ['ressources', item('ressources', resourceView('guide'))],
  ['dispositifs', item('dispositifs', dispositifView('fonds'))],
];

describe.each(entries)('an entry of %s', (_collection, edition) => {
  const page = read(edition);

  it('has one title, a way back and headings without a gap', () => {
    expect(named(page, 'h1').map(({ text }) => text)).toEqual([edition.title]);
    expect(named(page, 'nav', 'breadcrumb')[0]?.text).toMatch(new RegExp(`${edition.title}$`));
    const levels = page.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name.slice(1))] : []));
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('says who answers for it, from which source, under which licence, and how old it is', () => {
    const facts = factsOf(page);
    expect(facts.get('Publié par')).toBe('Réseau des collectivités');
    expect(facts.get('Source')).toBe('Programme de la journée (relevé le 1er août 2025)');
    expect(linksOf(page).get('Licence Ouverte 2.0')).toMatch(/^https:/);
    expect(named(page, 'footer')[0]?.text).toMatch(/Informations du 1er septembre 2025 à 10 h/);
  });

  it('is announced to previews as what it is', () => {
    const metas = new Map(
      named(page, 'meta').map(({ attributes }) => [attributes.property ?? attributes.name, attributes.content]),
    );
    expect(metas.get('og:type')).toBe('article');
    expect(metas.get('description')).toBe('Un résumé en une phrase.');
    expect(metas.get('robots')).toBeUndefined();
  });

  it('has open data and, in a fragment, neither shell nor tools', () => {
    expect(linksOf(page).get('CSV')).toBe(edition.addresses.formats.csv);
    const fragment = read({ ...edition, options: { ...edition.options, fragment: true } });
    for (const absent of ['h1', 'style', 'nav', 'aside', 'html']) expect(named(fragment, absent)).toEqual([]);
    expect(named(fragment, 'h2')[0]?.text).toBe(edition.title);
    expect(linksOf(fragment).size).toBeGreaterThan(0);
  });
});

describe('the page of a rendez-vous', () => {
  it('says every date, those that are over too', () => {
    const facts = factsOf(
      event({
        occurrences: [
          occurrenceAt({ start: '2025-08-29T19:00', end: '2025-08-29T23:00' }),
          occurrenceAt({ start: '2025-09-05', halfDay: 'evening' }),
        ],
        mainOccurrence: occurrenceAt({ start: '2025-09-05', halfDay: 'evening' }),
      }),
    );
    expect(facts.get('Quand')).toBe(
      'Vendredi 29 août 2025, de 19 h à 23 h (passé)Vendredi 5 septembre 2025, soirée Horaire à confirmer',
    );
  });

  it('says that a place is still to be chosen, and how to reach one that is', () => {
    const angers = place({ state: 'option', name: null, street: null, postalCode: null });
    const lire = place({ state: 'option', name: null, street: null, territory: null, labelAsPrinted: 'Liré' });
    expect(factsOf(event({ places: [lire, angers] })).get('Où')).toBe('Lieu à confirmerLiréAngers (Maine-et-Loire)');
    expect(factsOf(read(item('agenda', fullEvent))).get('Où')).toMatch(
      /Accès : Ligne 4, arrêt MairieAccessibilité : Accès de plain-piedEn ligne$/,
    );
    expect(factsOf(event({ places: [] })).get('Où')).toBe('Lieu à confirmer');
    expect(factsOf(event({ places: [], temporalState: 'past' })).get('Où')).toBeUndefined();
  });

  it('takes registrations until the deadline, at the moment of the answer', () => {
    const registration = {
      url: 'https://inscription.exemple.example',
      deadline: '2025-09-05T18:00',
      closesAt: '2025-09-05T16:00:00.000Z',
      fee: 'Gratuit',
      capacity: 1200,
      audience: 'Élus',
    };
    const open = event({ registration });
    expect(linksOf(open).get('S’inscrire')).toBe(registration.url);
    expect(factsOf(open).get('Inscription')).toMatch(/^S’inscrire Jusqu’au vendredi 5 septembre 2025 à 18 h/);
    expect(factsOf(open).get('Places')).toMatch(/^1\s200$/);
    const closed = event({ registration: { ...registration, closesAt: '2025-09-01T07:59:59.000Z' } });
    expect(linksOf(closed).get('S’inscrire')).toBeUndefined();
    expect(factsOf(closed).get('Inscription')).toMatch(/^Inscriptions closes depuis le vendredi/);
    const full = event({ registration, status: statusOf('full') });
    expect(linksOf(full).get('S’inscrire')).toBeUndefined();
    expect(named(full, 'p', 'status')[0]?.text).toBe('Complet');
  });

  it('tells who was announced from who came, once it is over', () => {
    const programme = session('Table ronde', {
      kind: { key: 'round-table', label: 'Table ronde' },
      start: '10:00',
      end: '11:00',
      participations: [
        participation({ person: 'Camille Exemple', announced: true, actual: true }),
        participation({ person: 'Dominique Exemple', announced: true, actual: null }),
        participation({ person: 'Claude Exemple', announced: true, actual: false }),
        participation({
          unitLabel: 'Le pôle Europe',
          announced: false,
          actual: true,
          organisation: organisation('x', 'X'),
        }),
      ],
      sessions: [session('Échanges', { start: '10:30' })],
    });
    const said = (page: readonly PageElement[]) => named(page, 'ul', 'people')[0]?.children.map(({ text }) => text);
    expect(said(event({ sessions: [programme], temporalState: 'past' }))).toEqual([
      'Camille Exemple',
      'Dominique Exemple (annoncé)',
      'Claude Exemple (annoncé, non cité dans le compte rendu)',
      'Le pôle Europe, X (intervention non annoncée au programme)',
    ]);
    expect(said(event({ sessions: [programme] }))?.[1]).toBe('Dominique Exemple');
    const page = event({ sessions: [programme] });
    expect(named(page, 'p', 'hours').map(({ text }) => text)).toEqual(['10 h – 11 h', '10 h 30']);
    expect(named(page, 'ol', 'programme')).toHaveLength(2);
  });

  it('shows documents with their state, a lost one without a link', () => {
    const lost = document('slides', 'slides', {
      url: null,
      linkStatus: { key: 'lost', label: 'Adresse non donnée par le document' },
    });
    const page = event({ documents: [document('replay', 'replay'), lost], temporalState: 'past' });
    const links = linksOf(page);
    expect(links.get('Document replay')).toBe('https://documents.exemple.example/replay');
    expect(links.get('Document slides')).toBeUndefined();
    expect(links.get('Fiche Document slides')).toBe(`${SERVER}/ess/ressources/document-slides`);
    expect(named(page, 'ul', 'documents')[0]?.text).toMatch(/slides, adresse non donnée par le document – Fiche/);
  });

  it('can be put into a calendar while it is to come, with the hours that are known', () => {
    const timed = linksOf(event({}));
    const google = new URL(timed.get('Google Agenda') ?? '').searchParams;
    expect(google.get('dates')).toBe('20250911T093000/20250911T120000');
    expect(google.get('ctz')).toBe('Europe/Paris');
    const outlook = new URL(timed.get('Outlook.com') ?? '').searchParams;
    expect(outlook.get('startdt')).toBe('2025-09-11T07:30:00.000Z');
    expect(timed.get('Télécharger le fichier .ics')).toBe(`${SERVER}/ess/agenda.ics`);

    const days = linksOf(event({ occurrences: [occurrenceAt({ start: '2025-09-11', end: '2025-09-12' })] }));
    expect(new URL(days.get('Google Agenda') ?? '').searchParams.get('dates')).toBe('20250911/20250913');
    expect(new URL(days.get('Outlook.com') ?? '').searchParams.get('allday')).toBe('true');

    expect(linksOf(event({ occurrences: [occurrenceAt({ start: '2025-09' })] })).has('Google Agenda')).toBe(false);
    expect(linksOf(event({ temporalState: 'past' })).has('Google Agenda')).toBe(false);
    expect(linksOf(event({ status: statusOf('cancelled') })).has('Google Agenda')).toBe(false);
  });

  it('marks the words of the source as French on an English page', () => {
    const page = event({ theme: 'Alimentation durable', sessions: [session('Table ronde')] }, 'en');
    const french = page.filter(({ attributes }) => attributes.lang === 'fr').map(({ text }) => text);
    expect(french).toContain('Alimentation durable');
    expect(french).toContain('Table ronde');
  });
});

describe('the page of a key figure', () => {
  const value = (overrides: Partial<FigureValueView>): FigureValueView => ({
    ...keyFigureView('emplois').value,
    ...overrides,
  });
  const shown = (overrides: Partial<FigureValueView>) =>
    named(figure({ value: value(overrides) }), 'p', 'value')[0]?.text.replaceAll(/\s/g, ' ');

  it.each([
    [{ number: 1234.5 }, '1 234,5 emplois'],
    [
      { shape: { key: 'comparator', label: '' }, comparator: { key: 'more-than', label: '' }, number: 300 },
      'plus de 300 emplois',
    ],
    [{ shape: { key: 'range', label: '' }, number: 10, maximum: 19, unit: 'salariés' }, '10 à 19 salariés'],
    [{ shape: { key: 'range', label: '' }, number: 500_000, maximum: 2_000_000, unit: '€' }, '0,5 à 2 M€'],
    [{ number: 1_300_000_000, unit: '€' }, '1,3 Md€'],
    [{ shape: { key: 'ratio', label: '' }, number: null, numerator: 1, denominator: 3, unit: 'part' }, '1 sur 3'],
    [{ shape: { key: 'ratio', label: '' }, number: null, numerator: 3, denominator: 1, unit: 'fois' }, '3 fois'],
    [{ shape: { key: 'change', label: '' }, number: 5, unit: '%' }, '+5 %'],
    [{ shape: { key: 'change', label: '' }, number: -2.6, unit: '%' }, '−2,6 %'],
    [{ shape: { key: 'text-only', label: '' }, number: null, asPublished: 'la plupart' }, '« la plupart »'],
    [{ shape: { key: 'truncated', label: '' }, number: 25.2, asPublished: '25,2 % des (' }, '« 25,2 % des ( »'],
  ] as const)('shows %o as %s', (overrides, expected) => {
    expect(shown(overrides)).toBe(expected);
  });

  it('says that a value is cut, or given without a number', () => {
    const warning = (key: 'truncated' | 'text-only') =>
      named(figure({ value: value({ shape: { key, label: '' } }) }), 'article')[0]?.text;
    expect(warning('truncated')).toMatch(/la valeur n’est pas complète/);
    expect(warning('text-only')).toMatch(/sans nombre/);
  });

  it('says period, definition and source, or that the source does not', () => {
    const facts = factsOf(figure({}));
    expect(facts.get('Période')).toBe('2022');
    expect(facts.get('Définition')).toBe('Postes au 31 décembre.');
    expect(facts.get('Publication')).toBe('juin 2024');
    const unknown = figure({ source: null, period: { start: null, end: null, asPrinted: null } });
    expect(factsOf(unknown).get('Période')).toBe('Non précisée par la source');
    expect(named(unknown, 'dd').map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^D’après «\sProgramme de la journée\s», qui ne cite pas sa source$/),
    );
    const typed = figure({
      source: null,
      provenance: [{ label: 'Saisi par Camille', locator: null, url: null, retrievedOn: null }],
    });
    expect(named(typed, 'dd').map(({ text }) => text)).toContain('Source non citée');
    expect(named(typed, 'main')[0]?.text).not.toContain('Saisi par');
  });

  it('sets what disagrees side by side, with the reason', () => {
    const other = keyFigureView('autres-emplois', { value: value({ number: 999 }) });
    const page = figure({
      comparison: keyFigureView('emplois-region'),
      groups: [
        {
          slug: 'groupe',
          kind: { key: 'conflict', label: 'Chiffres qui divergent' },
          title: 'Combien d’emplois ?',
          explanation: 'Deux définitions de l’emploi.',
          figures: [other],
        },
      ],
    });
    const [compared, disagreeing] = named(page, 'ul', 'equals');
    expect(compared?.children).toHaveLength(2);
    expect(disagreeing?.children.map(({ text }) => text.replaceAll(/\s/g, ' '))).toEqual([
      expect.stringMatching(/^1 234 emplois.*\(ce chiffre\)/),
      expect.stringMatching(/^999 emplois/),
    ]);
    expect(named(page, 'article')[0]?.text).toMatch(/Chiffres qui divergentDeux définitions de l’emploi\./);
    expect(linksOf(page).get('Titre de autres-emplois')).toBe(`${SERVER}/ess/chiffres-cles/autres-emplois`);
  });
});

describe('the page of a dispositif', () => {
  it('says who is eligible, with the validity of zonings', () => {
    const page = read(item('dispositifs', { ...fullDispositif, opensOn: '2025-01-01', closesOn: '2025-10-31' }));
    const facts = factsOf(page);
    expect(facts.get('Effectif')).toBe('Au moins 1, moins de 50 salariés');
    expect(facts.get('Zonage')).toBe('Zone de revitalisation rurale (jusqu’au 30 juin 2024, remplacé par frr)');
    expect(facts.get('Calendrier')).toBe('À partir du 1er janvier 2025, jusqu’au 31 octobre 2025');
    expect(linksOf(page).get('Programme national')).toBe(`${SERVER}/ess/dispositifs/programme`);
  });
});

describe('the page of an initiative or a resource', () => {
  it('says a dead website or a private link without a link', () => {
    const dead = initiativeView('epicerie', { website: { url: null, status: { key: 'dead', label: 'Lien mort' } } });
    expect(factsOf(read(item('initiatives', dead))).get('Site')).toBe('lien mort');
    const reserved = resourceView('guide', {
      url: null,
      linkStatus: { key: 'private', label: 'Lien privé, non republié' },
      access: 'Réservé aux adhérents',
      formats: [],
    });
    const page = read(item('ressources', reserved));
    expect(named(page, 'article')[0]?.text).toMatch(/Lien privé, non republié – Réservé aux adhérents/);
    expect(linksOf(page).has('Consulter la ressource Titre de guide')).toBe(false);
  });

  it('credits its image', () => {
    const image = {
      url: '/uploads/halle.jpg',
      width: 900,
      height: 600,
      alternativeText: 'Une halle',
      credit: 'Studio Exemple',
      licence: 'CC BY 4.0',
    };
    const page = read(item('initiatives', initiativeView('epicerie', { image })));
    expect(named(page, 'img')[0]?.attributes).toMatchObject({ src: `${SERVER}/uploads/halle.jpg`, alt: 'Une halle' });
    expect(named(page, 'figcaption')[0]?.text).toBe('Studio Exemple, CC BY 4.0');
    const preview = named(page, 'meta').find(({ attributes }) => attributes.property === 'og:image');
    expect(preview?.attributes.content).toBe(`${SERVER}/uploads/halle.jpg`);
  });
});
