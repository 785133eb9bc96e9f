/**
 * Two people on one entry: the second to save, publish, withdraw or delete is told that it has changed, instead of
 * taking the other's work away. A request that says no version, from a script or an import, goes through.
 */
import type { Core, Modules } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  CONFLICT,
  VERSIONS_HEADER,
  VERSIONS_KEY,
  type ConflictingEntry,
  type Versions,
} from '../../../../shared/contracts/versions';
import { adminUserOf, adminLanguage } from '../../access/current-user';
import { TYPE_UIDS, type TypeUid } from '../../content-types';
import { conflictsOf, versionsOf } from './versions';

type Context = Modules.Documents.Middleware.Context;

const ENTRY_ADDRESS = /^\/content-manager\/(?:collection|single)-types\/(plugin::ess\.[\w-]+)(?:\/(\w+))?/;
const WRITES: ReadonlySet<Context['action']> = new Set(['update', 'publish', 'unpublish', 'discardDraft', 'delete']);

const WORDS: Readonly<Record<Language, (titles: string) => string>> = {
  fr: (titles) => `${titles} : la fiche a changé depuis que vous l’avez ouverte. Rien n’a été enregistré.`,
  en: (titles) => `${titles}: the entry has changed since you opened it. Nothing was saved.`,
};

export class VersionConflict extends Error {
  constructor(
    readonly entries: readonly ConflictingEntry[],
    lang: Language,
  ) {
    super(WORDS[lang](entries.map(({ title }) => `« ${title} »`).join(', ')));
    this.name = CONFLICT;
  }
}

const versionsSchema = z.record(z.string().max(64), z.string().max(64));

/** What the request under way says of the versions that it is based on. */
function expectedVersions(given: unknown): Versions {
  if (typeof given !== 'string') return {};
  try {
    return versionsSchema.parse(JSON.parse(decodeURIComponent(given)));
  } catch {
    return {};
  }
}

/**
 * What was found of each request, once for all that it writes: Strapi writes several entries side by side, and what one
 * of them writes makes a new version.
 */
const checks = new WeakMap<object, Promise<void>>();

/** Throws `VersionConflict` where the request under way is based on an older version of what it names. */
export async function refuseOlder(strapi: Core.Strapi, uid: TypeUid, documentId: string, trx: Knex): Promise<void> {
  const request = strapi.requestContext.get()?.request;
  if (!request) return;
  const expected = expectedVersions(request.headers[VERSIONS_HEADER]);
  if (expected[documentId] === undefined) return;
  const check = checks.get(request) ?? compare(strapi, uid, expected, trx);
  checks.set(request, check);
  await check;
}

async function compare(strapi: Core.Strapi, uid: TypeUid, expected: Versions, trx: Knex): Promise<void> {
  const conflicts = await conflictsOf(strapi, uid, expected, trx);
  if (conflicts.length > 0) throw new VersionConflict(conflicts, adminLanguage(strapi));
}

const typeOf = (uid: string | undefined): TypeUid | undefined => TYPE_UIDS.find((known) => known === uid);

/** To be used after the publication, whose transaction undoes what is refused here, and after rights are checked. */
export function refuseOlderVersions(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const uid = typeOf(context.uid);
    const { documentId } = z.object({ documentId: z.string() }).partial().parse(context.params);
    if (uid === undefined || documentId === undefined || !WRITES.has(context.action)) return next();
    return strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      await refuseOlder(strapi, uid, documentId, trx);
      return next();
    });
  });
  tellVersions(strapi);
}

const single = z.object({ data: z.object({ documentId: z.string() }) });
const several = z.object({ results: z.array(z.object({ documentId: z.string() })) });

/** Adds their versions to the entries that the content manager answers. */
function tellVersions(strapi: Core.Strapi): void {
  strapi.server.use(async (context, next) => {
    const [, name, id] = ENTRY_ADDRESS.exec(context.path) ?? [];
    const uid = typeOf(name);
    if (uid === undefined) {
      await next();
      return;
    }
    // Before the entry is read: a version older than what was read costs a question, a newer one somebody's work.
    const before = context.method === 'GET' && id !== undefined ? await versionsOf(strapi, uid, [id]) : undefined;
    await next();
    const body: unknown = context.body;
    if (context.status !== 200 && context.status !== 201) return;
    if (adminUserOf(context.state) === undefined || typeof body !== 'object' || body === null) return;
    const one = single.safeParse(body).data;
    const ids = one
      ? [one.data.documentId]
      : (several.safeParse(body).data?.results.map((row) => row.documentId) ?? []);
    if (ids.length === 0) return;
    const known = before && one && one.data.documentId in before;
    context.body = { ...body, [VERSIONS_KEY]: known ? before : await versionsOf(strapi, uid, ids) };
  });
}

/** Answers a conflict as such. To be called once Strapi has put its own middlewares in place. */
export function tellConflicts(strapi: Core.Strapi): void {
  strapi.server.use(async (context, next) => {
    try {
      await next();
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
      const { name, message, entries } = error;
      context.status = 409;
      context.body = { data: null, error: { status: 409, name, message, details: { entries } } };
    }
  });
}
