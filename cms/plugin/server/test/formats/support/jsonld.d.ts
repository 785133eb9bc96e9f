/** The part of `jsonld` that the tests read linked data with; the package has no types of its own. */
declare module 'jsonld' {
  export interface RdfTerm {
    readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph';
    readonly value: string;
    readonly language?: string;
  }
  export interface Quad {
    readonly subject: RdfTerm;
    readonly predicate: RdfTerm;
    readonly object: RdfTerm;
  }
  export interface Options {
    readonly documentLoader: (url: string) => Promise<{ documentUrl: string; document: object }>;
  }
  const jsonld: {
    toRDF(document: object, options: Options): Promise<Quad[]>;
  };
  export default jsonld;
}
