/**
 * The JSON Schemas (2020-12) of the open JSON, as the server gives them: what they name stands beside them. The one of
 * entries is written by `npm run codegen` from the view types.
 */
import { COLLECTIONS, type Collection } from 'ess-shared-types';
import answers from './answers.schema.json';
import changes from './changes.schema.json';
import entries from './entries.schema.json';

/** Text by file name. */
export const JSON_SCHEMAS: ReadonlyMap<string, string> = new Map(
  [answers, changes, entries].map((schema) => [schema.$id, JSON.stringify(schema, null, 2)]),
);

/** Registered by the JSON Schema specification, §14.1. */
export const SCHEMA_TYPE = 'application/schema+json';

/** Where the schema of some answers stands. */
export const schemaUrl = (server: string, name: 'answers' | 'changes'): string =>
  `${server}/ess/schemas/${name}.schema.json`;

/** What the schema calls an entry: `keyFigure`. */
const definitionOf = (collection: Collection): string =>
  COLLECTIONS[collection].kind.replace(/-./, (letters) => letters.slice(1).toUpperCase());

/** The very definition that a list or an entry of a collection follows. */
export const answerSchemaUrl = (server: string, collection: Collection, scope: 'list' | 'item'): string =>
  `${schemaUrl(server, 'answers')}#/$defs/${definitionOf(collection)}${scope === 'list' ? 'List' : 'Item'}`;

/** Value of a `Link` header that leads from an answer to its schema, RFC 8288; `describedby` is of POWDER. */
export const schemaLink = (schema: string): string => `<${schema}>; rel="describedby"; type="${SCHEMA_TYPE}"`;
