/** The filters of the agenda that its page offers, in the order of the attribute. */
import { EVENT_KINDS, keysOf } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import { termsOf } from '../../followed/choices.js';
import { choiceOf, filtersPanel, type ChoiceField, type FilterField } from '../../followed/filters.js';
import { FOLLOWED_WORDS } from '../../followed/words.js';
import type { FilterContext } from '../../foundation/content-element.js';
import { FOLLOWED_AGENDA_WORDS } from './words.js';

/** The neutral list of topics. */
const TOPICS = 'themes';
const PERIODS = [7, 30, 90];

export async function agendaFilters(context: FilterContext): Promise<() => TemplateResult> {
  const { endpoint, language, filters } = context;
  const words = FOLLOWED_WORDS[language];
  const fields = await Promise.all(
    filters.map(async (name): Promise<readonly FilterField[]> => {
      switch (name) {
        case 'territory':
          return [{ type: 'territory', label: words.territory }];
        case 'topic':
          return [choiceOf('topic', words.topic, await termsOf(endpoint, TOPICS, language), context)];
        case 'kind': {
          const kinds = keysOf(EVENT_KINDS).map((value) => ({ value, label: EVENT_KINDS[value].label[language] }));
          return [choiceOf('kind', words.kind, kinds, context)];
        }
        case 'period':
          return periodField(context);
        default:
          return [{ type: 'text', label: words.text }];
      }
    }),
  );
  return filtersPanel(fields.flat(), context);
}

/** Days from now, and the past; none where the page already set the dates. */
function periodField({ asked, language }: FilterContext): readonly ChoiceField[] {
  const { from, to, days, when } = asked();
  if (from ?? to ?? days ?? when?.some((value) => value === 'recurring' || value === 'all')) return [];
  const words = FOLLOWED_AGENDA_WORDS[language];
  const isPast = when?.[0] === 'past';
  return [
    {
      type: 'choice',
      name: 'period',
      label: words.period,
      options: [
        { label: FOLLOWED_WORDS[language].all, selects: {} },
        ...PERIODS.map((count) => ({
          label: (isPast ? words.lastDays : words.nextDays)(count),
          selects: { days: [String(count)] },
        })),
        ...(isPast ? [] : [{ label: words.past, selects: { when: ['past'] } }]),
      ],
    },
  ];
}
