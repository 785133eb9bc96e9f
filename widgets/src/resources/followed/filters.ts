/** The filters of the resources that their page offers, in the order of the attribute. */
import { keysOf, RESOURCE_KINDS } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import { termsOf } from '../../followed/choices.js';
import { choiceOf, filtersPanel, type FilterField } from '../../followed/filters.js';
import { FOLLOWED_WORDS } from '../../followed/words.js';
import type { FilterContext } from '../../foundation/content-element.js';
import { FOLLOWED_RESOURCE_WORDS } from './words.js';

/** The list whose terms stand bare under each name. */
const VOCABULARIES = { topic: 'themes', lever: 'avise-leviers', audience: 'publics' } as const;

export async function resourceFilters(context: FilterContext): Promise<() => TemplateResult> {
  const { endpoint, language, filters } = context;
  const words = { ...FOLLOWED_WORDS[language], ...FOLLOWED_RESOURCE_WORDS[language] };
  const kinds = keysOf(RESOURCE_KINDS).map((value) => ({ value, label: RESOURCE_KINDS[value].label[language] }));
  const fields = await Promise.all(
    filters.map(async (name): Promise<FilterField> => {
      switch (name) {
        case 'territory':
          return { type: 'territory', label: words.territory };
        case 'kind':
          return choiceOf('kind', words.kind, kinds, context);
        case 'topic':
        case 'lever':
        case 'audience':
          return choiceOf(name, words[name], await termsOf(endpoint, VOCABULARIES[name], language), context);
        default:
          return { type: 'text', label: words.text };
      }
    }),
  );
  return filtersPanel(fields, context);
}
