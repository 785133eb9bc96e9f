import type { Language, Selection } from 'ess-shared-types';
import type { EssAgendaQueryVariables } from '../data/generated/operations.js';
import { graphqlSpelling } from '../foundation/graphql-spelling.js';

/**
 * The variables of the operation. What says nothing is left out and the order is always the same, so
 * that one selection has one address. `widened`: the reader asked for the enclosing territories.
 */
export function agendaVariables(selection: Selection, language: Language, widened: boolean): EssAgendaQueryVariables {
  const { territory, reach, fallback, kind, attendance, status, when, lang: _lang, cursor: _cursor, ...asIs } = selection;
  const variables: EssAgendaQueryVariables = {
    ...asIs,
    territory,
    reach: reach && graphqlSpelling(reach),
    fallback: graphqlSpelling(widened ? 'up' : (fallback ?? 'up')),
    kind: kind.map(graphqlSpelling),
    attendance: attendance.map(graphqlSpelling),
    status: status.map(graphqlSpelling),
    when: when && graphqlSpelling(when),
    // French is what is answered to whom asks for nothing.
    lang: language === 'fr' ? undefined : graphqlSpelling(language),
    withNames: territory.length > 0,
  };
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}
