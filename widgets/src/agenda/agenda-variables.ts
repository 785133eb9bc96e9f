import { EVENT_KINDS, EVENT_STATUSES, isKeyOf, type Language, type Selection } from 'ess-shared-types';
import type { EssAgendaQueryVariables } from '../data/generated/operations.js';
import { graphqlSpelling } from '../foundation/graphql-spelling.js';

/** An empty list says nothing: without it, one selection has one address. */
const unlessEmpty = <Value>(values: readonly Value[]): readonly Value[] | undefined =>
  values.length > 0 ? values : undefined;

/** The variables of the operation, always in the same order. `widened`: the reader asked for the enclosing territories. */
export function agendaVariables(selection: Selection, language: Language, widened: boolean): EssAgendaQueryVariables {
  const { territory, reach, fallback, when, from, to, days, limit } = selection;
  return {
    territory: unlessEmpty(territory),
    reach: reach && graphqlSpelling(reach),
    fallback: graphqlSpelling(widened ? 'up' : (fallback ?? 'up')),
    topic: unlessEmpty(selection.topic),
    audience: unlessEmpty(selection.audience),
    kind: unlessEmpty(selection.kind.filter((kind) => isKeyOf(EVENT_KINDS, kind)).map(graphqlSpelling)),
    organisation: unlessEmpty(selection.organisation),
    publisher: unlessEmpty(selection.publisher),
    series: unlessEmpty(selection.series),
    attendance: unlessEmpty(selection.attendance.map(graphqlSpelling)),
    status: unlessEmpty(selection.status.filter((status) => isKeyOf(EVENT_STATUSES, status)).map(graphqlSpelling)),
    when: when && graphqlSpelling(when),
    from,
    to,
    days,
    // French is what is answered to whom asks for nothing.
    lang: language === 'fr' ? undefined : graphqlSpelling(language),
    limit,
    withNames: territory.length > 0,
  };
}
