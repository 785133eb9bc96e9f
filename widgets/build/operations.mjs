// @ts-check
/**
 * The GraphQL operations of the widgets, read once at build time: browsers get a finished document and
 * its hash, so that neither GraphQL's parser nor its printer is ever downloaded.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse, print, visit } from 'graphql';

const OPERATIONS_FOLDER = path.join(import.meta.dirname, '..', 'src', 'data', 'operations');

/** @type {import('graphql').FieldNode} */
const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Adds `__typename` wherever Apollo's cache would, so that what it sends is the text that was hashed.
 *
 * @param {import('graphql').DocumentNode} document
 * @returns {import('graphql').DocumentNode}
 */
function withTypenames(document) {
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const isRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      return isRoot ? undefined : { ...node, selections: [...node.selections, TYPENAME] };
    },
  });
}

/**
 * A trusted document: `id` is the sha256 of `text`, `document` its syntax tree.
 *
 * @param {string} source
 */
function trustedDocument(source) {
  const document = withTypenames(parse(source, { noLocation: true }));
  const text = print(document);
  return { id: createHash('sha256').update(text).digest('hex'), text, document };
}

/**
 * The module that `import ... from './name.graphql'` stands for. The shell takes `id` alone: 64 bytes.
 *
 * @param {string} source
 */
export function operationModule(source) {
  const { id, document } = trustedDocument(source);
  return `export const id = ${JSON.stringify(id)};\nexport const document = ${JSON.stringify(document)};\n`;
}

/** Files of all operations, in a stable order. */
export function operationFiles() {
  return readdirSync(OPERATIONS_FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => path.join(OPERATIONS_FOLDER, name));
}

/**
 * `{ sha256: text }`: what the CMS may execute on behalf of these widgets.
 *
 * @returns {Record<string, string>}
 */
export function trustedDocuments() {
  return Object.fromEntries(
    operationFiles().map((file) => {
      const { id, text } = trustedDocument(readFileSync(file, 'utf8'));
      return [id, text];
    }),
  );
}
