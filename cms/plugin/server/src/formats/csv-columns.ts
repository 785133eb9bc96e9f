/** The columns of the CSV exports, by collection: what the exports write, and what their data dictionary is made of. */
import type { Collection, CollectionViews } from 'ess-shared-types';
import { AGENDA_COLUMNS } from './csv/agenda-columns';
import type { Column } from './csv/column';
import { DISPOSITIF_COLUMNS } from './csv/dispositif-columns';
import { ENTRY_HEAD, ENTRY_TAIL } from './csv/entry-columns';
import { INITIATIVE_COLUMNS } from './csv/initiative-columns';
import { KEY_FIGURE_COLUMNS } from './csv/key-figure-columns';
import { RESOURCE_COLUMNS } from './csv/resource-columns';

export type CsvColumns = { readonly [Name in Collection]: readonly Column<CollectionViews[Name]>[] };

export const CSV_COLUMNS: CsvColumns = {
  agenda: [...ENTRY_HEAD, ...AGENDA_COLUMNS, ...ENTRY_TAIL],
  'chiffres-cles': [...ENTRY_HEAD, ...KEY_FIGURE_COLUMNS, ...ENTRY_TAIL],
  initiatives: [...ENTRY_HEAD, ...INITIATIVE_COLUMNS, ...ENTRY_TAIL],
  ressources: [...ENTRY_HEAD, ...RESOURCE_COLUMNS, ...ENTRY_TAIL],
  dispositifs: [...ENTRY_HEAD, ...DISPOSITIF_COLUMNS, ...ENTRY_TAIL],
};
