/** Texts that hold a person's name: nothing but a person can correct them. Reads every text, drafts included. */
import type { Core } from '@strapi/strapi';
import type { Mention, MentionList } from '../../../../shared/contracts/people';
import { uidOf } from '../../content-types';
import { giveWay } from '../../event-loop/give-way';
import { groupedBy, mergeVersions, ModelWalk } from './model-walk';
import { findName, namePatterns, type NameFound, type NamePatterns } from './names';

const TEXT_TYPES: readonly string[] = ['string', 'text', 'richtext', 'blocks', 'json', 'uid', 'email'];
/** Official names: many people bear the name of a commune. */
const NOT_SEARCHED: readonly string[] = [uidOf('territory')];
const ROWS_AT_ONCE = 500;
/** More would not be read by anyone. */
const MOST_MENTIONS = 200;

interface Hit extends NameFound {
  readonly attribute: string;
  readonly rowId: number;
}

/** `exceptPerson` is the document that bears the name itself. */
export async function mentionsOf(
  strapi: Core.Strapi,
  names: readonly string[],
  exceptPerson?: string,
): Promise<MentionList> {
  const patterns = namePatterns(names);
  const walk = new ModelWalk(strapi);
  const mentions: Mention[] = [];
  const models = walk.allModels().filter((model) => !NOT_SEARCHED.includes(model));
  for (const model of patterns.whole.length === 0 ? [] : models) {
    const attributes = Object.entries(walk.attributes(model)).flatMap(([name, { type }]) =>
      TEXT_TYPES.includes(type) ? [name] : [],
    );
    const hits = attributes.length === 0 ? [] : await hitsIn(strapi, model, attributes, patterns);
    const hitsByRow = groupedBy(hits, ({ rowId }) => rowId);
    const owners = await walk.owners(model, [...hitsByRow.keys()]);
    for (const { uid, documentId, title, versions, path, rowIds } of owners) {
      if (documentId === exceptPerson) continue;
      for (const { attribute, excerpt, isWholeName } of rowIds.flatMap((rowId) => hitsByRow.get(rowId) ?? []))
        mentions.push({
          uid,
          documentId,
          title,
          versions,
          field: [...path, attribute].join('.'),
          excerpt,
          isWholeName,
        });
    }
  }
  const merged = mergeVersions(mentions, ({ uid, documentId, field, excerpt }) =>
    [uid, documentId, field, excerpt].join(' '),
  );
  const certainFirst = merged.sort((one, other) => Number(other.isWholeName) - Number(one.isWholeName));
  return { mentions: certainFirst.slice(0, MOST_MENTIONS), hasMoreMentions: certainFirst.length > MOST_MENTIONS };
}

/** Rows are read in the order of their ids, a page at a time. */
async function hitsIn(
  strapi: Core.Strapi,
  model: string,
  attributes: readonly string[],
  patterns: NamePatterns,
): Promise<Hit[]> {
  const hits: Hit[] = [];
  let after = 0;
  for (;;) {
    const rows: Readonly<Record<string, unknown>>[] = await strapi.db.query(model).findMany({
      where: { id: { $gt: after } },
      select: ['id', ...attributes],
      orderBy: { id: 'asc' },
      limit: ROWS_AT_ONCE,
    });
    for (const row of rows) {
      const { id } = row;
      if (typeof id !== 'number') continue;
      after = id;
      for (const attribute of attributes) {
        await giveWay();
        const found = findName(textsIn(row[attribute]).join(' '), patterns);
        if (found) hits.push({ ...found, attribute, rowId: id });
      }
    }
    if (rows.length < ROWS_AT_ONCE) return hits;
  }
}

/** The texts of a value: itself, or those of a tree of blocks or of a list. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
