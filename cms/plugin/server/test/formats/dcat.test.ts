/** The DCAT catalogue: a golden file, and its triples as a harvester reads them. */
import { keysOf, COLLECTIONS } from 'ess-shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogJsonLd, type CatalogFacts } from '../../src/formats/dcat';
import { AS_OF, SERVER } from './support/editions';
import { hostileRuns, hostileText } from './support/hostile-texts';
import { Graph } from './support/linked-data';

const FACTS: CatalogFacts = {
  server: SERVER,
  asOf: AS_OF,
  publisher: 'Réseau des collectivités',
  archive: `${SERVER}/ess/export.zip`,
  jsonSchema: 'https://schemas.exemple.example/answers.schema.json',
  collections: [
    {
      collection: 'agenda',
      count: 12,
      changedAt: '2025-08-25T10:00:00.000Z',
      licences: ['etalab-2.0'],
      formats: ['html', 'ics', 'json', 'csv'],
    },
    {
      collection: 'chiffres-cles',
      count: 1,
      changedAt: '2025-08-30T10:00:00.000Z',
      licences: ['etalab-2.0', 'all-rights-reserved'],
      formats: ['json', 'jsonld', 'csv'],
    },
    { collection: 'initiatives', count: 0, changedAt: null, licences: [], formats: ['geojson'] },
  ],
};

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const CATALOG = `${SERVER}/ess/catalog.jsonld#catalog`;
const AGENDA = `${SERVER}/ess/catalog.jsonld#agenda`;

describe('the catalogue', () => {
  it('is as its golden file', async () => {
    await expect(JSON.stringify(JSON.parse(catalogJsonLd(FACTS)), null, 2)).toMatchFileSnapshot(
      `${import.meta.dirname}/fixtures/catalog.jsonld`,
    );
  });

  it('has what DCAT-AP 3 makes mandatory', async () => {
    const graph = await Graph.read(catalogJsonLd(FACTS));
    const datasets = graph.ofType(`${DCAT}Dataset`);
    expect(graph.ofType(`${DCAT}Catalog`)).toEqual([CATALOG]);
    expect(graph.values(CATALOG, `${DCAT}dataset`).sort()).toEqual([...datasets].sort());
    expect(datasets).toHaveLength(4);
    for (const subject of [CATALOG, ...datasets]) {
      expect(graph.values(subject, `${DCT}title`)).not.toEqual([]);
      expect(graph.values(subject, `${DCT}description`)).not.toEqual([]);
      expect(graph.values(subject, `${DCT}publisher`, 'http://xmlns.com/foaf/0.1/name')).toEqual([
        'Réseau des collectivités',
      ]);
    }
    const distributions = graph.ofType(`${DCAT}Distribution`);
    expect(distributions).toHaveLength(9);
    for (const subject of distributions) expect(graph.values(subject, `${DCAT}accessURL`)).toHaveLength(1);
  });

  it('dates a collection by its last change, and itself by the last of all', async () => {
    const graph = await Graph.read(catalogJsonLd(FACTS));
    expect(graph.values(AGENDA, `${DCT}modified`)).toEqual(['2025-08-25T10:00:00.000Z']);
    expect(graph.values(CATALOG, `${DCT}modified`)).toEqual(['2025-08-30T10:00:00.000Z']);
    expect(graph.values(`${SERVER}/ess/catalog.jsonld#initiatives`, `${DCT}modified`)).toEqual([]);
  });

  it('says of each file where it is, what it is and what it follows', async () => {
    const graph = await Graph.read(catalogJsonLd(FACTS));
    const csv = `${SERVER}/ess/agenda.csv?when=all#distribution`;
    expect(graph.values(csv, `${DCAT}downloadURL`)).toEqual([`${SERVER}/ess/agenda.csv?when=all`]);
    expect(graph.values(csv, `${DCAT}mediaType`)).toEqual(['https://www.iana.org/assignments/media-types/text/csv']);
    expect(graph.values(csv, `${DCT}conformsTo`)).toEqual(['https://www.rfc-editor.org/rfc/rfc4180']);
    const json = `${SERVER}/ess/chiffres-cles.json#distribution`;
    expect(graph.values(json, `${DCT}conformsTo`)).toEqual([FACTS.jsonSchema]);
    expect(graph.values(`${SERVER}/ess/agenda#distribution`, `${DCAT}downloadURL`)).toEqual([]);
  });

  it('states a licence only where it is that of every entry', async () => {
    const graph = await Graph.read(catalogJsonLd(FACTS));
    const licences = (address: string) => graph.values(`${SERVER}/ess/${address}#distribution`, `${DCT}license`);
    expect(licences('agenda.ics')).toEqual(['https://www.etalab.gouv.fr/licence-ouverte-open-licence/']);
    expect(licences('chiffres-cles.csv')).toEqual([]);
    expect(licences('initiatives.geojson')).toEqual([]);
    expect(licences('export.zip')).toEqual([]);
  });

  it('names no publisher that is not configured, and no archive that is not offered', async () => {
    const graph = await Graph.read(catalogJsonLd({ ...FACTS, publisher: null, archive: null }));
    expect(graph.values(CATALOG, `${DCT}publisher`)).toEqual([]);
    expect(graph.ofType(`${DCAT}Dataset`)).toHaveLength(3);
  });

  it('describes every collection', async () => {
    const collections = keysOf(COLLECTIONS).map((collection) => ({
      collection,
      count: 1,
      changedAt: null,
      licences: [],
      formats: [],
    }));
    const graph = await Graph.read(catalogJsonLd({ ...FACTS, collections }));
    for (const collection of keysOf(COLLECTIONS)) {
      const dataset = `${SERVER}/ess/catalog.jsonld#${collection}`;
      expect(graph.values(dataset, `${DCAT}landingPage`)).toEqual([`${SERVER}/ess/${collection}`]);
      expect(graph.values(dataset, `${DCT}spatial`)).toEqual([
        'http://publications.europa.eu/resource/authority/country/FRA',
      ]);
      expect(graph.values(dataset, `${DCT}language`)).toHaveLength(2);
    }
  });

  it('is read whole whatever the server is called', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const written = catalogJsonLd({ ...FACTS, title: text, publisher: text });
        expect(written).not.toContain('<');
        const graph = await Graph.read(written);
        expect(graph.ofType(`${DCAT}Distribution`)).toHaveLength(9);
      }),
      { numRuns: hostileRuns },
    );
  });
});
