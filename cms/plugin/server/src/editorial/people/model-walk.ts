/** Walks the models: which components stand where in a type, and which documents hold given rows. */
import type { Core } from '@strapi/strapi';
import type { DocumentReference, Version } from '../../../../shared/contracts/people';

export interface ModelAttribute {
  readonly type: string;
  readonly component?: string;
  readonly target?: string;
}

interface Model {
  readonly attributes: Readonly<Record<string, ModelAttribute>>;
  readonly options?: { readonly draftAndPublish?: boolean };
  readonly config?: { readonly settings?: { readonly mainField?: string } };
}

/** A model that stands in a type: the type itself when the path is empty, else a component. */
interface Place {
  readonly path: readonly string[];
  readonly model: string;
}

/** A version of a document that holds some of the rows asked for. */
interface Owner {
  readonly uid: string;
  readonly documentId: string;
  readonly title: string;
  readonly versions: readonly Version[];
  readonly path: readonly string[];
  readonly rowIds: readonly number[];
}

/** Strapi’s relation of a document to itself. */
const LOCALIZATIONS = 'localizations';
const FILES = 'plugin::upload.file';
const IDS_AT_ONCE = 200;

export class ModelWalk {
  private readonly models: Readonly<Record<string, Model>>;

  constructor(private readonly strapi: Core.Strapi) {
    this.models = { ...strapi.contentTypes, ...strapi.components };
  }

  /** The types in which people may be named: those of the plugin, and the files that entries show. */
  types(): string[] {
    return Object.keys(this.models).filter((uid) => uid.startsWith('plugin::ess.') || uid === FILES);
  }

  attributes(model: string): Readonly<Record<string, ModelAttribute>> {
    return this.models[model]?.attributes ?? {};
  }

  /** The type itself and every component in it, however deep. */
  places(type: string): Place[] {
    const visit = (model: string, path: readonly string[]): Place[] => [
      { path, model },
      ...Object.entries(this.attributes(model)).flatMap(([name, { type: kind, component }]) =>
        kind === 'component' && component !== undefined ? visit(component, [...path, name]) : [],
      ),
    ];
    return visit(type, []);
  }

  /** Every model of the types, once. */
  allModels(): string[] {
    return [...new Set(this.types().flatMap((type) => this.places(type).map(({ model }) => model)))];
  }

  /** The models that refer to a type, and by which attribute. */
  referringTo(target: string): { readonly model: string; readonly attribute: string }[] {
    return this.allModels().flatMap((model) =>
      Object.entries(this.attributes(model)).flatMap(([attribute, { type, target: found }]) =>
        type === 'relation' && found === target && attribute !== LOCALIZATIONS ? [{ model, attribute }] : [],
      ),
    );
  }

  /** The documents, drafts included, in which rows of a model stand. */
  async owners(model: string, rowIds: readonly number[]): Promise<Owner[]> {
    const owners: Owner[] = [];
    for (const type of this.types()) {
      for (const place of this.places(type).filter((candidate) => candidate.model === model)) {
        for (let start = 0; start < rowIds.length; start += IDS_AT_ONCE)
          owners.push(...(await this.ownersAt(type, place.path, rowIds.slice(start, start + IDS_AT_ONCE))));
      }
    }
    return owners;
  }

  private async ownersAt(type: string, path: readonly string[], rowIds: readonly number[]): Promise<Owner[]> {
    const wanted = new Set(rowIds);
    const { mainField, hasDrafts } = this.naming(type);
    const populate = path.reduceRight<object | true>((inner, name) => ({ [name]: wrapped(inner) }), true);
    const rows: Readonly<Record<string, unknown>>[] = await this.strapi.db.query(type).findMany({
      where: nested(path, { id: { $in: rowIds } }),
      select: [
        'id',
        'documentId',
        ...(mainField === undefined ? [] : [mainField]),
        ...(hasDrafts ? ['publishedAt'] : []),
      ],
      ...(path.length === 0 ? {} : { populate }),
    });
    return rows.flatMap((row) => {
      const { documentId } = row;
      if (typeof documentId !== 'string') return [];
      const title = mainField === undefined ? undefined : row[mainField];
      return [
        {
          uid: type,
          documentId,
          title: typeof title === 'string' && title !== '' ? title : documentId,
          versions: !hasDrafts ? BOTH : row.publishedAt === null ? (['draft'] as const) : (['published'] as const),
          path,
          rowIds: idsAt(row, path).filter((id) => wanted.has(id)),
        },
      ];
    });
  }

  private naming(type: string): { readonly mainField: string | undefined; readonly hasDrafts: boolean } {
    const model = this.models[type];
    return {
      mainField: type === FILES ? 'name' : model?.config?.settings?.mainField,
      hasDrafts: model?.options?.draftAndPublish ?? false,
    };
  }
}

const BOTH: readonly Version[] = ['draft', 'published'];

const wrapped = (inner: object | true): object | true => (inner === true ? true : { populate: inner });

/** `['sessions', 'participations']` and a condition on the last. */
export const nested = (path: readonly string[], condition: object): object =>
  path.reduceRight<object>((inner, name) => ({ [name]: inner }), condition);

/** Ids of the rows found at a path of a loaded entity. */
export function idsAt(entity: unknown, path: readonly string[]): number[] {
  if (Array.isArray(entity)) return entity.flatMap((item) => idsAt(item, path));
  if (typeof entity !== 'object' || entity === null) return [];
  const [name, ...rest] = path;
  if (name !== undefined) return idsAt(Object.entries(entity).find(([key]) => key === name)?.[1], rest);
  return 'id' in entity && typeof entity.id === 'number' ? [entity.id] : [];
}

export function groupedBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** One line a document: its versions together. */
export function mergeVersions<Line extends DocumentReference>(
  lines: readonly Line[],
  key: (line: Line) => string,
): Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const known = merged.get(key(line));
    const versions = BOTH.filter((version) => line.versions.includes(version) || known?.versions.includes(version));
    // The draft bears the latest title.
    merged.set(key(line), { ...(known && !line.versions.includes('draft') ? known : line), versions });
  }
  return [...merged.values()];
}
