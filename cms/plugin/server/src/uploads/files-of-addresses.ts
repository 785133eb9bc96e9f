/**
 * Strapi's media library takes files from addresses that people give. They are read as imports read theirs: from the
 * public internet only, at every redirection, within limits; and judged as files that are sent.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strapiServices } from '../access/strapi-services';
import { essOf } from '../ess';
import { FetchFailure, fetchPublic, type FetchedPage } from '../fetching';
import { words } from '../content-types/words';
import { FILE_TYPES } from './file-types';
import { refusalOf } from './judged-files';

/** A file is held in memory while it is read. */
const MOST_BYTES = 50_000_000;
const TIMEOUT = 60_000;

const NOT_FOUND = words('Le serveur a répondu par une erreur', 'The server answered with an error');

/** In the place of what Strapi does, which looks at the first address only. */
export function fetchFilesOfPublicAddresses(strapi: Core.Strapi): void {
  strapiServices(strapi).get('plugin::upload.file').fetchUrlToInputFile = async (
    address,
    folder,
    sizeLimit,
    onProgress,
  ) => {
    const page = await read(strapi, address, Math.min(sizeLimit ?? MOST_BYTES, MOST_BYTES));
    const originalFilename = nameOf(page);
    const filepath = path.join(folder, 'received');
    await writeFile(filepath, page.body);
    const refusal = await refusalOf({ filepath, originalFilename });
    if (refusal) throw new errors.ValidationError(refusal.fr);
    onProgress?.({ bytesWritten: page.body.length, totalBytes: page.body.length });
    return {
      file: {
        filepath,
        originalFilename,
        mimetype: mediaTypeOf(page),
        size: page.body.length,
        tmpWorkingDirectory: folder,
      },
    };
  };
}

async function read(strapi: Core.Strapi, address: string, maxBytes: number): Promise<FetchedPage> {
  try {
    const page = await fetchPublic(address, { ...essOf(strapi).config.intake, maxBytes, timeout: TIMEOUT });
    if (page.status !== 200) throw new errors.ValidationError(`${NOT_FOUND.fr} (${String(page.status)})`);
    return page;
  } catch (error) {
    if (error instanceof FetchFailure) throw new errors.ValidationError(error.words.fr);
    throw error;
  }
}

const mediaTypeOf = ({ contentType = '' }: FetchedPage): string =>
  contentType.split(';')[0]?.trim().toLowerCase() ?? '';

/** The last part of the address; with the extension of what is announced, where it has none. */
function nameOf(page: FetchedPage): string {
  const last = new URL(page.url).pathname.split('/').at(-1) ?? '';
  const name = decoded(last)
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '-')
    .slice(-100);
  const extension = FILE_TYPES.find(({ mime }) => mime === mediaTypeOf(page))?.extensions[0];
  return path.extname(name) === '' && extension !== undefined ? `${name === '' ? 'fichier' : name}.${extension}` : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
