/** What can be chosen in filters, asked of the CMS by the same plain GET as the first answer: Apollo Client is not needed to look. */
import type { Language } from 'ess-shared-types';
import type { EssTermsQuery, EssTerritoryNamesQuery } from '../data/generated/operations.js';
import { id as termsId } from '../data/operations/terms.graphql';
import { id as territoryNamesId } from '../data/operations/territory-names.graphql';
import { askTrusted } from '../data/trusted-request.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** An answer that the CMS checked against its own schema. */
async function ask<Data>(
  endpoint: string,
  id: string,
  variables: object,
  accepts: (data: unknown) => data is Data,
): Promise<Data> {
  const { body } = await askTrusted({ endpoint, id, variables }, new AbortController().signal);
  if (!accepts(body.data)) throw new Error('No data');
  return body.data;
}

const isRecord = (data: unknown): data is object => typeof data === 'object' && data !== null;
const hasTerms = (data: unknown): data is EssTermsQuery => isRecord(data) && 'essVocabularies' in data;
const hasTerritories = (data: unknown): data is EssTerritoryNamesQuery => isRecord(data) && 'essTerritories' in data;

/** The terms of a vocabulary; the neutral list of topics is `themes`. */
export async function termsOf(endpoint: string, vocabulary: string, language: Language): Promise<readonly Choice[]> {
  const variables = { vocabulary: [vocabulary], lang: language.toUpperCase() };
  const { essVocabularies } = await ask(endpoint, termsId, variables, hasTerms);
  return essVocabularies.nodes.flatMap(({ terms }) =>
    // Some lists print whole sentences, or capitals: a menu wants the short form.
    terms.map(({ slug, label, shortLabel }) => ({ value: slug, label: shortLabel ?? label })),
  );
}

/** Territories whose name begins so, `Durtal (Maine-et-Loire)`, within those given. */
export async function territoriesNamed(
  endpoint: string,
  name: string,
  within: readonly string[] | undefined,
): Promise<readonly Choice[]> {
  const { essTerritories } = await ask(endpoint, territoryNamesId, { name, within }, hasTerritories);
  return essTerritories.nodes.map(({ code, name: official, department }) => ({
    value: code,
    label: department ? `${official} (${department})` : official,
  }));
}
