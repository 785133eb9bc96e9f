/**
 * What goes with every file served below `/uploads/`, whenever it was received: it never runs in the name of the site.
 * A middleware that an application names: the files are those of the whole site.
 */
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { fileTypeOfName } from './file-types';

const FOLDER = '/uploads/';

/** Nothing is loaded, nothing runs, and the document belongs to no site. */
const SANDBOX = "default-src 'none'; sandbox";

/** The path below `/uploads/` that the server will look for; `undefined` for any other address. Pure. */
export function uploadedPath(requestPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(requestPath);
  } catch {
    return undefined;
  }
  const normal = path.posix.normalize(`/${decoded.replaceAll('\\', '/')}`);
  return normal.toLowerCase().startsWith(FOLDER) ? normal.slice(FOLDER.length) : undefined;
}

/** Pure. */
export function headersOf(file: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': SANDBOX,
    'X-Content-Type-Options': 'nosniff',
    ...(fileTypeOfName(file)?.isShown ? {} : { 'Content-Disposition': 'attachment' }),
  };
}

export const servedFiles = (): Core.MiddlewareHandler => async (context, next) => {
  const file = uploadedPath(context.path);
  try {
    await next();
  } finally {
    // After Strapi's own, whatever their order: those of its pages let scripts of the site run.
    if (file !== undefined) context.set(headersOf(file));
  }
};
