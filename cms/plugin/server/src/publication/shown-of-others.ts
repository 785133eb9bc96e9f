/**
 * What published entries show of the documents that they name: a founding year is none of it, a name is. Told from
 * what each type loads, so that nothing has to be listed twice.
 */
import type { Core } from '@strapi/strapi';
import { COMPONENTS } from '../components';
import { contentTypes, TYPE_UIDS, uidOf } from '../content-types';
import type { Attributes } from '../content-types/attributes';
import { PUBLISHED_TYPES, hasDrafts } from './types';
import type { Populate } from './types/published-type';
import { TERM_POPULATE } from './types/vocabulary';

interface Shown {
  readonly fields: Set<string>;
  populate: Populate;
}

const ATTRIBUTES: ReadonlyMap<string, Attributes> = new Map(
  Object.values(contentTypes).map(({ schema }) => [`plugin::ess.${schema.info.singularName}`, schema.attributes]),
);

/** By uid, everything that some entry loads of a document. */
const SHOWN: ReadonlyMap<string, Shown> = collected();

function collected(): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const { uid, populate } of Object.values(PUBLISHED_TYPES)) collect(shown, ATTRIBUTES.get(uid) ?? {}, populate);
  collect(shown, ATTRIBUTES.get(uidOf('term')) ?? {}, TERM_POPULATE);
  // What contains a territory decides of where its entries are found.
  const territory: Shown = { fields: new Set(), populate: {} };
  for (const [name, { type }] of Object.entries(ATTRIBUTES.get(uidOf('territory')) ?? {})) {
    if (type === 'relation') territory.populate[name] = { fields: ['code'] };
    else territory.fields.add(name);
  }
  return shown.set(uidOf('territory'), territory);
}

function collect(shown: Map<string, Shown>, attributes: Attributes, populate: Populate): void {
  for (const [name, wanted] of Object.entries(populate)) {
    const { component, target } = attributes[name] ?? {};
    const inner = typeof wanted === 'object' ? wanted : {};
    if (typeof component === 'string') {
      collect(shown, COMPONENTS[component.replace('ess.', '')]?.attributes ?? {}, inner.populate ?? {});
    } else if (typeof target === 'string' && target.startsWith('plugin::ess.')) {
      const known = shown.get(target) ?? { fields: new Set(), populate: {} };
      for (const field of inner.fields ?? []) known.fields.add(field);
      known.populate = { ...known.populate, ...inner.populate };
      shown.set(target, known);
      collect(shown, ATTRIBUTES.get(target) ?? {}, inner.populate ?? {});
    }
  }
}

/** What others show of a document now, as text: two equal ones are shown alike. Empty where it is not shown. */
export async function shownOf(strapi: Core.Strapi, uid: string, documentId: string): Promise<string> {
  const shown = SHOWN.get(uid);
  const type = TYPE_UIDS.find((known) => known === uid);
  if (!shown || !type) return '';
  const document: unknown = await strapi.documents(type).findOne({
    documentId,
    fields: [...shown.fields],
    populate: shown.populate,
    ...(hasDrafts(uid) ? { status: 'published' } : {}),
  });
  return document === null ? '' : JSON.stringify(withoutRowIds(document));
}

/** Publishing again gives a document other rows. */
function withoutRowIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRowIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) => (name === 'id' ? [] : [[name, withoutRowIds(child)]])),
  );
}
