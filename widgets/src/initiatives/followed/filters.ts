/** The filters of the initiatives that their page offers, in the order of the attribute. */
import { INITIATIVE_STAGES, keysOf } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import { termsOf } from '../../followed/choices.js';
import { choiceOf, filtersPanel, type ChoiceField, type FilterField } from '../../followed/filters.js';
import { FOLLOWED_WORDS } from '../../followed/words.js';
import type { FilterContext } from '../../foundation/content-element.js';
import { FOLLOWED_INITIATIVE_WORDS } from './words.js';

/** The list whose terms stand bare under each name. */
const VOCABULARIES = { sector: 'avise-domaines', challenge: 'avise-defis', topic: 'themes' } as const;

export async function initiativeFilters(context: FilterContext): Promise<() => TemplateResult> {
  const { endpoint, language, filters } = context;
  const words = { ...FOLLOWED_WORDS[language], ...FOLLOWED_INITIATIVE_WORDS[language] };
  const fields = await Promise.all(
    filters.map(async (name): Promise<FilterField> => {
      switch (name) {
        case 'territory':
          return { type: 'territory', label: words.territory };
        case 'sector':
        case 'challenge':
        case 'topic':
          return choiceOf(name, words[name], await termsOf(endpoint, VOCABULARIES[name], language), context);
        case 'stage':
          return stageField(context);
        default:
          return { type: 'text', label: words.text };
      }
    }),
  );
  return filtersPanel(fields, context);
}

/** A stage; of those the element is limited to, when it is. */
function stageField({ asked, language }: FilterContext): ChoiceField {
  const limit = asked().status;
  return {
    type: 'choice',
    name: 'stage',
    label: FOLLOWED_INITIATIVE_WORDS[language].stage,
    options: [
      { label: FOLLOWED_WORDS[language].all, selects: {} },
      ...keysOf(INITIATIVE_STAGES)
        .filter((stage) => limit?.includes(stage) ?? stage !== 'unknown')
        .map((stage) => ({ label: INITIATIVE_STAGES[stage].label[language], selects: { status: [stage] } })),
    ],
  };
}
