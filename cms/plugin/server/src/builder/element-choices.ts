/** What may be chosen of each element; the same words as `docs/widgets.md`. */
import { SELECTION_RULES, COLLECTIONS, type Language, type VocabularyEntry } from 'ess-shared-types';
import type {
  ElementChoices,
  EmbeddedCollection,
  Layout,
  Option,
  VisitorFilter,
} from '../../../shared/contracts/builder';

interface ElementLook {
  readonly layouts: readonly [Layout, ...Layout[]];
  readonly visitorFilters: readonly VisitorFilter[];
}

export const ELEMENT_LOOKS: Readonly<Record<EmbeddedCollection, ElementLook>> = {
  agenda: { layouts: ['day', 'month'], visitorFilters: ['territory', 'topic', 'kind', 'period', 'text'] },
  'chiffres-cles': {
    layouts: ['cards', 'list', 'comparison'],
    visitorFilters: ['territory', 'topic', 'kind', 'text'],
  },
  initiatives: {
    layouts: ['carousel', 'grid', 'list'],
    visitorFilters: ['territory', 'sector', 'challenge', 'topic', 'stage', 'text'],
  },
  ressources: { layouts: ['list'], visitorFilters: ['territory', 'kind', 'topic', 'lever', 'audience', 'text'] },
};

export const EMBEDDED_COLLECTIONS = [
  'agenda',
  'chiffres-cles',
  'initiatives',
  'ressources',
] as const satisfies readonly EmbeddedCollection[];

export const elementChoices = (lang: Language): ElementChoices[] =>
  EMBEDDED_COLLECTIONS.map((collection) => {
    const { kinds, statuses, without } = SELECTION_RULES[collection];
    return {
      collection,
      label: COLLECTIONS[collection].label[lang],
      kinds: options(kinds, lang),
      statuses: options(statuses, lang),
      hasPeriod: !without.includes('when'),
      ...ELEMENT_LOOKS[collection],
    };
  });

const options = (vocabulary: Readonly<Record<string, VocabularyEntry>>, lang: Language): Option[] =>
  Object.entries(vocabulary).map(([value, { label }]) => ({ value, label: label[lang] }));
