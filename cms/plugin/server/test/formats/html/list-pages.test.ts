import { parseSelection, SELECTION_RULES, type Collection, type SavedSelectionView } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import type { AnyEdition } from '../../../src/formats/html/context';
import { htmlPages } from '../../../src/formats/html';
import type { Edition, EditionOf } from '../../../src/formats/edition';
import {
  dispositifView,
  editionOf,
  eventView,
  initiativeView,
  keyFigureView,
  occurrenceAt,
  resourceView,
  SERVER,
  statusOf,
} from '../support/editions';
import { document } from '../support/linked-views';
import { elementsOf, linksOf, named, type PageElement } from './parsed-page';

const read = (edition: Edition): PageElement[] => elementsOf(htmlPages.write(edition));

/** A list as asked for with these pairs. */
function asked<Name extends Collection>(
  edition: EditionOf<Name>,
  pairs: readonly (readonly [string, string])[],
): EditionOf<Name> {
  const parsed = parseSelection(pairs, { rules: SELECTION_RULES[edition.collection] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { ...edition, selection: parsed.selection };
}

const lists: readonly (readonly [Collection, Edition])[] = [
  ['agenda', editionOf('agenda', [eventView('journee')])],
  ['chiffres-cles', editionOf('chiffres-cles', [keyFigureView('emplois')])],
  ['initiatives', editionOf('initiatives', [initiativeView('epicerie')])],
  ['ressources', editionOf('ressources', [resourceView('guide')])],
  ['dispositifs', editionOf('dispositifs', [dispositifView('fonds')])],
];

describe.each(lists)('the list of %s', (collection, edition) => {
  const page = read(edition);

  it('has one title, one main part, and headings without a gap', () => {
    expect(named(page, 'h1').map(({ text }) => text)).toEqual([edition.title]);
    expect(named(page, 'main')).toHaveLength(1);
    const levels = page.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name.slice(1))] : []));
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('lists its entries as articles that lead to their pages', () => {
    expect(named(page, 'article')).toHaveLength(1);
    const [entry] = edition.entries;
    expect(linksOf(page).get(entry?.title ?? '')).toBe(entry?.pageUrl);
  });

  it('runs no script and has no style but the one that is announced', () => {
    expect(named(page, 'script')).toEqual([]);
    expect(named(page, 'style')).toHaveLength(1);
    expect(page.filter(({ attributes }) => 'style' in attributes)).toEqual([]);
  });

  it('announces every other form of itself', () => {
    const isEmbedding = (type: string | undefined) => /\+oembed$/.test(type ?? '');
    const all = named(page, 'link').filter(({ attributes }) => attributes.rel === 'alternate');
    const embeddings = all.filter(({ attributes }) => isEmbedding(attributes.type));
    expect(embeddings).toHaveLength(edition.collection === 'dispositifs' ? 0 : 2);
    const links = all.filter(({ attributes }) => !isEmbedding(attributes.type));
    const others = Object.entries(edition.addresses.formats).filter(([name]) => name !== 'html');
    expect(links.map(({ attributes }) => attributes.href).sort()).toEqual(others.map(([, url]) => url).sort());
    expect(links.every(({ attributes }) => attributes.type !== '' && attributes.title?.startsWith(edition.title))).toBe(
      true,
    );
  });

  it('says its address, its description, how old it is and under which licence', () => {
    expect(named(page, 'link').find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href).toBe(
      edition.addresses.self,
    );
    const metas = new Map(
      named(page, 'meta').map(({ attributes }) => [attributes.name ?? attributes.property, attributes.content]),
    );
    expect(metas.get('description')).toMatch(/économie sociale et solidaire/);
    expect(metas.get('og:title')).toBe(`${edition.title} – ${new URL(SERVER).host}`);
    expect(metas.get('og:url')).toBe(edition.addresses.self);
    const footer = named(page, 'footer')[0]?.text;
    expect(footer).toMatch(/Informations du 1er septembre 2025 à 10 h/);
    expect(footer).toMatch(/Publié par Réseau des collectivités\. Licence : Licence Ouverte 2\.0/);
  });

  it('lets its selection be searched by a plain form', () => {
    const [form] = named(page, 'form');
    expect(form?.attributes).toMatchObject({ method: 'get', action: `${SERVER}/ess/${collection}` });
    const labelled = named(page, 'label').map(({ attributes }) => attributes.for);
    const fields = [...named(page, 'input'), ...named(page, 'select')].filter(
      ({ attributes }) => attributes.type !== 'hidden',
    );
    for (const { attributes } of fields) expect(labelled).toContain(attributes.id);
  });
});

describe('the agenda', () => {
  it('puts what is under way first, days under headings, what recurs last', () => {
    const events = [
      eventView('demain', { occurrences: [occurrenceAt({ start: '2025-09-02' })] }),
      eventView('regulier', {
        temporalState: 'recurring',
        mainOccurrence: null,
        occurrences: [],
        recurring: { text: 'Tous les lundis' },
      }),
      eventView('en-cours', {
        temporalState: 'ongoing',
        occurrences: [occurrenceAt({ start: '2025-08-30', end: '2025-09-03' })],
      }),
      eventView('demain-aussi', { occurrences: [occurrenceAt({ start: '2025-09-02', halfDay: 'morning' })] }),
    ];
    const page = read(editionOf('agenda', events));
    expect(named(page, 'h2', 'group-heading').map(({ text }) => text)).toEqual([
      'En ce moment',
      'Mardi 2 septembre 2025',
      'Rendez-vous réguliers',
    ]);
    expect(named(page, 'h3', 'title').map(({ text }) => text)).toEqual([
      'Titre de en-cours',
      'Titre de demain',
      'Titre de demain-aussi',
      'Titre de regulier',
    ]);
    const moments = named(page, 'p', 'row').map(({ text }) => text);
    expect(moments[0]).toMatch(/^En cours jusqu’au mercredi 3 septembre 2025/);
    expect(moments[1]).toMatch(/^Horaire à confirmer/);
    expect(moments[2]).toMatch(/^Matin – Horaire à confirmer/);
    expect(moments[3]).toMatch(/^Tous les lundis/);
  });

  it('says a cancellation as a word, and offers nothing to register for', () => {
    const registration = {
      url: 'https://inscription.exemple.example',
      deadline: null,
      closesAt: null,
      fee: null,
      capacity: null,
      audience: null,
    };
    const page = (event: Parameters<typeof eventView>[1]) =>
      read(editionOf('agenda', [eventView('journee', { registration, ...event })]));
    const words = 'S’inscrire : Titre de journee';
    expect(linksOf(page({})).get(words)).toBe(registration.url);
    const cancelled = page({ status: statusOf('cancelled') });
    expect(named(cancelled, 'p', 'status').map(({ text }) => text)).toEqual(['Annulé']);
    expect(linksOf(cancelled).get(words)).toBeUndefined();
    const closed = page({ registration: { ...registration, closesAt: '2025-09-01T08:00:00.000Z' } });
    expect(linksOf(closed).get(words)).toBeUndefined();
    expect(named(closed, 'ul', 'links')[0]?.text).toBe('Inscriptions closes');
  });

  it('shows what remains of past rendez-vous, lost links without a link', () => {
    const past = eventView('passe', {
      temporalState: 'past',
      documents: [
        document('replay', 'replay'),
        document('write-up', 'write-up', { url: null, linkStatus: { key: 'lost', label: 'Lien absent' } }),
        document('reference', 'guide'),
      ],
    });
    const page = read(asked(editionOf('agenda', [past]), [['when', 'past']]));
    expect(named(page, 'ul', 'links')[0]?.children.map(({ text }) => text)).toEqual([
      'replay : Titre de passe',
      'write-up (lien absent)',
    ]);
  });

  it('keeps what was asked for in its form, its tabs and its removable filters', () => {
    const edition: AnyEdition = asked(editionOf('agenda', []), [
      ['territory', 'DEP-49'],
      ['kind', 'webinar'],
      ['q', 'coopération'],
      ['limit', '10'],
    ]);
    const page = elementsOf(htmlPages.write({ ...editionOf('agenda', []), selection: edition.selection }));
    const inputs = named(page, 'input').map(({ attributes }) => [attributes.type, attributes.name, attributes.value]);
    expect(inputs).toContainEqual(['text', 'lieu', 'Maine-et-Loire']);
    expect(inputs).toContainEqual(['hidden', 'limit', '10']);
    expect(inputs).toContainEqual(['search', 'q', 'coopération']);
    const selected = named(page, 'option').filter(({ attributes }) => 'selected' in attributes);
    expect(selected.map(({ attributes }) => attributes.value)).toEqual(['webinar', 'upcoming']);
    const links = linksOf(page);
    expect(links.get('Passés')).toBe(
      `${SERVER}/ess/agenda?territory=DEP-49&kind=webinar&q=coop%C3%A9ration&limit=10&when=past`,
    );
    expect(links.get('Retirer le filtre : Maine-et-Loire×')).toBe(
      `${SERVER}/ess/agenda?kind=webinar&q=coop%C3%A9ration&limit=10`,
    );
    expect(links.get('Tout retirer')).toBe(`${SERVER}/ess/agenda?limit=10`);
  });

  it('leaves a name with several values to its filters: a select would lose one', () => {
    const page = read(
      asked(editionOf('agenda', []), [
        ['kind', 'webinar'],
        ['kind', 'workshop'],
      ]),
    );
    expect(named(page, 'select').map(({ attributes }) => attributes.name)).not.toContain('kind');
    expect(named(page, 'input').filter(({ attributes }) => attributes.name === 'kind')).toHaveLength(2);
  });

  it('offers the calendars people have', () => {
    const links = linksOf(read(editionOf('agenda', [])));
    const ics = `${SERVER}/ess/agenda.ics`;
    const webcal = ics.replace('https:', 'webcal:');
    expect(links.get('Ouvrir dans mon agenda')).toBe(webcal);
    expect(new URL(links.get('Google Agenda') ?? '').searchParams.get('cid')).toBe(webcal);
    expect(new URL(links.get('Outlook.com') ?? '').searchParams.get('url')).toBe(ics);
    expect(links.get('Télécharger le fichier .ics')).toBe(ics);
  });
});

describe('a list', () => {
  it('says what was looked for when it finds nothing, and what may be tried', () => {
    const page = read(
      asked(editionOf('agenda', []), [
        ['territory', 'DEP-49'],
        ['topic', 'alimentation'],
      ]),
    );
    const [empty] = named(page, 'div', 'empty');
    expect(empty?.text).toMatch(/^Aucun rendez-vous à venir pour la recherche : Maine-et-Loire, alimentation\./);
    expect(linksOf(page).get('Élargir au territoire supérieur')).toBe(
      `${SERVER}/ess/agenda?territory=DEP-49&topic=alimentation&fallback=up`,
    );
  });

  it('says at which level something was found', () => {
    const country = { code: 'FR', name: 'France', level: 'country', department: null } as const;
    const page = read(editionOf('agenda', [eventView('journee')], { foundAt: country }));
    expect(named(page, 'p', 'notice')[0]?.text).toBe(
      'Rien pour Maine-et-Loire. Voici ce qui existe dans le territoire supérieur : France.',
    );
  });

  it('leads to its next page and back to the first', () => {
    const edition = asked(editionOf('ressources', [resourceView('guide')]), [['cursor', 'abc']]);
    const next = `${SERVER}/ess/ressources?cursor=def`;
    const links = linksOf(read({ ...edition, addresses: { ...edition.addresses, next } }));
    expect(links.get('Page suivante')).toBe(next);
    expect(links.get('Revenir à la première page')).toBe(`${SERVER}/ess/ressources`);
  });

  it('wears the colours of the network that offers it, as a line', () => {
    const saved: SavedSelectionView = {
      id: 'selection',
      slug: 'anjou',
      title: 'L’ESS en Anjou',
      collection: { key: 'agenda', label: 'Agenda' },
      filters: '',
      isHandPicked: false,
      publisher: { slug: 'cress', name: 'CRESS', shortName: null, website: null },
      logo: 'https://cress.exemple.example/logo.svg',
      accentColour: '#ffd500',
      contactUrl: 'https://cress.exemple.example/contact',
      legalNotice: 'Éditeur : CRESS.',
      retired: false,
      successor: null,
    };
    const page = read(editionOf('agenda', [], { saved }));
    expect(named(page, 'rect').map(({ attributes }) => attributes.fill)).toEqual(['#ffd500']);
    expect(named(page, 'div', 'brand')[0]?.text).toBe('L’ESS en AnjouUne sélection de CRESS');
    expect(linksOf(page).get('Contacter l’équipe')).toBe(saved.contactUrl);
    expect(named(page, 'footer')[0]?.text).toMatch(/Éditeur : CRESS\./);
    const without = read(editionOf('agenda', [], { saved: { ...saved, accentColour: 'red;}' } }));
    expect(named(without, 'rect')).toEqual([]);
  });

  it('has a title of its own, whatever is looked for and whichever page of it this is', () => {
    const edition = editionOf('agenda', [eventView('journee')]);
    const searches = [[], [['when', 'past']], [['when', 'recurring']], [['q', 'zzz']], [['cursor', 'abc']]] as const;
    const titles = searches.map((pairs) => named(read(asked(edition, pairs)), 'title')[0]?.text);
    expect(new Set(titles).size).toBe(searches.length);
    for (const title of titles) expect(title).toContain(new URL(SERVER).host);
  });

  it('speaks English, and says what is not in it', () => {
    const page = read({ ...editionOf('agenda', [eventView('journee')]), lang: 'en', title: 'Events' });
    expect(page[0]?.attributes.lang).toBe('en');
    expect(named(page, 'h3', 'title')[0]?.attributes.lang).toBe('fr');
    expect(linksOf(page).get('Titre de journee')).toBe(`${SERVER}/ess/rendez-vous/journee?lang=en`);
    expect(linksOf(page).get('En français')).toBe(`${SERVER}/ess/agenda?lang=fr`);
  });

  it('says format and weight before a link, and a lost link without one', () => {
    const page = read(
      editionOf('ressources', [
        resourceView('guide'),
        resourceView('perdue', {
          url: null,
          linkStatus: { key: 'lost', label: 'Adresse non donnée par le document' },
          formats: [],
        }),
      ]),
    );
    const [guide, lost] = named(page, 'article');
    expect(guide?.text).toMatch(
      /PDF, 2,4 Mo, 32 pages, français, accessibilité non précisée Consulter la ressource Titre de guide$/,
    );
    expect(lost?.text).toMatch(/Adresse non donnée par le document – Voir le site de RTES$/);
  });

  it('is a fragment with absolute links, without title nor style', () => {
    const edition = editionOf('chiffres-cles', [keyFigureView('emplois')]);
    const page = read({ ...edition, options: { ...edition.options, fragment: true } });
    expect(page[0]).toMatchObject({ name: 'div', attributes: { class: 'ess-fragment', lang: 'fr' } });
    for (const absent of ['h1', 'style', 'svg', 'form', 'html']) expect(named(page, absent)).toEqual([]);
    expect(named(page, 'h2')).toHaveLength(1);
    expect(named(page, 'a').every(({ attributes }) => attributes.href?.startsWith('https://'))).toBe(true);
    expect(page[0]?.text).toMatch(/Publié par Réseau des collectivités\. Licence : Licence Ouverte 2\.0/);
    expect(page.filter(({ attributes }) => 'id' in attributes)).toEqual([]);
  });
});
