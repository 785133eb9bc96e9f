/** The roles that the plugin brings, and what each may do. */
import { contentTypes, uidOf, type TypeName } from '../content-types';
import { actionId, type ActionName } from './actions';
import { OWN_ORGANISATION, SHARED_PERSON } from './conditions';
import type { RolePermission } from './strapi-services';

type Right = 'create' | 'read' | 'update' | 'delete' | 'publish';

/** Rights on some types. */
interface Grant {
  readonly types: readonly TypeName[];
  readonly rights: readonly Right[];
  /** Top-level fields; all by default. Strapi asks none for `delete` and `publish`. */
  readonly fields?: (field: string) => boolean;
  /** One of them must hold. */
  readonly conditions?: readonly string[];
}

export interface Role {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly grants: readonly Grant[];
  readonly actions: readonly ActionName[];
  /** Files of the media library that the role may change: every one, or those that the person added. */
  readonly media: 'all' | 'own';
}

const isTypeName = (name: string): name is TypeName => Object.hasOwn(contentTypes, name);
const TYPE_NAMES = Object.keys(contentTypes).filter(isTypeName);
const hasDrafts = (name: TypeName): boolean => contentTypes[name].schema.options.draftAndPublish;

const ENTRIES = TYPE_NAMES.filter(hasDrafts);
/** Public as soon as they are saved, and shared by all: lists, and what towns embed. */
const LISTS: readonly TypeName[] = ['vocabulary', 'term', 'selection'];
/** Official, or loaded by an intake. */
const OFFICIAL: readonly TypeName[] = ['territory'];
const REFERENCES = TYPE_NAMES.filter(
  (name) => !ENTRIES.includes(name) && !LISTS.includes(name) && !OFFICIAL.includes(name),
);

/** What a partner sees of people: nothing of how the network follows them. */
const PERSON_FIELDS: readonly string[] = ['display_name', 'slug', 'visibility'];
/** For those who may act on them: how the network reaches an organisation, and what it doubts. */
const FOLLOWED: readonly string[] = ['contact_points', 'review_flags'];
const own = [OWN_ORGANISATION];

export const PARTNER_ROLE = 'ess-partner';

export const ROLES: readonly Role[] = [
  {
    code: 'ess-writing',
    name: 'Rédaction',
    description: 'Prépare les fiches, sans les publier.',
    grants: [
      { types: ENTRIES, rights: ['create', 'read', 'update'] },
      { types: REFERENCES, rights: ['create', 'read', 'update'] },
      { types: [...LISTS, ...OFFICIAL], rights: ['read'] },
    ],
    actions: ['read', 'builder', 'review', 'intake'],
    media: 'all',
  },
  {
    code: 'ess-validation',
    name: 'Validation',
    description: 'Relit, publie, dépublie et supprime les fiches, retire des personnes.',
    grants: [
      { types: ENTRIES, rights: ['create', 'read', 'update', 'delete', 'publish'] },
      { types: [...REFERENCES, ...LISTS], rights: ['create', 'read', 'update', 'delete'] },
      { types: OFFICIAL, rights: ['read'] },
    ],
    actions: ['read', 'builder', 'review', 'intake', 'people'],
    media: 'all',
  },
  {
    code: PARTNER_ROLE,
    name: 'Structure partenaire',
    description: 'Tient et publie les fiches de sa structure, et celles-là seulement.',
    grants: [
      { types: ENTRIES, rights: ['read', 'delete', 'publish'], conditions: own },
      {
        types: ENTRIES,
        rights: ['create', 'update'],
        // Filled by itself with the person's organisation.
        fields: (field) => field !== 'publisher',
        conditions: own,
      },
      // The slug is made by itself: one that is refused would tell of people whom the partner does not see.
      {
        types: ['person'],
        rights: ['create'],
        fields: (field) => PERSON_FIELDS.includes(field) && field !== 'slug',
      },
      {
        types: ['person'],
        rights: ['read'],
        fields: (field) => PERSON_FIELDS.includes(field),
        conditions: [SHARED_PERSON, 'admin::is-creator'],
      },
      {
        types: [...REFERENCES.filter((name) => name !== 'person'), 'vocabulary', 'term', ...OFFICIAL],
        rights: ['read'],
        fields: (field) => !FOLLOWED.includes(field),
      },
    ],
    actions: ['read', 'builder', 'review'],
    media: 'own',
  },
];

/** Fields that a role had in an earlier version and no longer has, by role; an administrator may give them again. */
export const WITHDRAWN_FIELDS: Readonly<Record<string, (right: string, subject: string, field: string) => boolean>> = {
  [PARTNER_ROLE]: (right, subject, field) =>
    (right === 'read' && !ENTRIES.some((name) => uidOf(name) === subject) && FOLLOWED.includes(field)) ||
    (right === 'create' && subject === uidOf('person') && field === 'slug'),
};

/** Strapi's permissions for a role. */
export function permissionsOf(role: Role): RolePermission[] {
  const conditions = role.media === 'own' ? ['admin::is-creator'] : [];
  return [
    ...role.grants.flatMap(granted),
    ...role.actions.map((name) => ({ action: actionId(name) })),
    { action: 'plugin::upload.read', conditions },
    { action: 'plugin::upload.assets.create' },
    { action: 'plugin::upload.assets.update', conditions },
    { action: 'plugin::upload.assets.download' },
    { action: 'plugin::upload.assets.copy-link' },
  ];
}

function granted({ types, rights, fields = () => true, conditions = [] }: Grant): RolePermission[] {
  return types.flatMap((name) =>
    rights.map((right) => ({
      action: `plugin::content-manager.explorer.${right}`,
      subject: uidOf(name),
      // Strapi adds the fields of components below those named here.
      properties:
        right === 'delete' || right === 'publish'
          ? {}
          : { fields: Object.keys(contentTypes[name].schema.attributes).filter(fields) },
      conditions,
    })),
  );
}
