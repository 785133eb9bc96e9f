/**
 * Judges the files of a request before they join the media library, and removes from the temporary folder whatever
 * was received, however the request ends. A middleware that an application names, after `strapi::body`.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import type { AdminContext } from '../access/admin-request';
import { fetchFilesOfPublicAddresses } from './files-of-addresses';
import { languageOf } from './browser-language';
import { refusalOf, type ReceivedFile } from './judged-files';

const fileSchema = z.object({ filepath: z.string(), originalFilename: z.string().nullable() });
const filesSchema = z
  .record(z.string(), z.union([fileSchema.transform((file) => [file]), z.array(fileSchema)]))
  .catch({});

export const receivedFiles = (
  _config: object,
  { strapi }: { readonly strapi: Core.Strapi },
): Core.MiddlewareHandler => {
  fetchFilesOfPublicAddresses(strapi);
  const library = [`${strapi.config.get<string>('api.rest.prefix', '/api')}/upload`, '/upload'];

  return async (context, next) => {
    const files = filesOf(context);
    if (files.length === 0) {
      await next();
      return;
    }
    try {
      // An import reads its file and keeps nothing of it.
      if (library.some((start) => context.path.startsWith(start))) await refuseOthers(files, context);
      await next();
    } finally {
      await Promise.all(files.map(({ filepath }) => rm(filepath, { force: true })));
    }
  };
};

/** Under whatever names they were sent. */
const filesOf = (context: AdminContext): ReceivedFile[] =>
  Object.values(filesSchema.parse('files' in context.request ? context.request.files : {}))
    .flat()
    .map(({ filepath, originalFilename }) => ({ filepath, originalFilename: originalFilename ?? '' }));

async function refuseOthers(files: readonly ReceivedFile[], context: AdminContext): Promise<void> {
  for (const file of files) {
    const refusal = await refusalOf(file);
    if (refusal) throw new errors.ValidationError(refusal[languageOf(context)]);
  }
}
