import { COLLECTIONS } from 'ess-shared-types';
import { components, enumeration, longText, manyToOne, slugFrom, text, yesNo } from '../attributes';

/** A saved selection: filters or a hand-picked ordered list, offered by a network under its own name. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_selections',
  info: { singularName: 'selection', pluralName: 'selections', displayName: 'ESS selection' },
  options: { draftAndPublish: false },
  attributes: {
    title: text(),
    slug: slugFrom('title'),
    collection: enumeration(COLLECTIONS),
    /** Selection parameters as in a URL: `territory=DEP-49&topic=alimentation`. Unused when entries are picked by hand. */
    filters: longText(),
    items: components('selection-item'),
    publisher: manyToOne('organisation'),
    logo: { type: 'media', multiple: false, allowedTypes: ['images'] },
    accent_colour: text(),
    contact_url: text(),
    legal_notice: longText(),
    retired: yesNo(false),
    successor: manyToOne('selection'),
    external_id: { ...text(), unique: true },
  },
};
