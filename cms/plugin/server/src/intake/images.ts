/**
 * Pictures of a source, taken into the media library where their licence or an editor allows it: read from the public
 * internet alone, judged by what they hold, a few at a time; credited, with a text to write. What cannot be taken stays
 * named among the points to check.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { z } from 'zod';
import { strapiServices } from '../access/strapi-services';
import { uidOf } from '../content-types';
import { fetchPublic, type TargetRules } from '../fetching';
import type { ImportEntry } from './candidates';
import { fieldHashes, readDocuments } from './document-data';
import { imageNote } from './incoming/incoming-event';
import type { RawImage } from './incoming/raw-event';
import type { PlanLine } from './plan';
import { nextTurn } from './reading/next-turn';
import { readIntakeRecords, writeIntakeRecord } from './records';
import { flagsIn } from './review-flags';
import { TAKEN_IMAGES } from './tables';

/** Of one import: the others stay named. */
const MOST_IMAGES = 200;
const MOST_BYTES = 10_000_000;
/** Milliseconds for all of them. */
const LONGEST = 600_000;

/** Milliseconds for one. */
const TIMEOUT = 20_000;

/** What is taken, by what it holds; SVG is a program as much as a picture. */
const PICTURES: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
]);
/** Licences that let anyone show a picture with its credit. */
const OPEN_LICENCE =
  /\b(?:cc[ -]?(?:by|0)|creative ?commons|licence ouverte|etalab|odbl|domaine public|public domain)\b|creativecommons\.org/i;

export interface ImageChoice {
  readonly importId: number;
  readonly userId: number | undefined;
  /** The editor says that the pictures of the source may be shown. */
  readonly allowed: boolean;
  /** What may be asked. */
  readonly rules: TargetRules;
}

/** Takes the first picture of each entry that was written and shows none. */
export async function takeImages(
  strapi: Core.Strapi,
  lines: readonly PlanLine<ImportEntry>[],
  choice: ImageChoice,
): Promise<void> {
  const end = Date.now() + LONGEST;
  let left = MOST_IMAGES;
  for (const { entry, action } of lines) {
    const [image] = entry.images;
    const isTaken = image && (choice.allowed || OPEN_LICENCE.test(image.licence ?? ''));
    if (!isTaken || (action !== 'create' && action !== 'change')) continue;
    if (left === 0 || Date.now() > end) return;
    left -= 1;
    try {
      await takeOne(strapi, entry, image, choice);
    } catch (error) {
      // The entry is whole without it, and names it.
      strapi.log.warn(`A picture of a source was not taken: ${error instanceof Error ? error.message : String(error)}`);
    }
    await nextTurn();
  }
}

async function takeOne(
  strapi: Core.Strapi,
  { externalId }: ImportEntry,
  image: RawImage,
  choice: ImageChoice,
): Promise<void> {
  const uid = uidOf('event');
  const documentId = (await readIntakeRecords(strapi.db.connection, [externalId])).get(externalId)?.documentId ?? '';
  const shown = (await readDocuments(strapi, uid, [documentId])).get(documentId);
  if (!shown || shown.data.image) return;
  const file = await fileOf(strapi, image, choice);
  await strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
    const before = (await readDocuments(strapi, uid, [documentId])).get(documentId);
    const record = (await readIntakeRecords(trx, [externalId])).get(externalId);
    if (!before || !record || before.data.image) return;
    const data: Record<string, unknown> = {
      image: {
        file,
        decorative: false,
        alternative_text: image.alternative?.slice(0, 255),
        credit: image.credit?.slice(0, 255),
        licence: image.licence?.slice(0, 255),
      },
      review_flags: flagsIn(before.data.review_flags).filter(({ note }) => note !== imageNote(image)),
    };
    await strapi.documents(uid).update({ documentId, data });
    const after = (await readDocuments(strapi, uid, [documentId])).get(documentId);
    // What the import wrote is no edit of anyone.
    if (after)
      await writeIntakeRecord(trx, {
        ...record,
        writtenFields: { ...record.writtenFields, image: fieldHashes(after.data).image ?? '' },
      });
  });
}

const uploaded = z.array(z.object({ id: z.number() })).min(1);

/** One file for one address, however many entries show it. */
async function fileOf(
  strapi: Core.Strapi,
  { url, credit }: RawImage,
  { importId, userId, rules }: ImageChoice,
): Promise<number> {
  const knex = strapi.db.connection;
  const key = createHash('sha256').update(url).digest('hex');
  const known: { file_id: number } | undefined = await knex(TAKEN_IMAGES).where({ url_hash: key }).first();
  if (known && (await knex('files').where({ id: known.file_id }).first()) !== undefined) return known.file_id;
  const page = await fetchPublic(url, { ...rules, maxBytes: MOST_BYTES, timeout: TIMEOUT, accept: 'image/*' });
  if (page.status !== 200) throw new Error(`the server answered ${String(page.status)}`);
  const { fileTypeFromBuffer } = await import('file-type');
  const mimetype = (await fileTypeFromBuffer(page.body))?.mime ?? '';
  const extension = PICTURES.get(mimetype);
  if (extension === undefined) throw new Error(`it holds no picture (${mimetype === '' ? 'unknown' : mimetype})`);
  const folder = await mkdtemp(path.join(tmpdir(), 'ess-image-'));
  try {
    const filepath = path.join(folder, 'received');
    await writeFile(filepath, page.body);
    const originalFilename = `${nameOf(page.url)}.${extension}`;
    const size = page.body.length;
    const answer = await strapiServices(strapi)
      .get('plugin::upload.upload')
      .upload(
        {
          data: { fileInfo: { name: originalFilename, ...(credit === undefined ? {} : { caption: credit }) } },
          files: { filepath, originalFilename, mimetype, size, tmpWorkingDirectory: folder },
        },
        userId === undefined ? {} : { user: { id: userId } },
      );
    const [stored] = uploaded.parse(answer);
    if (!stored) throw new Error('The picture was not stored');
    await knex(TAKEN_IMAGES)
      .insert({ url_hash: key, file_id: stored.id, import_id: importId })
      .onConflict('url_hash')
      .merge();
    return stored.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The last part of an address, as a name without what a name may not hold. */
function nameOf(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  const name = last
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 80);
  return name.replaceAll('-', '') === '' ? 'image' : name;
}

/** Once an import is taken back: its pictures that nothing shows any more go too. */
export async function forgetImages(strapi: Core.Strapi, importId: number): Promise<void> {
  const knex = strapi.db.connection;
  const taken: { url_hash: string; file_id: number }[] = await knex(TAKEN_IMAGES)
    .where({ import_id: importId })
    .select('url_hash', 'file_id');
  for (const { url_hash: key, file_id: id } of taken) {
    const file: object | null = await strapi.db.query('plugin::upload.file').findOne({ where: { id } });
    const isShown = (await knex('files_related_mph').where({ file_id: id }).first()) !== undefined;
    if (isShown) continue;
    if (file) await strapiServices(strapi).get('plugin::upload.upload').remove(file);
    await knex(TAKEN_IMAGES).where({ url_hash: key }).delete();
  }
}
