/** What the page « Importer » asks. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { isTimeZone, keysOf, LICENCES, type Language } from 'ess-shared-types';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type {
  ContactList,
  ImportList,
  Preview,
  PreviewLines,
  PublicationReport,
  PublisherList,
  RemovalReport,
  RunStarted,
  TrialReport,
} from '../../../shared/contracts/intake';
import { strapiServices } from '../access/strapi-services';
import type { AdminContext } from '../access/admin-request';
import { adminRoute, type AdminRoute } from '../admin-route/admin-route';
import type { TypeUid } from '../content-types';
import { uidOf } from '../content-types';
import { lineAnswer, previewAnswer } from './admin-answers';
import { isCsvField } from './csv/fields';
import { FetchFailure } from '../fetching';
import { ImportUnderWay, intakeOf } from './intake';
import { requireRightsToContacts, requireRightsToRemove } from './import-rights';
import { accountNames, readJournal, writingPace } from './imports';
import { publishComplete } from './publish-complete';
import type { KeptPreview } from './previews';
import { SourceRefused } from './read-source';
import { MAX_SOURCE_BYTES } from './reading/decode-text';
import { readContacts } from './set-aside-contacts';
import { words } from '../content-types/words';

const PAGE_SIZE = 100;
const MOST_ORGANISATIONS = 20;

const blank = z
  .string()
  .trim()
  .max(2000)
  .transform((text) => (text === '' ? undefined : text))
  .optional();
const formSchema = z.object({
  kind: z.enum(['ical', 'openagenda', 'csv', 'web', 'corpus']),
  url: blank,
  key: blank,
  sourceName: z.string().trim().min(1).max(200),
  licence: z.enum(keysOf(LICENCES)),
  attribution: z
    .string()
    .trim()
    .max(255)
    .transform((text) => (text === '' ? undefined : text))
    .optional(),
  publisher: blank,
  mapping: z
    .array(z.union([z.null(), z.string().transform((name) => (isCsvField(name) ? name : null))]))
    .max(200)
    .optional(),
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
  images: z.boolean().optional(),
  zones: z.record(z.string().max(255), z.string().refine(isTimeZone)).optional(),
});

/** Multipart bodies hold texts: the form comes as JSON. */
const previewSchema = z.object({
  body: z.object({
    form: z
      .string()
      .transform((text, context): unknown => {
        try {
          return JSON.parse(text);
        } catch {
          context.addIssue({ code: 'custom', message: 'JSON' });
          return z.NEVER;
        }
      })
      .pipe(formSchema),
  }),
});
const byToken = z.object({ params: z.object({ token: z.uuid() }) });
const byId = z.object({ params: z.object({ id: z.coerce.number().int().positive() }) });

const WORDS = {
  expired: words('Cet aperçu a expiré : recommencez.', 'This preview has expired: start again.'),
  underWay: words('Un autre import est en cours : attendez sa fin.', 'Another import is under way: wait for its end.'),
  noSource: words('Choisissez un fichier ou donnez une adresse.', 'Choose a file or give an address.'),
  tooLarge: words('Le fichier dépasse 10 Mo.', 'The file is larger than 10 MB.'),
  notRemovable: words(
    'Cet import n’existe pas ou a déjà été retiré.',
    'There is no such import, or it was removed already.',
  ),
} as const;

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => {
  const intake = intakeOf(strapi);
  const pace = () => writingPace(strapi.db.connection);
  const previewOf = async (
    token: string,
    user: { readonly id: number; readonly language: Language },
    context: AdminContext,
  ): Promise<KeptPreview> => {
    const preview = await intake.findPreview(token, user.id, mayCreate(strapi, context));
    if (!preview) throw new errors.NotFoundError(WORDS.expired[user.language]);
    return preview;
  };

  return [
    adminRoute({
      method: 'POST',
      path: '/intake/previews',
      actions: ['intake'],
      input: previewSchema,
      handler: async ({ input, user, context }): Promise<Preview> => {
        const { form } = input.body;
        const file = await sentFile(context, user.language);
        if (!file && (form.url === undefined || form.kind === 'corpus')) {
          throw new errors.ValidationError(WORDS.noSource[user.language]);
        }
        const mayWrite = mayCreate(strapi, context);
        return said(user.language, async () =>
          previewAnswer(await intake.preview(form, file, user.id, mayWrite), user.language, await pace()),
        );
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/intake/previews/:token/lines',
      actions: ['intake'],
      input: byToken.extend({
        query: z.object({
          action: z.enum(['create', 'change', 'unchanged', 'skip', 'conflict']).optional(),
          page: z.coerce.number().int().positive().default(1),
        }),
      }),
      handler: async ({ input: { params, query }, user, context }): Promise<PreviewLines> => {
        const { lines, forced } = await previewOf(params.token, user, context);
        const shown = lines.filter(({ action }) => query.action === undefined || action === query.action);
        return {
          lines: shown
            .slice((query.page - 1) * PAGE_SIZE, query.page * PAGE_SIZE)
            .map((line) => lineAnswer(line, forced, user.language)),
          total: shown.length,
          pageSize: PAGE_SIZE,
        };
      },
    }),
    adminRoute({
      method: 'PUT',
      path: '/intake/previews/:token',
      actions: ['intake'],
      input: byToken.extend({
        body: z.object({
          forced: z.array(z.string().max(255)).max(10_000),
          same: z.array(z.string().max(255)).max(10_000).default([]),
        }),
      }),
      handler: async ({ input: { params, body }, user, context }): Promise<Preview> =>
        previewAnswer(
          await intake.force(await previewOf(params.token, user, context), body.forced, body.same),
          user.language,
          await pace(),
        ),
    }),
    adminRoute({
      method: 'POST',
      path: '/intake/previews/:token/trial',
      actions: ['intake'],
      input: byToken,
      handler: async ({ input: { params }, user, context }): Promise<TrialReport> =>
        said(user.language, async () => intake.tryOut(await previewOf(params.token, user, context))),
    }),
    adminRoute({
      method: 'POST',
      path: '/intake/previews/:token/run',
      actions: ['intake'],
      input: byToken,
      handler: async ({ input: { params }, user, context }): Promise<RunStarted> =>
        said(user.language, async () => {
          const { importId } = await intake.run(await previewOf(params.token, user, context));
          return { importId };
        }),
    }),
    adminRoute({
      method: 'GET',
      path: '/intake/imports',
      actions: ['intake'],
      input: z.object({}),
      handler: async (): Promise<ImportList> => {
        const imports = await intake.list();
        const names = await accountNames(
          strapi,
          imports.flatMap(({ userId }) => userId ?? []),
        );
        return {
          imports: imports.map((stored) => ({
            id: stored.id,
            kind: formSchema.shape.kind.parse(stored.kind),
            sourceName: stored.sourceName,
            sourceUrl: stored.sourceUrl ?? null,
            state: stored.state,
            counts: stored.counts,
            failure: stored.failure ?? null,
            by: (stored.userId === undefined ? undefined : names.get(stored.userId)) ?? null,
            startedAt: new Date(stored.startedAt).toISOString(),
            endedAt: stored.endedAt === undefined ? null : new Date(stored.endedAt).toISOString(),
            progress: stored.progress ?? null,
          })),
        };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/intake/imports/:id/contacts',
      actions: ['intake'],
      input: byId,
      handler: async ({ input: { params }, user, context }): Promise<ContactList> => {
        await requireRightsToContacts(strapi, params.id, user, context.state);
        const journal = await readJournal(strapi.db.connection, params.id);
        const uids = new Map(journal.map(({ documentId, uid }) => [documentId, uid]));
        const contacts = await readContacts(strapi.db.connection, [...uids.keys()]);
        return { contacts: contacts.map((contact) => ({ ...contact, uid: uids.get(contact.documentId) ?? '' })) };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/intake/imports/:id/publications',
      actions: ['intake'],
      input: byId,
      handler: ({ input: { params }, user, context }): Promise<PublicationReport> =>
        publishComplete(strapi, params.id, user.language, mayPublish(strapi, context)),
    }),
    adminRoute({
      method: 'DELETE',
      path: '/intake/imports/:id',
      actions: ['intake'],
      input: byId,
      handler: async ({ input: { params }, user, context }): Promise<RemovalReport> =>
        said(user.language, async () => {
          await requireRightsToRemove(strapi, params.id, user, context.state);
          const report = await intake.remove(params.id);
          if (!report) throw new errors.NotFoundError(WORDS.notRemovable[user.language]);
          return {
            ...report,
            kept: report.kept.map((entry) => ({ ...entry, reason: entry.reason[user.language] })),
          };
        }),
    }),
    adminRoute({
      method: 'GET',
      path: '/intake/organisations',
      actions: ['intake'],
      input: z.object({ query: z.object({ q: z.string().max(100).default('') }) }),
      handler: async ({ input: { query } }): Promise<PublisherList> => {
        const found = await strapi.documents(uidOf('organisation')).findMany({
          filters: query.q === '' ? {} : { name: { $containsi: query.q } },
          fields: ['name'],
          sort: 'name:asc',
          limit: MOST_ORGANISATIONS,
        });
        return {
          organisations: found.map(({ documentId, name }: { documentId: string; name?: string | null }) => ({
            documentId,
            name: name ?? documentId,
          })),
        };
      },
    }),
  ];
};

const fileSchema = z.object({ filepath: z.string(), size: z.number() });
const filesSchema = z.object({ files: z.union([fileSchema, z.array(fileSchema).transform(([first]) => first)]) });

/** The file sent under the name `files`, which Strapi deletes once answered; refused by its size before it is read. */
async function sentFile(context: AdminContext, language: Language): Promise<Uint8Array | undefined> {
  const sent: unknown = 'files' in context.request ? context.request.files : undefined;
  const file = filesSchema.safeParse(sent).data?.files;
  if (!file) return undefined;
  if (file.size > MAX_SOURCE_BYTES) throw new errors.PayloadTooLargeError(WORDS.tooLarge[language]);
  return readFile(file.filepath);
}

/** Whether the rights of the user let them create documents of a type. */
function mayCreate(strapi: Core.Strapi, context: AdminContext): (uid: TypeUid) => boolean {
  const state: Readonly<Record<string, unknown>> = context.state;
  const checkers = strapiServices(strapi).get('plugin::content-manager.permission-checker');
  return (uid) => checkers.create({ userAbility: state.userAbility, model: uid }).can.create();
}

/** Whether the rights of the user let them publish a document. */
function mayPublish(strapi: Core.Strapi, context: AdminContext): (document: object) => boolean {
  const state: Readonly<Record<string, unknown>> = context.state;
  const checkers = strapiServices(strapi).get('plugin::content-manager.permission-checker');
  const { can } = checkers.create({ userAbility: state.userAbility, model: uidOf('event') });
  return (document) => can.publish(document);
}

/** Says what went wrong in the language of the person. */
async function said<Result>(language: Language, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FetchFailure || error instanceof SourceRefused) {
      throw new errors.ValidationError(error.words[language]);
    }
    if (error instanceof ImportUnderWay) throw new errors.ApplicationError(WORDS.underWay[language]);
    throw error;
  }
}
