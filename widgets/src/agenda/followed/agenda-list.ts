/** The agenda once Apollo Client has it: next pages, refreshes, details. Loaded by what the reader does. */
import type { Reference, StoreObject, TypePolicies } from '@apollo/client';
import { toLanguage } from 'ess-shared-types';
import type { TemplateResult } from 'lit';
import { clientOf } from '../../data/client/client.js';
import type { EssAgendaQuery, EssAgendaQueryVariables, EssEventDetailsQuery } from '../../data/generated/operations.js';
import * as agenda from '../../data/operations/agenda.graphql';
import * as details from '../../data/operations/event-details.graphql';
import type { FollowedList, Target } from '../../data/source.js';
import { FOLLOWED_WORDS } from './words.js';
import { detailsTemplate, type DetailsContext } from './details-template.js';

/** What unfolds under a title. */
export type EventDetails = NonNullable<EssEventDetailsQuery['essEvent']>;

export interface FollowedAgenda extends FollowedList<EssAgendaQuery> {
  /** The details of a rendez-vous, asked for once; rejects when it was withdrawn in the meantime. */
  details(id: string, context: DetailsContext): Promise<TemplateResult>;
}

interface StoredList {
  readonly nodes: readonly (Reference | StoreObject)[];
}

const POLICIES: TypePolicies = {
  Query: {
    fields: {
      essEvents: {
        keyArgs: (args) => JSON.stringify({ ...args, cursor: undefined }),
        merge(existing: StoredList | undefined, incoming: StoredList, { args, readField }): StoredList {
          if (!existing || !args?.cursor) return incoming;
          // What was published between two pages may push an entry onto both.
          const known = new Set(existing.nodes.map((node) => readField('id', node)));
          const added = incoming.nodes.filter((node) => !known.has(readField('id', node)));
          return { ...incoming, nodes: [...existing.nodes, ...added] };
        },
      },
    },
  },
  // A view is what is true of an entry in one language at one time: two of them must not be blended.
  EssEvent: { keyFields: false },
};

/** Hands the first answer to Apollo Client; `show` is called each time the list changes. */
export function followAgenda(
  { endpoint, variables }: Target<EssAgendaQueryVariables>,
  first: EssAgendaQuery,
  show: (data: EssAgendaQuery) => void,
): FollowedAgenda {
  const client = clientOf(endpoint, POLICIES);
  const query = agenda.document;
  // Another agenda of the page may have got further in the same list.
  if (!client.readQuery({ query, variables })) client.writeQuery({ query, variables, data: first });
  const subscription = client.watchQuery({ query, variables, fetchPolicy: 'cache-only' }).subscribe((result) => {
    if (result.dataState === 'complete') show(result.data);
  });

  return {
    async more(signal) {
      const before = client.readQuery({ query, variables })?.essEvents;
      await client.query({
        query,
        variables: { ...variables, cursor: before?.pageInfo.endCursor, withNames: false },
        fetchPolicy: 'network-only',
        context: { trusted: { id: agenda.id, signal } },
      });
      const after = client.readQuery({ query, variables })?.essEvents;
      const shown = after?.nodes.length ?? 0;
      const added = shown - (before?.nodes.length ?? 0);
      return { more: undefined, announcement: FOLLOWED_WORDS[toLanguage(variables.lang)].added(added, shown, after?.total ?? 0) };
    },
    async refresh(signal) {
      let outdated = false;
      const onStaleness = (stale: boolean) => {
        outdated = stale;
      };
      const trusted = { id: agenda.id, signal, onStaleness };
      await client.query({ query, variables, fetchPolicy: 'network-only', context: { trusted } });
      return { outdated };
    },
    async details(id, context) {
      const { data } = await client.query({
        query: details.document,
        variables: { id, lang: variables.lang },
        context: { trusted: { id: details.id } },
      });
      if (!data?.essEvent) throw new Error(`${id} is gone`);
      return detailsTemplate(data.essEvent, context);
    },
    close: () => subscription.unsubscribe(),
  };
}
