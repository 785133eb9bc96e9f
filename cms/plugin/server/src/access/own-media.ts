/**
 * « Own files only »: Strapi holds it on the routes of one file, and forgets it where several files or folders are
 * deleted, moved or listed. It only concerns roles whose right on files carries a condition.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { z } from 'zod';
import { readInput, type AdminContext } from './admin-request';
import { adminUserOf } from './current-user';
import { guardStockRoutes, type RouteGuard } from './stock-routes';
import { strapiServices, type QueryParams } from './strapi-services';

const FILE = 'plugin::upload.file';
const FOLDER = 'plugin::upload.folder';
const READ = 'plugin::upload.read';
const UPDATE = 'plugin::upload.assets.update';

const REFUSED: Readonly<Record<Language, string>> = {
  fr: 'Vos droits ne s’étendent pas à tous ces fichiers et dossiers : rien n’a été changé.',
  en: 'Your rights do not cover all these files and folders: nothing was changed.',
};

/** What Strapi would take and this does not read is refused: it could name anything. */
const ids = z
  .array(z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]))
  .nullish()
  .transform((list) => list ?? []);
const selection = z.object({ fileIds: ids, folderIds: ids });
const folderId = z.object({ id: z.coerce.number().int() });

/** What the conditions of Strapi look at, in a file and in a folder alike. */
interface Item {
  readonly id: number;
  readonly createdBy?: { readonly id: number } | null;
}
interface FolderItem extends Item {
  readonly path: string;
}

const CREATOR = { createdBy: { populate: ['roles'] } };

const languageOf = (context: AdminContext): Language => adminUserOf(context.state)?.language ?? 'fr';

export function guardOwnMedia(strapi: Core.Strapi): void {
  const files = async (where: object): Promise<Item[]> => {
    const found: Item[] = await strapi.db.query(FILE).findMany({ select: ['id'], where, populate: CREATOR });
    return found;
  };
  const folders = async (where: object): Promise<FolderItem[]> => {
    const select = ['id', 'path'];
    const found: FolderItem[] = await strapi.db.query(FOLDER).findMany({ select, where, populate: CREATOR });
    return found;
  };

  const managerOf = ({ state }: AdminContext, action: string) => {
    const { userAbility: ability }: Readonly<Record<string, unknown>> = state;
    return strapiServices(strapi).get('admin::permission').createPermissionsManager({ ability, action, model: FILE });
  };
  /** Whether an item is in reach; `undefined` where every one is. */
  const reach = (context: AdminContext, action: string): ((item: Item) => boolean) | undefined => {
    const manager = managerOf(context, action);
    const isConditional = manager.ability.rulesFor(action, FILE).some(({ conditions }) => conditions !== undefined);
    return isConditional ? (item) => manager.ability.can(action, manager.toSubject(item)) : undefined;
  };

  const refuseUnlessOwn = async (context: AdminContext, fileIds: number[], folderIds: number[]) => {
    const isOwn = reach(context, UPDATE);
    if (!isOwn) return;
    const chosen = await folders({ id: { $in: folderIds } });
    const below = chosen.map(({ path }) => path).map((path) => ({ $startsWith: `${path}/` }));
    const within = (field: string) => ({
      $or: [...chosen.map(({ path }) => ({ [field]: path })), ...below.map((value) => ({ [field]: value }))],
    });
    const touched: Item[] = [
      ...(await files({ id: { $in: fileIds } })),
      ...(chosen.length > 0 ? await files(within('folderPath')) : []),
      ...(chosen.length > 0 ? await folders(within('path')) : []),
    ];
    if (!touched.every(isOwn)) throw new errors.ForbiddenError(REFUSED[languageOf(context)]);
  };

  const ownSelection: RouteGuard = async (context, next) => {
    const { fileIds, folderIds } = readInput(selection, context.request.body, languageOf(context));
    await refuseUnlessOwn(context, fileIds, folderIds);
    return next();
  };
  const ownFolder: RouteGuard = async (context, next) => {
    await refuseUnlessOwn(context, [], [readInput(folderId, context.params, languageOf(context)).id]);
    return next();
  };
  /** What concerns the whole library is not for those who see a part of it. */
  const wholeLibrary: RouteGuard = async (context, next) => {
    if (reach(context, READ)) throw new errors.ForbiddenError(REFUSED[languageOf(context)]);
    return next();
  };

  /** Folders that a person made, or that lead to what is in their reach; `undefined` for those who see them all. */
  const visibleFolders = async (context: AdminContext): Promise<ReadonlySet<number> | undefined> => {
    const isOwn = reach(context, READ);
    if (!isOwn) return undefined;
    const all = await folders({});
    const queryParams: QueryParams = strapi.get('query-params');
    const query = await managerOf(context, READ).addPermissionsQueryTo({ fields: ['folderPath'] });
    const ownFiles: { folderPath: string }[] = await strapi.db.query(FILE).findMany(queryParams.transform(FILE, query));
    const leading = [...ownFiles.map(({ folderPath }) => folderPath), ...all.filter(isOwn).map(({ path }) => path)];
    const isVisible = ({ path }: FolderItem) => leading.some((end) => end === path || end.startsWith(`${path}/`));
    return new Set(all.filter(isVisible).map(({ id }) => id));
  };
  const visibleList: RouteGuard = async (context, next) => {
    const visible = await visibleFolders(context);
    const returned = await next();
    if (visible) keepIn(context, (folder) => visible.has(folder.id));
    return returned;
  };
  const visibleFolder: RouteGuard = async (context, next) => {
    const { id } = readInput(folderId, context.params, languageOf(context));
    const visible = await visibleFolders(context);
    if (visible && !visible.has(id)) throw new errors.NotFoundError();
    return next();
  };

  guardStockRoutes(strapi, 'upload', {
    'POST /actions/bulk-delete': ownSelection,
    'POST /actions/bulk-move': ownSelection,
    'POST /actions/generate-ai-metadata': ownSelection,
    'PUT /folders/:id': ownFolder,
    'GET /folders/:id': visibleFolder,
    'GET /folders': visibleList,
    'GET /folder-structure': visibleList,
    'POST /ai-metadata-jobs': wholeLibrary,
    'GET /ai-metadata-jobs/latest': wholeLibrary,
    'GET /ai-metadata-jobs/pending-count': wholeLibrary,
  });
}

const listedFolder = z.looseObject({ id: z.number(), children: z.unknown().optional() });
const listed = z.looseObject({ data: z.array(listedFolder) });

/** Leaves in the answer of Strapi the folders to show, at every depth. */
function keepIn(context: AdminContext, isShown: (folder: { readonly id: number }) => boolean): void {
  const kept = (list: z.output<typeof listedFolder>[]): object[] =>
    list.filter(isShown).map(({ children, ...folder }) => ({
      ...folder,
      ...(Array.isArray(children)
        ? { children: kept(z.array(listedFolder).parse(children)) }
        : // A count, which would tell of the others.
          {}),
    }));
  const { data, ...body } = listed.parse(context.body);
  context.body = { ...body, data: kept(data) };
}
