/** Linked data: golden files, read back as triples, and only what schema.org knows. */
import { COLLECTION_NAMES, type Collection, type EntryView } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/formats/edition';
import { jsonLd } from '../../src/formats/json-ld';
import { AS_OF, editionOf, MAINE_ET_LOIRE, SERVER } from './support/editions';
import { Graph } from './support/linked-data';
import {
  fullDispositif,
  fullEvent,
  fullFigure,
  fullInitiative,
  fullResource,
  publicDispositif,
  severalDates,
} from './support/linked-views';
import { unknownNames } from './support/schema-org';

const EDITIONS: Readonly<Record<Collection, Edition>> = {
  agenda: editionOf('agenda', [fullEvent, severalDates], {}, 'jsonld'),
  'chiffres-cles': editionOf('chiffres-cles', [fullFigure], {}, 'jsonld'),
  initiatives: editionOf('initiatives', [fullInitiative], {}, 'jsonld'),
  ressources: editionOf('ressources', [fullResource], {}, 'jsonld'),
  dispositifs: editionOf('dispositifs', [fullDispositif, publicDispositif], {}, 'jsonld'),
};

const entriesOf = (collection: Collection): readonly EntryView[] => EDITIONS[collection].entries;
const written = (collection: Collection): string => jsonLd.write(EDITIONS[collection]);

describe.each(COLLECTION_NAMES)('linked data of %s', (collection) => {
  it('is as its golden file', async () => {
    await expect(JSON.stringify(JSON.parse(written(collection)), null, 2)).toMatchFileSnapshot(
      `${import.meta.dirname}/fixtures/${collection}.jsonld`,
    );
  });

  it('uses no type and no property that schema.org does not know there', () => {
    expect(unknownNames(JSON.parse(written(collection)))).toEqual([]);
    expect(unknownNames(JSON.parse(jsonLd.write({ ...EDITIONS[collection], scope: 'item' })))).toEqual([]);
  });

  it('is a page that lists its entries in order, with the instant of the answer', async () => {
    const graph = await Graph.read(written(collection));
    const [page = ''] = graph.ofType('CollectionPage');
    expect(page).toBe(`${SERVER}/ess/${collection}`);
    expect(graph.values(page, 'sdDatePublished')).toEqual([AS_OF]);
    expect(graph.values(page, 'license')).toHaveLength(collection === 'ressources' ? 0 : 1);
    const [list = ''] = graph.ofType('ItemList');
    expect(graph.values(list, 'numberOfItems')).toEqual([String(entriesOf(collection).length)]);
    expect(graph.values(list, 'itemListElement', 'item').sort()).toEqual(
      entriesOf(collection)
        .map(({ pageUrl }) => `${pageUrl}#this`)
        .sort(),
    );
  });

  it('tells the thing from the page that carries its rights, dates and sources', async () => {
    const [entry] = entriesOf(collection);
    const graph = await Graph.read(written(collection));
    const thing = `${entry?.pageUrl ?? ''}#this`;
    expect(graph.values(thing, 'identifier')).toEqual([entry?.id]);
    expect(graph.values(thing, 'mainEntityOfPage')).toEqual([entry?.pageUrl]);
    const page = entry?.pageUrl ?? '';
    expect(graph.typeOf(page)).toEqual(['WebPage']);
    expect(graph.values(page, 'dateModified')).toEqual([entry?.changedAt]);
    expect(graph.values(page, 'publisher', 'name')).toEqual(['Réseau des collectivités']);
    expect(graph.values(page, 'isBasedOn', 'name')).toEqual(['Programme de la journée']);
    expect(graph.values(page, 'isBasedOn', 'description')).toEqual(['p. 2']);
    expect(graph.values(thing, 'license')).toEqual([]);
  });
});

describe('the reader of schema.org', () => {
  it('knows a property by the type it stands on', () => {
    expect(
      unknownNames({ '@type': 'Event', startDate: '2025', legalForm: 'SCIC', about: { '@type': 'Sujet' } }),
    ).toEqual(['$.legalForm is no property of Event', '$.about is of no known type']);
  });
});

describe('a single entry', () => {
  it('is its own node, dated by its page', () => {
    const document: { '@type': string; mainEntityOfPage: { sdDatePublished: string } } = JSON.parse(
      jsonLd.write({ ...EDITIONS.agenda, scope: 'item' }),
    );
    expect(document['@type']).toBe('Event');
    expect(document.mainEntityOfPage.sdDatePublished).toBe(AS_OF);
  });
});

describe('a list', () => {
  it('names its next page and the enclosing territory at which something was found', async () => {
    const edition = editionOf('agenda', [fullEvent], { foundAt: { ...MAINE_ET_LOIRE, name: 'Pays de la Loire' } });
    const text = jsonLd.write({
      ...edition,
      addresses: { ...edition.addresses, next: `${SERVER}/ess/agenda?cursor=a` },
    });
    const graph = await Graph.read(text);
    const page = `${SERVER}/ess/agenda`;
    expect(graph.values(page, 'relatedLink')).toEqual([`${SERVER}/ess/agenda?cursor=a`]);
    expect(graph.values(page, 'spatialCoverage', 'name')).toEqual(['Pays de la Loire']);
  });

  it('without entries is a page with an empty list', async () => {
    const graph = await Graph.read(jsonLd.write(editionOf('agenda', [], {}, 'jsonld')));
    expect(graph.values(`${SERVER}/ess/agenda.jsonld#list`, 'numberOfItems')).toEqual(['0']);
  });

  it('of key figures is a data set with its files and its variables', async () => {
    const graph = await Graph.read(written('chiffres-cles'));
    const [dataset = ''] = graph.ofType('Dataset');
    expect(graph.values(dataset, 'distribution', 'encodingFormat').sort()).toEqual([
      'application/json',
      'application/ld+json',
      'text/csv',
    ]);
    expect(graph.values(dataset, 'variableMeasured', 'identifier')).toEqual(['emplois-ess']);
  });
});
