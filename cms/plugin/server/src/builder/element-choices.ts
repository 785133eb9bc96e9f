/** What may be chosen of each element. */
import {
  AGENDA_CHOICES,
  COLLECTIONS,
  EMBEDDED_COLLECTIONS,
  INITIATIVES_CHOICES,
  KEY_FIGURES_CHOICES,
  RESOURCES_CHOICES,
  SELECTION_RULES,
  type Language,
  type PresentationChoices,
  type VocabularyEntry,
} from 'ess-shared-types';
import type { ElementChoices, EmbeddedCollection, Option, TitleLink } from '../../../shared/contracts/builder';

export const PRESENTATION_CHOICES = {
  agenda: AGENDA_CHOICES,
  'chiffres-cles': KEY_FIGURES_CHOICES,
  initiatives: INITIATIVES_CHOICES,
  ressources: RESOURCES_CHOICES,
} as const satisfies Readonly<Record<EmbeddedCollection, PresentationChoices>>;

/** Where an element's title may lead. */
export const TITLE_LINKS = ['page', 'inline', 'source'] as const satisfies readonly TitleLink[];

export const elementChoices = (lang: Language): ElementChoices[] =>
  EMBEDDED_COLLECTIONS.map((collection) => {
    const { kinds, statuses, without } = SELECTION_RULES[collection];
    const { layouts, parts, shown, filters } = PRESENTATION_CHOICES[collection];
    return {
      collection,
      label: COLLECTIONS[collection].label[lang],
      kinds: options(kinds, lang),
      statuses: options(statuses, lang),
      hasPeriod: !without.includes('when'),
      layouts,
      parts,
      shown,
      visitorFilters: filters,
    };
  });

const options = (vocabulary: Readonly<Record<string, VocabularyEntry>>, lang: Language): Option[] =>
  Object.entries(vocabulary).map(([value, { label }]) => ({ value, label: label[lang] }));
