/** Strapi's own services that the plugin asks, with the part of their shape that it relies on: Strapi types none. */
import type { Core } from '@strapi/strapi';

export interface Condition {
  readonly displayName: string;
  readonly name: string;
  readonly plugin: string;
  /** A filter that the documents in reach of the user match, or whether all do. */
  handler(user: { readonly id: number }): Promise<object | boolean>;
}

interface Rule {
  /** A filter, where the right depends on the entry. */
  readonly conditions?: unknown;
}

/** What a user may do with entries of a model. */
export interface PermissionsManager {
  readonly ability: {
    rulesFor(action: string, model: string): readonly Rule[];
    can(action: string, subject?: unknown): boolean;
  };
  /** An entry, as the ability judges it. */
  toSubject(entry: object): unknown;
  /** Narrows a query to the entries in reach. */
  addPermissionsQueryTo(query: object): Promise<object>;
}

export interface PermissionService {
  createPermissionsManager(options: {
    readonly ability: unknown;
    readonly action: string;
    readonly model: string;
  }): PermissionsManager;
  readonly engine: { generateUserAbility(user: object): Promise<unknown> };
  readonly actionProvider: { registerMany(actions: readonly object[]): Promise<unknown> };
  readonly conditionProvider: { registerMany(conditions: readonly Condition[]): Promise<unknown> };
}

export interface RolePermission {
  readonly action: string;
  readonly subject?: string | null;
  readonly properties?: { readonly fields?: readonly string[] };
  readonly conditions?: readonly string[];
}

export interface RoleService {
  readonly hooks: {
    /** Called at each start, when the actions, the conditions and the first roles exist. */
    readonly willResetSuperAdminPermissions: {
      register(handler: (permissions: unknown) => Promise<unknown>): unknown;
    };
  };
  exists(where: object): Promise<boolean>;
  create(role: {
    readonly name: string;
    readonly code: string;
    readonly description: string;
  }): Promise<{ readonly id: number }>;
  addPermissions(roleId: number, permissions: readonly RolePermission[]): Promise<unknown>;
}

export interface ContentTypeService {
  /** Paths of the fields of a type, those of its components included: `title`, `occurrences.start`. */
  getNestedFields(model: object | undefined, options: { readonly components: object }): readonly string[];
}

type Right = 'read' | 'create' | 'update' | 'delete' | 'publish';

/** What the content manager asks before it lets a user act on an entry. */
export interface PermissionChecker {
  readonly can: Readonly<Record<Right, (entity?: object, field?: string) => boolean>>;
  /** Whether the right depends on the entry. */
  readonly requiresEntity: Readonly<Record<Right, () => boolean>>;
  readonly sanitizedQuery: Readonly<Record<Right, (query: object) => Promise<object>>>;
}

export interface PermissionCheckerService {
  create(options: { readonly userAbility: unknown; readonly model: string }): PermissionChecker;
}

/** A file on its way into the media library. */
export interface InputFile {
  readonly filepath: string;
  readonly originalFilename: string;
  readonly mimetype: string;
  readonly size: number;
  readonly tmpWorkingDirectory: string;
}

export interface UploadFileService {
  /** Reads a file from an address into a folder. */
  fetchUrlToInputFile: (
    address: string,
    folder: string,
    sizeLimit?: number,
    onProgress?: (progress: { readonly bytesWritten: number; readonly totalBytes: number | null }) => void,
  ) => Promise<{ readonly file: InputFile }>;
}

export interface UploadService {
  upload(
    files: { readonly data: { readonly fileInfo: object }; readonly files: InputFile },
    options: { readonly user?: { readonly id: number } },
  ): Promise<unknown>;
  /** A file of the media library, from the database and from where it is stored. */
  remove(file: object): Promise<unknown>;
}

/** Turns a query of the Document Service into one of the database. */
export interface QueryParams {
  transform(uid: string, query: object): object;
}

interface PopulateBuilder {
  populateFromQuery(query: object): PopulateBuilder;
  build(): Promise<object>;
}

/** Makes the value of a `uid` field when the button of the form asks for one. */
export interface SlugService {
  generateUIDField(asked: {
    readonly contentTypeUID: string;
    readonly field: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly locale?: string;
  }): Promise<string>;
}

export interface AuthService {
  hashPassword(password: string): Promise<string>;
  validatePassword(password: string, hash: string): Promise<boolean>;
}

export interface UserService {
  /** Whether there is any account. */
  exists(): Promise<boolean>;
}

interface Registry {
  get(uid: 'admin::auth'): AuthService;
  get(uid: 'admin::user'): UserService;
  get(uid: 'admin::permission'): PermissionService;
  get(uid: 'admin::role'): RoleService;
  get(uid: 'admin::content-type'): ContentTypeService;
  get(uid: 'plugin::content-manager.permission-checker'): PermissionCheckerService;
  get(uid: 'plugin::content-manager.uid'): SlugService;
  get(uid: 'plugin::upload.file'): UploadFileService;
  get(uid: 'plugin::upload.upload'): UploadService;
  get(uid: 'plugin::content-manager.populate-builder'): (uid: string) => PopulateBuilder;
}

export function strapiServices(strapi: Core.Strapi): Registry {
  const registry: Registry = strapi.get('services');
  return registry;
}
