/** Linked data as an independent reader finds it: expanded to triples, without the network. */
import jsonld, { type Quad } from 'jsonld';

const SCHEMA = 'https://schema.org/';

/** What schema.org's own context says of the properties we use: values that are addresses, and dates. */
const SCHEMA_CONTEXT = {
  '@context': {
    '@vocab': SCHEMA,
    ...Object.fromEntries(
      [
        'url',
        'contentUrl',
        'image',
        'license',
        'sameAs',
        'relatedLink',
        'mainEntityOfPage',
        'target',
        'eventStatus',
      ].map((name) => [name, { '@id': `${SCHEMA}${name}`, '@type': '@id' }]),
    ),
    ...Object.fromEntries(
      ['startDate', 'endDate', 'observationDate', 'datePublished', 'dateModified', 'sdDatePublished'].map((name) => [
        name,
        { '@id': `${SCHEMA}${name}`, '@type': 'Date' },
      ]),
    ),
  },
};

const documentLoader = async (url: string) => {
  if (!/^https:\/\/schema\.org\/?$/.test(url)) throw new Error(`A reader would have to fetch ${url}`);
  return { documentUrl: url, document: SCHEMA_CONTEXT };
};

/** The triples of a text, asked for by subject and property. */
export class Graph {
  private constructor(private readonly quads: readonly Quad[]) {}

  static async read(text: string): Promise<Graph> {
    const document: object = JSON.parse(text);
    return new Graph(await jsonld.toRDF(document, { documentLoader }));
  }

  /** Subjects of a type, in no particular order. */
  ofType(type: string): string[] {
    const iri = nameOf(type);
    return this.quads
      .filter(({ predicate, object }) => predicate.value === TYPE && object.value === iri)
      .map(({ subject }) => subject.value);
  }

  typeOf(subject: string): string[] {
    return this.valuesOf(subject, TYPE).map((iri) => iri.replace(SCHEMA, ''));
  }

  /** Values along a path of properties: `['location', 'address', 'postalCode']`. */
  values(subject: string, ...path: readonly string[]): string[] {
    return path.reduce((nodes, property) => nodes.flatMap((node) => this.valuesOf(node, nameOf(property))), [subject]);
  }

  get size(): number {
    return this.quads.length;
  }

  private valuesOf(subject: string, property: string): string[] {
    return this.quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
      .map(({ object }) => object.value);
  }
}

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** A bare name is schema.org's. */
const nameOf = (name: string): string => (name.includes(':') ? name : `${SCHEMA}${name}`);
