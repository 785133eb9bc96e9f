/** What the page « Sources suivies » asks. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { BARE_VOCABULARIES, isKeyOf, LICENCES, type Language } from 'ess-shared-types';
import { z } from 'zod';
import type { SourceDetail, SourceList, SourceSummary, TopicOptions } from '../../../../shared/contracts/sources';
import type { TerritoryOptions } from '../../../../shared/contracts/builder';
import type { RemovalReport } from '../../../../shared/contracts/intake';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { intakeOf } from '../intake';
import { accountNames, importsOfSource } from '../imports';
import { readIntakeRecords } from '../records';
import { words } from '../../content-types/words';
import { territoryOptions, territoryQuery } from '../../territories/territory-options';
import { followNow } from './follow';
import {
  addSource,
  changeSource,
  choicesSchema,
  findSource,
  readSourceEntries,
  readSources,
  removeSource,
  type FollowedSource,
} from './tables';

const LISTED_ENTRIES = 200;

const bodySchema = choicesSchema.extend({
  url: z.string().trim().min(1).max(2000),
  licence: z.string().refine((name) => isKeyOf(LICENCES, name)),
  key: z.string().trim().max(200).optional(),
});
const byId = z.object({ params: z.object({ id: z.coerce.number().int().positive() }) });

const WORDS = {
  noSuch: words('Cette source n’est pas suivie.', 'This source is not followed.'),
  wrongAddress: words(
    'L’adresse doit commencer par https://, http:// ou webcal://.',
    'The address must start with https://, http:// or webcal://.',
  ),
  known: words('Cette adresse est déjà suivie.', 'This address is followed already.'),
} as const;

export const sourceRoutes = (strapi: Core.Strapi): AdminRoute[] => {
  const knex = strapi.db.connection;
  const sourceOf = async (id: number, language: Language): Promise<FollowedSource> => {
    const source = await findSource(knex, id);
    if (!source) throw new errors.NotFoundError(WORDS.noSuch[language]);
    return source;
  };
  const summaryOf = (
    source: FollowedSource,
    names: ReadonlyMap<number, string>,
    language: Language,
  ): SourceSummary => ({
    id: source.id,
    choices: source.choices,
    isStopped: source.isStopped,
    alert: source.alert && { reason: source.alert.reason, message: source.alert.words[language] },
    readAt: iso(source.readAt),
    succeededAt: iso(source.succeededAt),
    nextAt: new Date(source.nextAt).toISOString(),
    counts: source.counts,
    seen: source.seen,
    by: names.get(source.byUser) ?? null,
  });
  const checkAddress = (address: string, language: Language): void => {
    if (!/^(?:https?|webcals?):\/\/[^/\s]+/i.test(address))
      throw new errors.ValidationError(WORDS.wrongAddress[language]);
  };

  return [
    adminRoute({
      method: 'GET',
      path: '/intake/territories',
      actions: ['intake'],
      input: z.object({ query: territoryQuery }),
      handler: async ({ input: { query }, user }): Promise<TerritoryOptions> => ({
        territories: territoryOptions(await essOf(strapi).territories.index(), query, user.language),
      }),
    }),
    adminRoute({
      method: 'GET',
      path: '/intake/topics',
      actions: ['intake'],
      input: z.object({}),
      handler: async ({ user }): Promise<TopicOptions> => {
        const [topics] = await essOf(strapi).catalogue.vocabularies([BARE_VOCABULARIES.topic], user.language);
        return {
          topics: (topics?.terms ?? [])
            .filter(({ replacedBy }) => replacedBy === null)
            .map(({ slug, label }) => ({ value: `${BARE_VOCABULARIES.topic}:${slug}`, label })),
        };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/intake/sources',
      actions: ['intake'],
      input: z.object({}),
      handler: async ({ user }): Promise<SourceList> => {
        const sources = await readSources(knex);
        const names = await accountNames(
          strapi,
          sources.map(({ byUser }) => byUser),
        );
        return { sources: sources.map((source) => summaryOf(source, names, user.language)) };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/intake/sources',
      actions: ['intake'],
      input: z.object({ body: bodySchema }),
      handler: async ({ input: { body }, user }): Promise<{ id: number }> => {
        const { key, ...choices } = body;
        checkAddress(choices.url, user.language);
        if ((await readSources(knex)).some((source) => source.choices.url === choices.url)) {
          throw new errors.ValidationError(WORDS.known[user.language]);
        }
        const id = await addSource(knex, { choices, key, byUser: user.id, now: essOf(strapi).config.now() });
        return { id };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/intake/sources/:id',
      actions: ['intake'],
      input: byId,
      handler: async ({ input: { params }, user }): Promise<SourceDetail> => {
        const source = await sourceOf(params.id, user.language);
        const names = await accountNames(strapi, [source.byUser]);
        return {
          ...summaryOf(source, names, user.language),
          problems: source.problems.map(({ position, message }) => ({ position, message: message[user.language] })),
          ...(await broughtBy(strapi, source.id)),
        };
      },
    }),
    adminRoute({
      method: 'PUT',
      path: '/intake/sources/:id',
      actions: ['intake'],
      input: byId.extend({
        body: z.object({ isStopped: z.boolean().optional(), choices: bodySchema.omit({ key: true }).optional() }),
      }),
      handler: async ({ input: { params, body }, user }): Promise<{ id: number }> => {
        const { id } = await sourceOf(params.id, user.language);
        if (body.choices) checkAddress(body.choices.url, user.language);
        await changeSource(knex, id, {
          ...(body.isStopped === undefined ? {} : { isStopped: body.isStopped, nextAt: essOf(strapi).config.now() }),
          // Other choices may want what was left out: it is read again whole.
          ...(body.choices ? { choices: body.choices, etag: null, lastModified: null } : {}),
        });
        return { id };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/intake/sources/:id/readings',
      actions: ['intake'],
      // `accept`: what stopped the last reading is right.
      input: byId.extend({ body: z.object({ accept: z.boolean().default(false) }) }),
      handler: async ({ input: { params, body }, user }): Promise<{ id: number }> => {
        const { id } = await sourceOf(params.id, user.language);
        if (body.accept) await changeSource(knex, id, { isAccepted: true, etag: null, lastModified: null });
        await followNow(strapi, id);
        return { id };
      },
    }),
    adminRoute({
      method: 'DELETE',
      path: '/intake/sources/:id',
      actions: ['intake'],
      // `brought`: what it brought goes too, where nobody touched it since.
      input: byId.extend({ query: z.object({ brought: z.enum(['keep', 'remove']).default('keep') }) }),
      handler: async ({ input: { params, query }, user }): Promise<RemovalReport> => {
        const { id } = await sourceOf(params.id, user.language);
        await changeSource(knex, id, { isStopped: true });
        const report = { deleted: 0, restored: 0, kept: [] as RemovalReport['kept'][number][] };
        if (query.brought === 'remove') {
          for (const { id: importId } of await importsOfSource(knex, id)) {
            const undone = await intakeOf(strapi).remove(importId);
            if (!undone) continue;
            report.deleted += undone.deleted;
            report.restored += undone.restored;
            report.kept.push(...undone.kept.map((entry) => ({ ...entry, reason: entry.reason[user.language] })));
          }
        }
        await removeSource(knex, id);
        return report;
      },
    }),
  ];
};

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

const titlesSchema = z.array(z.object({ documentId: z.string(), title: z.string().nullish() }));

async function broughtBy(strapi: Core.Strapi, id: number): Promise<Pick<SourceDetail, 'entries' | 'total'>> {
  const known = await readSourceEntries(strapi.db.connection, id);
  const records = await readIntakeRecords(
    strapi.db.connection,
    known.map(({ externalId }) => externalId),
  );
  const shown = known
    .flatMap(({ externalId, gone }) => {
      const documentId = records.get(externalId)?.documentId;
      return documentId === undefined ? [] : [{ documentId, isGone: gone !== null }];
    })
    .slice(0, LISTED_ENTRIES);
  const filters = { documentId: { $in: shown.map(({ documentId }) => documentId) } };
  const asked = { filters, fields: ['title' as const], limit: LISTED_ENTRIES };
  const [drafts, published] = await Promise.all(
    (['draft', 'published'] as const).map(async (status) =>
      titlesSchema.parse(await strapi.documents(uidOf('event')).findMany({ ...asked, status })),
    ),
  );
  const titles = new Map(drafts?.map(({ documentId, title }) => [documentId, title ?? '']));
  const isPublished = new Set(published?.map(({ documentId }) => documentId));
  return {
    total: known.length,
    entries: shown.flatMap((entry) => {
      const title = titles.get(entry.documentId);
      return title === undefined ? [] : [{ ...entry, title, isPublished: isPublished.has(entry.documentId) }];
    }),
  };
}
