// @ts-check
/** The JSON Schema of what the public reads, from the view types: what they say of themselves is its documentation. */
import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { root } from './paths.mjs';

const PACKAGE = path.join(root, 'packages', 'shared-types');

/** @returns {object} a JSON Schema (2020-12) with one definition a type */
export function entrySchemas() {
  const { definitions } = createGenerator({
    path: path.join(PACKAGE, 'src', 'views.ts'),
    tsconfig: path.join(PACKAGE, 'tsconfig.json'),
    jsDoc: 'extended',
    encodeRefs: false,
    // `npm run typecheck` does.
    skipTypeCheck: true,
  }).createSchema('*');
  const named = Object.entries(definitions ?? {}).map(([name, definition]) => [definitionName(name), definition]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'entries.schema.json',
    title: 'Published entries',
    description: 'The public view of an entry. null means that the source does not say.',
    $defs: JSON.parse(JSON.stringify(Object.fromEntries(named)), (key, value) =>
      key === '$ref' ? `#/$defs/${definitionName(value.slice('#/definitions/'.length))}` : value,
    ),
  };
}

/**
 * `event` for `EventView`, `labelledEventKind` for `Labelled<EventKind>`.
 * @param {string} type
 */
function definitionName(type) {
  const name = type.replace(/View$/, '').replace(/<(\w+)>/, '$1');
  return name.charAt(0).toLowerCase() + name.slice(1);
}
