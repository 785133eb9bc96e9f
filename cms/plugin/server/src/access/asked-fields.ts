/**
 * A question about a field is an answer about it: filters and sorts that go through a relation may only look at what
 * the person reads at its end. Strapi checks the fields of the type itself, not those further away, and its search for
 * words looks at every text of a type, those that the person does not read included.
 */
import type { Core } from '@strapi/strapi';
import { isLimited } from './linked-reach';
import { linkingFields } from './links';
import { strapiServices, type PermissionChecker } from './strapi-services';

/** What Strapi's own pages filter relations by. */
const IDENTIFIERS: readonly string[] = ['id', 'documentId'];

/** Accounts of colleagues. */
const CREATORS: readonly string[] = ['createdBy', 'updatedBy'];

/** The path of a field that a query looks at and that the person may not read; `undefined` where there is none. */
export function unreadableField(
  strapi: Core.Strapi,
  state: object,
  uid: string,
  query: Readonly<Record<string, unknown>>,
): string | undefined {
  const paths = [
    ...filterPaths(query.filters),
    ...filterPaths(query.where),
    ...filterPaths(query.populate),
    ...sortPaths(query.sort),
  ];
  return paths
    .map((path) => path.filter((name) => !isSyntax(name)))
    .find((path) => !isReadable(strapi, state, uid, path))
    ?.join('.');
}

/** `$and`, `0`, and the words of `populate`: none is a field. */
const isSyntax = (name: string): boolean =>
  name.startsWith('$') || /^\d+$/.test(name) || ['*', 'filters', 'sort', 'fields', 'populate', 'on'].includes(name);

/** Every way from the top of a nested question to its end. */
function filterPaths(asked: unknown): string[][] {
  if (typeof asked === 'string') return asked.split(',').map((path) => path.trim().split('.'));
  if (typeof asked !== 'object' || asked === null) return [];
  const entries = Object.entries(asked);
  return entries.flatMap(([name, value]) => {
    // Values that are compared are no names; those of `populate`, `sort` and `fields` are.
    const names =
      name === 'sort'
        ? sortPaths(value)
        : typeof value === 'object' && value !== null
          ? filterPaths(value)
          : namesIn(name, value);
    return names.length === 0 ? [[name]] : names.map((rest) => [name, ...rest]);
  });
}

const namesIn = (name: string, value: unknown): string[][] =>
  typeof value === 'string' && (name === 'populate' || name === 'fields') ? filterPaths(value) : [];

function sortPaths(asked: unknown): string[][] {
  if (typeof asked === 'string') return asked.split(',').map((path) => path.trim().split(':')[0]?.split('.') ?? []);
  if (Array.isArray(asked)) return asked.flatMap(sortPaths);
  if (typeof asked !== 'object' || asked === null) return [];
  return Object.entries(asked).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? sortPaths(value).map((rest) => [name, ...rest]) : [[name]],
  );
}

/** Follows a path through components, which belong to their entry, and relations, which lead to another. */
function isReadable(strapi: Core.Strapi, state: object, uid: string, path: readonly string[]): boolean {
  let type = uid;
  let model = uid;
  for (const [index, name] of path.entries()) {
    if (type !== uid && model === type && !readsField(strapi, state, type, name)) return false;
    if (CREATORS.includes(name) && isLimited(strapi, state, uid)) return IDENTIFIERS.includes(path[index + 1] ?? 'id');
    const field = linkingFields(strapi, model).find(([own]) => own === name)?.[1];
    if (field?.kind === 'entry') {
      type = field.uid;
      model = field.uid;
    } else if (field?.kind === 'parts') {
      const rest = path[index + 1];
      model = field.uids.find((part) => part === rest) ?? field.uids[0] ?? model;
    } else return true;
  }
  return true;
}

function readsField(strapi: Core.Strapi, state: object, type: string, name: string): boolean {
  if (IDENTIFIERS.includes(name)) return true;
  if (!type.startsWith('plugin::ess.')) return false;
  return !isLimited(strapi, state, type) && checkerOf(strapi, state, type).can.read(undefined, name);
}

const checkerOf = (strapi: Core.Strapi, state: object, model: string): PermissionChecker =>
  strapiServices(strapi)
    .get('plugin::content-manager.permission-checker')
    .create({ userAbility: 'userAbility' in state ? state.userAbility : undefined, model });

/** Types of attributes in which Strapi's database searches words. */
const TEXTS: readonly string[] = ['string', 'text', 'uid', 'email', 'enumeration', 'richtext'];

/** A search for words, as a filter of the texts that the person reads; `undefined` where they read them all. */
export function readableSearch(strapi: Core.Strapi, state: object, uid: string, words: string): object | undefined {
  const models = new Map<string, { readonly attributes: object }>(Object.entries(strapi.contentTypes));
  const attributes: [string, { readonly type: string }][] = Object.entries(models.get(uid)?.attributes ?? {});
  const texts = attributes.flatMap(([name, { type }]) => (TEXTS.includes(type) ? [name] : []));
  const checker = checkerOf(strapi, state, uid);
  const readable = texts.filter((name) => IDENTIFIERS.includes(name) || checker.can.read(undefined, name));
  if (readable.length === texts.length) return undefined;
  const found = readable.map((name) => ({ [name]: { $containsi: words } }));
  return found.length === 0 ? { id: { $null: true } } : { $or: found };
}
