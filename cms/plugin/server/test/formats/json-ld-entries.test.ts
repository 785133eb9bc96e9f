/** Figures, resources, initiatives and dispositifs as linked data. */
import { keysOf, RESOURCE_KINDS, VALUE_SHAPES, COMPARATORS, type FigureValueView } from 'ess-shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLd } from '../../src/formats/json-ld';
import { dispositifView, editionOf, initiativeView, keyFigureView, resourceView, SERVER } from './support/editions';
import { hostileRuns, hostileText } from './support/hostile-texts';
import { hostileInitiative, hostileResource } from './support/hostile-views';
import { Graph } from './support/linked-data';
import {
  fullDispositif,
  involvement,
  fullFigure,
  fullInitiative,
  fullResource,
  organisation,
} from './support/linked-views';
import { unknownNames } from './support/schema-org';

const item = { scope: 'item' } as const;
const figureText = (...entry: Parameters<typeof keyFigureView>) =>
  jsonLd.write(editionOf('chiffres-cles', [keyFigureView(...entry)], item, 'jsonld'));
const resourceText = (...entry: Parameters<typeof resourceView>) =>
  jsonLd.write(editionOf('ressources', [resourceView(...entry)], item, 'jsonld'));
const dispositifText = (...entry: Parameters<typeof dispositifView>) =>
  jsonLd.write(editionOf('dispositifs', [dispositifView(...entry)], item, 'jsonld'));
const initiativeText = (...entry: Parameters<typeof initiativeView>) =>
  jsonLd.write(editionOf('initiatives', [initiativeView(...entry)], item, 'jsonld'));

describe('a key figure', () => {
  const value = (
    shape: keyof typeof VALUE_SHAPES,
    overrides: Partial<FigureValueView>,
    comparator: keyof typeof COMPARATORS | null = null,
  ): FigureValueView => ({
    shape: { key: shape, label: VALUE_SHAPES[shape].label.fr },
    asPublished: 'tel que publié',
    number: null,
    maximum: null,
    comparator: comparator && { key: comparator, label: COMPARATORS[comparator].label.fr },
    numerator: null,
    denominator: null,
    basePeriod: null,
    unit: '%',
    inWords: null,
    ...overrides,
  });

  it.each([
    ['an exact number', value('exact', { number: 15.2 }), { value: 15.2 }],
    ['a range', value('range', { number: 10, maximum: 20 }), { minValue: 10, maxValue: 20 }],
    ['at least', value('comparator', { number: 100 }, 'at-least'), { minValue: 100 }],
    ['more than', value('comparator', { number: 100 }, 'more-than'), { minValue: 100 }],
    ['at most', value('comparator', { number: 100 }, 'at-most'), { maxValue: 100 }],
    ['less than', value('comparator', { number: 100 }, 'less-than'), { maxValue: 100 }],
    ['about', value('comparator', { number: 100 }, 'about'), { value: 'tel que publié' }],
    ['a ratio', value('ratio', { numerator: 1, denominator: 2 }), { value: 'tel que publié' }],
    ['a text', value('text-only', {}), { value: 'tel que publié' }],
    ['a truncated number', value('truncated', { number: 12 }), { value: 'tel que publié' }],
    ['a composite value', value('composite', { number: 5 }), { value: 'tel que publié' }],
  ])('states %s as the source does', (_, given, expected) => {
    const {
      value: stated,
      minValue,
      maxValue,
    }: Record<string, unknown> = JSON.parse(figureText('chiffre', { value: given }));
    expect({ value: stated, minValue, maxValue }).toEqual({
      value: undefined,
      minValue: undefined,
      maxValue: undefined,
      ...expected,
    });
  });

  it('names its variable, its territory with its code, its date, its unit and its source', async () => {
    const graph = await Graph.read(jsonLd.write(editionOf('chiffres-cles', [fullFigure], item, 'jsonld')));
    const thing = `${fullFigure.pageUrl}#this`;
    expect(graph.typeOf(thing)).toEqual(['Observation']);
    expect(graph.values(thing, 'variableMeasured', 'name')).toEqual(['Emplois de l’ESS']);
    expect(graph.values(thing, 'observationAbout', 'identifier', 'value')).toEqual(['49007']);
    expect(graph.values(thing, 'observationDate')).toEqual(['2022']);
    expect(graph.values(thing, 'unitText')).toEqual(['emplois']);
    expect(graph.values(thing, 'value')).toEqual(['1234']);
    expect(graph.values(fullFigure.pageUrl, 'citation', 'creator', 'name')).toEqual(['Insee']);
  });

  it('of several years has no single date: its page says the stretch', async () => {
    const graph = await Graph.read(
      figureText('chiffre', { period: { start: '2010', end: '2020', asPrinted: 'en dix ans' } }),
    );
    const page = `${SERVER}/ess/chiffres-cles/chiffre`;
    expect(graph.values(`${page}#this`, 'observationDate')).toEqual([]);
    expect(graph.values(page, 'temporalCoverage')).toEqual(['2010/2020']);
  });

  it('is about the organisation it speaks of, or the area as printed', async () => {
    const thing = `${SERVER}/ess/chiffres-cles/chiffre#this`;
    const about = await Graph.read(figureText('chiffre', { about: organisation('khera', 'Khera') }));
    expect(about.values(thing, 'observationAbout', 'name')).toEqual(['Khera']);
    const printed = await Graph.read(
      figureText('chiffre', { territory: null, territoryAsPrinted: 'en secteur rural' }),
    );
    expect(printed.values(thing, 'observationAbout', 'name')).toEqual(['en secteur rural']);
  });
});

describe('a resource', () => {
  it.each(keysOf(RESOURCE_KINDS))('of the kind %s has only properties of its type', (kind) => {
    const text = resourceText('ressource', { ...fullResource, kind: { key: kind, label: kind } });
    expect(unknownNames(JSON.parse(text))).toEqual([]);
  });

  it('tells who edited the work from who answers for its description', async () => {
    const graph = await Graph.read(jsonLd.write(editionOf('ressources', [fullResource], item, 'jsonld')));
    const thing = `${fullResource.pageUrl}#this`;
    expect(graph.typeOf(thing)).toEqual(['Guide']);
    expect(graph.values(thing, 'publisher', 'name')).toEqual(['Avise']);
    expect(graph.values(fullResource.pageUrl, 'publisher', 'name')).toEqual(['Réseau des collectivités']);
    expect(graph.values(fullResource.pageUrl, 'copyrightNotice')).toEqual(['Tous droits réservés – Éditions Exemple']);
    expect(graph.values(thing, 'encoding', 'contentSize')).toEqual(['2400000 B']);
    expect(graph.values(thing, 'encoding', 'encodingFormat')).toEqual(['application/pdf']);
    expect(graph.values(thing, 'url')).toEqual(['https://ressource.exemple.example/guide.pdf']);
    expect(graph.values(thing, 'isPartOf')).toEqual([`${SERVER}/ess/ressources/dossier#this`]);
  });

  it('whose link is lost is found at its page', async () => {
    const graph = await Graph.read(resourceText('ressource', { url: null, formats: [] }));
    const page = `${SERVER}/ess/ressources/ressource`;
    expect(graph.values(`${page}#this`, 'url')).toEqual([page]);
    expect(graph.ofType('MediaObject')).toEqual([]);
  });

  it('has a duration only in the form of ISO 8601', async () => {
    const format = {
      url: 'https://videos.exemple.example/1',
      mime: null,
      bytes: null,
      pages: null,
      language: null,
      accessible: null,
    };
    const durations = ['PT1H20M', '1 h 20', 'P', 'PT'].map((duration) => ({ ...format, duration }));
    const graph = await Graph.read(resourceText('ressource', { formats: durations }));
    expect(graph.values(`${SERVER}/ess/ressources/ressource#this`, 'encoding', 'duration')).toEqual(['PT1H20M']);
  });
});

describe('an initiative', () => {
  it('is a project with its place, its beginning, its legal form and who carries it', async () => {
    const graph = await Graph.read(jsonLd.write(editionOf('initiatives', [fullInitiative], item, 'jsonld')));
    const thing = `${fullInitiative.pageUrl}#this`;
    expect(graph.typeOf(thing)).toEqual(['Project']);
    expect(graph.values(thing, 'location', 'geo', 'latitude')).toHaveLength(1);
    expect(graph.values(thing, 'foundingDate')).toEqual(['2019']);
    expect(graph.values(thing, 'keywords', 'name')).toContain('SCIC');
    expect(graph.values(thing, 'founder', 'name')).toEqual(['Association']);
    expect(graph.values(thing, 'member', 'name')).toEqual(['Scic']);
    expect(graph.values(thing, 'sameAs')).toEqual(['https://initiative.exemple.example']);
  });

  it('says what it does when it has no summary', async () => {
    const graph = await Graph.read(initiativeText('initiative', { summary: null }));
    expect(graph.values(`${SERVER}/ess/initiatives/initiative#this`, 'description')).toEqual([
      'Transforme les invendus en repas.',
    ]);
  });
});

describe('a dispositif', () => {
  it('is a service with who offers it, to whom, and until when', async () => {
    const graph = await Graph.read(jsonLd.write(editionOf('dispositifs', [fullDispositif], item, 'jsonld')));
    const thing = `${fullDispositif.pageUrl}#this`;
    expect(graph.typeOf(thing)).toEqual(['Service']);
    expect(graph.values(thing, 'provider', 'name')).toEqual(['Banque']);
    expect(graph.values(thing, 'audience', 'audienceType').sort()).toEqual(['Associations', 'Élus']);
    expect(graph.values(thing, 'audience', 'numberOfEmployees', 'maxValue')).toEqual(['49']);
    expect(graph.values(thing, 'termsOfService')).toEqual(['Associations employeuses de moins de 50 salariés.']);
    expect(graph.values(thing, 'offers', 'availabilityEnds')).toEqual(['2025-10-31']);
    expect(graph.values(thing, 'offers', 'eligibleRegion', 'name')).toEqual(['Zone de revitalisation rurale']);
    expect(graph.values(thing, 'isRelatedTo')).toEqual([`${SERVER}/ess/dispositifs/programme#this`]);
  });

  it.each([
    ['of a public body', ['promoter'], ['region'], 'GovernmentService'],
    ['of a public body and another', ['promoter', 'steering'], ['region'], 'Service'],
    ['of two public bodies', ['promoter', 'steering'], ['region', 'banque'], 'GovernmentService'],
    ['of nobody known to be public', ['promoter'], [], 'Service'],
    ['that a public body only pays for', ['funder'], ['region'], 'Service'],
  ] as const)('%s is said to be public only when it is known to be', async (_, roles, publicBodies, type) => {
    const names = ['Région', 'Banque'];
    const involvements = roles.map((role, index) => involvement(role, names[index] ?? ''));
    const text = dispositifText('aide', {
      involvements: [...involvements, involvement('facilitated-by', 'Incubateur')],
      publicBodies,
    });
    expect(unknownNames(JSON.parse(text))).toEqual([]);
    const graph = await Graph.read(text);
    const [thing = ''] = graph.ofType(type);
    expect(thing).toBe(`${SERVER}/ess/dispositifs/aide#this`);
    const operators = type === 'Service' ? [] : ['Incubateur'];
    expect(graph.values(thing, 'serviceOperator', 'name')).toEqual(operators);
    expect(graph.values(thing, 'provider', 'name').includes('Incubateur')).toBe(type === 'Service');
    expect(graph.ofType('GovernmentOrganization')).toHaveLength(type === 'Service' ? 0 : involvements.length);
  });

  it('that is a legal form is a term, not a service', () => {
    const text = dispositifText('scic', { nature: { key: 'legal-form', label: 'Forme juridique' } });
    const document: Record<string, unknown> = JSON.parse(text);
    expect(document['@type']).toBe('DefinedTerm');
    expect(unknownNames(document)).toEqual([]);
  });
});

describe('hostile texts', () => {
  const hostile = fc.oneof(
    hostileResource.map((view) => jsonLd.write(editionOf('ressources', [view], {}, 'jsonld'))),
    hostileInitiative.map((view) => jsonLd.write(editionOf('initiatives', [view], {}, 'jsonld'))),
    hostileText.map((text) =>
      figureText('chiffre', {
        title: text,
        note: text,
        territoryAsPrinted: text,
        territory: null,
        value: { ...fullFigure.value, asPublished: text, unit: text },
        period: { start: text, end: text, asPrinted: text },
        indicator: { slug: text, label: text, definition: text, unit: null },
      }),
    ),
    hostileText.map((text) =>
      dispositifText('dispositif', {
        aliases: [text],
        amount: text,
        duration: text,
        opensOn: text,
        closesOn: text,
        scaleAsPrinted: text,
        pageUrl: text,
      }),
    ),
  );

  it('never leave the script they stand in, nor the vocabulary', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(text).not.toMatch(/[<\u2028\u2029]/);
        expect(unknownNames(JSON.parse(text))).toEqual([]);
      }),
      { numRuns: hostileRuns },
    );
  });
});
