/** The filters of key figures that their page offers, in the order of the attribute. */
import { FIGURE_SCOPES, keysOf } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import { termsOf } from '../../followed/choices.js';
import { choiceOf, filtersPanel, type FilterField } from '../../followed/filters.js';
import { FOLLOWED_WORDS } from '../../followed/words.js';
import type { FilterContext } from '../../foundation/content-element.js';

/** The neutral list of topics. */
const TOPICS = 'themes';

export async function keyFigureFilters(context: FilterContext): Promise<() => TemplateResult> {
  const { endpoint, language, filters } = context;
  const words = FOLLOWED_WORDS[language];
  const fields = await Promise.all(
    filters.map(async (name): Promise<FilterField> => {
      switch (name) {
        case 'territory':
          return { type: 'territory', label: words.territory };
        case 'topic':
          return choiceOf('topic', words.topic, await termsOf(endpoint, TOPICS, language), context);
        case 'kind': {
          const scopes = keysOf(FIGURE_SCOPES).map((value) => ({ value, label: FIGURE_SCOPES[value].label[language] }));
          return choiceOf('kind', words.kind, scopes, context);
        }
        default:
          return { type: 'text', label: words.text };
      }
    }),
  );
  return filtersPanel(fields, context);
}
