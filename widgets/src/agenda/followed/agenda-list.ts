/** The agenda once Apollo Client has it: next pages, refreshes, details. Loaded by what the reader does. */
import type { Reference, StoreObject, TypedDocumentNode, TypePolicies } from '@apollo/client';
import { toLanguage } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import { clientOf } from '../../data/client/client.js';
import type {
  EssAgendaQuery,
  EssAgendaQueryVariables,
  EssEventDetailsQuery,
  EssEventDetailsQueryVariables,
} from '../../data/generated/operations.js';
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

const query: TypedDocumentNode<EssAgendaQuery, EssAgendaQueryVariables> = agenda.document;
const DETAILS: TypedDocumentNode<EssEventDetailsQuery, EssEventDetailsQueryVariables> = details.document;

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
  // Another agenda of the page may have got further in the same list.
  if (!client.readQuery({ query, variables })) client.writeQuery({ query, variables, data: first });
  let shown = first;
  const subscription = client.watchQuery({ query, variables, fetchPolicy: 'cache-only' }).subscribe((result) => {
    if (result.dataState !== 'complete' || isSameAnswer(result.data, shown)) return;
    shown = result.data;
    show(shown);
  });
  const latest = (): EssAgendaQuery => (shown = client.readQuery({ query, variables }) ?? shown);

  return {
    async more(signal) {
      const before = latest().essEvents;
      await client.query({
        query,
        variables: { ...variables, cursor: before.pageInfo.endCursor, withNames: false },
        fetchPolicy: 'network-only',
        context: { trusted: { id: agenda.id, signal } },
      });
      const data = latest();
      const { nodes, total } = data.essEvents;
      const words = FOLLOWED_WORDS[toLanguage(variables.lang)];
      return {
        data,
        more: undefined,
        announcement: words.added(nodes.length - before.nodes.length, nodes.length, total),
      };
    },
    async refresh(signal) {
      let outdated = false;
      const onStaleness = (stale: boolean) => {
        outdated = stale;
      };
      const trusted = { id: agenda.id, signal, onStaleness };
      await client.query({ query, variables, fetchPolicy: 'network-only', context: { trusted } });
      return { data: latest(), outdated };
    },
    async details(id, context) {
      const { data } = await client.query({
        query: DETAILS,
        variables: { id, lang: variables.lang },
        context: { trusted: { id: details.id } },
      });
      if (!data?.essEvent) throw new Error(`${id} is gone`);
      return detailsTemplate(data.essEvent, context);
    },
    close: () => subscription.unsubscribe(),
  };
}

/** Whether two readings of a list come from the same answers of the CMS. */
function isSameAnswer({ essEvents: a }: EssAgendaQuery, { essEvents: b }: EssAgendaQuery): boolean {
  return a.asOf === b.asOf && a.nodes.length === b.nodes.length;
}
