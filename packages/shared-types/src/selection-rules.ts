/** The rules of every collection; a widget imports only its own. */
import {
  AGENDA_RULES,
  DISPOSITIF_RULES,
  INITIATIVE_RULES,
  KEY_FIGURE_RULES,
  RESOURCE_RULES,
  type SelectionRules,
} from './selection.js';
import type { Collection } from './collections.js';

export const SELECTION_RULES: Readonly<Record<Collection, SelectionRules>> = {
  agenda: AGENDA_RULES,
  'chiffres-cles': KEY_FIGURE_RULES,
  initiatives: INITIATIVE_RULES,
  ressources: RESOURCE_RULES,
  dispositifs: DISPOSITIF_RULES,
};
