/** The types of schema.org with the properties each has, read from the declarations of `schema-dts`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const declarations = readFileSync(
  createRequire(import.meta.url)
    .resolve('schema-dts')
    .replace(/\.js$/, '.d.ts'),
  'utf8',
);

interface Declaration {
  readonly parents: readonly string[];
  readonly own: readonly string[];
}

const interfaces = new Map<string, Declaration>();
const leaves = new Map<string, string>();
for (const [, name = '', parents = '', body = ''] of declarations.matchAll(
  /^(?:export )?interface (\w+) extends ([^{]+)\{([\s\S]*?)^\}/gm,
)) {
  const own = [...body.matchAll(/^ {4}"(\w+)"\?:/gm)].map(([, property = '']) => property);
  interfaces.set(name, { parents: parents.split(',').map((parent) => parent.trim()), own });
  const type = /^ {4}"@type": "(\w+)";/m.exec(body)?.[1];
  if (type !== undefined) leaves.set(type, name);
}

function propertiesOf(name: string): readonly string[] {
  const declaration = interfaces.get(name);
  return declaration === undefined ? [] : [...declaration.own, ...declaration.parents.flatMap(propertiesOf)];
}

/** What schema.org does not know in a document: a type, or a property that its node's type does not have. */
export function unknownNames(value: unknown, path = '$'): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => unknownNames(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { '@type': type, ...properties }: { '@type'?: unknown } = value;
  const leaf = typeof type === 'string' ? leaves.get(type) : undefined;
  if (leaf === undefined) return [`${path} is of no known type`];
  const known = new Set(propertiesOf(leaf));
  return Object.entries(properties).flatMap(([name, item]) => [
    ...(name.startsWith('@') || known.has(name) ? [] : [`${path}.${name} is no property of ${String(type)}`]),
    ...unknownNames(item, `${path}.${name}`),
  ]);
}
