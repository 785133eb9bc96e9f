/** A list once Apollo Client has it: next pages, other selections, refreshes. Loaded by what the reader does. */
import type { FetchPolicy, OperationVariables, TypedDocumentNode } from '@apollo/client';
import type { DocumentNode } from 'graphql';
import type { Variables } from '../../foundation/selection-attributes.js';
import { isAnswerOf, withPage, type FollowedList, type Operation, type Source, type Target } from '../source.js';
import { clientOf } from './client.js';
import { CLIENT_WORDS } from './words.js';

interface Answer<Data> {
  readonly data: Data;
  /** It is a last good copy. */
  readonly outdated: boolean;
}

/** What an answer holds is told by `isAnswerOf`, not by the document. */
const untyped = (document: DocumentNode): TypedDocumentNode<unknown, OperationVariables> => document;

/** Hands a list over to Apollo Client, with the answer that the shell asked for itself. */
export async function follow<Data extends object>(
  source: Source<Data>,
  { endpoint, variables }: Target,
  first: Data,
): Promise<FollowedList<Data>> {
  const query = untyped(await source.document());
  const client = clientOf(endpoint);
  const words = CLIENT_WORDS[variables['lang'] === 'EN' ? 'en' : 'fr'];
  let asked = variables;
  let shown = first;

  const ask = async (next: Variables, signal: AbortSignal, fetchPolicy: FetchPolicy): Promise<Answer<Data>> => {
    let outdated = false;
    const onStaleness = (stale: boolean) => {
      outdated = stale;
    };
    const trusted = { id: source.id, variables: next, signal, onStaleness };
    const { data } = await client.query({ query, variables: next, fetchPolicy, context: { trusted } });
    if (!isAnswerOf(source, data)) throw new Error('No data');
    return { data, outdated };
  };
  const withNextPage = async (before: Data, signal: AbortSignal, fetchPolicy: FetchPolicy): Promise<Answer<Data>> => {
    const list = source.list(before);
    const variablesOfNext = { ...asked, cursor: list.pageInfo.endCursor, withNames: undefined };
    const { data, outdated } = await ask(variablesOfNext, signal, fetchPolicy);
    return { data: withPage(source, before, data), outdated };
  };

  return {
    async more(signal) {
      ({ data: shown } = await withNextPage(shown, signal, 'cache-first'));
      return shown;
    },
    async select(next, signal) {
      const answer = await ask(next, signal, 'network-only');
      asked = next;
      shown = answer.data;
      return { ...answer, action: undefined, announcement: words.found(source.list(shown).total) };
    },
    async refresh(signal) {
      const count = source.list(shown).nodes.length;
      let { data, outdated } = await ask(asked, signal, 'network-only');
      while (source.list(data).nodes.length < count && source.list(data).pageInfo.hasNextPage) {
        const page = await withNextPage(data, signal, 'network-only');
        data = page.data;
        outdated ||= page.outdated;
      }
      shown = data;
      return { data, outdated };
    },
    async query({ document, id }: Operation, wanted: Variables) {
      const { data } = await client.query({
        query: untyped(document),
        variables: wanted,
        context: { trusted: { id, variables: wanted } },
      });
      return data;
    },
  };
}
