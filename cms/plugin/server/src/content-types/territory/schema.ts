import { TERRITORY_LEVELS } from 'ess-shared-types';
import { enumeration, integer, json, manyToOne, text, toMany } from '../attributes';
import { TERRITORY_STATUSES } from '../vocabularies';

/** A territory of the Code officiel géographique, or another area added by hand. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_territories',
  info: { singularName: 'territory', pluralName: 'territories', displayName: 'ESS territory' },
  options: { draftAndPublish: false },
  indexes: [
    { name: 'ess_territories_code_idx', columns: ['code'] },
    { name: 'ess_territories_search_key_idx', columns: ['search_key'] },
  ],
  attributes: {
    /** Name with department and status, « Pommerieux (Mayenne, commune) »: what pickers show. */
    label: text(),
    name: text(),
    /** `COM-49127`, `DEP-49` ...; a slug for another area. */
    code: { ...text(), unique: true },
    level: enumeration(TERRITORY_LEVELS),
    department: text(),
    territory_status: enumeration(TERRITORY_STATUSES, TERRITORY_STATUSES.current.stored),
    parents: toMany('territory'),
    successor: manyToOne('territory'),
    postal_codes: json(),
    population: integer(),
    siren: text(),
    vintage: text(),
    /** Normalised label and code, kept by the plugin: what searches match. */
    search_key: { ...text(), private: true },
  },
};
