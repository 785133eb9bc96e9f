/** Finding a person. */
import type { Core } from '@strapi/strapi';
import { textKey } from 'ess-shared-types';
import { z } from 'zod';
import type { PersonSummary } from '../../../../shared/contracts/people';
import { uidOf } from '../../content-types';
import { mapGivingWay } from '../../event-loop/give-way';

const personSchema = z.object({
  documentId: z.string(),
  display_name: z.string().nullish(),
  visibility: z.string().nullish(),
  erasure_requested: z.boolean().nullish(),
  external_id: z.string().nullish(),
  aliases: z.array(z.object({ label: z.string().nullish() })).nullish(),
});

export interface Person extends PersonSummary {
  readonly aliases: readonly string[];
  readonly externalId: string | null;
}

const toPerson = (document: z.output<typeof personSchema>): Person => ({
  documentId: document.documentId,
  name: document.display_name ?? '',
  visibility: document.visibility ?? null,
  erasureRequested: document.erasure_requested ?? false,
  externalId: document.external_id ?? null,
  aliases: (document.aliases ?? []).flatMap(({ label }) => label ?? []),
});

async function load(strapi: Core.Strapi, where: object): Promise<Person[]> {
  const rows = await strapi.db
    .query(uidOf('person'))
    .findMany({ where, populate: { aliases: true }, orderBy: { display_name: 'asc' } });
  return z.array(personSchema).parse(rows).map(toPerson);
}

export async function personBy(strapi: Core.Strapi, documentId: string): Promise<Person | undefined> {
  return (await load(strapi, { documentId }))[0];
}

/** Those whose name or another spelling has words that begin so; without words, those who asked to be erased. */
export async function searchPeople(strapi: Core.Strapi, words: string): Promise<Person[]> {
  const keys = textKey(words)
    .split(' ')
    .filter((key) => key !== '');
  if (keys.length === 0) return load(strapi, { erasure_requested: true });
  const found = await mapGivingWay(await load(strapi, {}), (person) => {
    const text = ` ${textKey([person.name, ...person.aliases].join(' '))}`;
    return keys.every((key) => text.includes(` ${key}`)) ? [{ person, rank: rankOf(textKey(person.name), keys) }] : [];
  });
  return found
    .flat()
    .sort((one, other) => one.rank - other.rank)
    .map(({ person }) => person);
}

/** The whole name first, in any order; then names of which each word typed is a whole word. */
function rankOf(name: string, keys: readonly string[]): number {
  const words = name.split(' ');
  if (!keys.every((key) => words.includes(key))) return 2;
  return words.length === keys.length ? 0 : 1;
}

/** Functions of one person that are told beside their name. */
const MOST_FUNCTIONS = 3;

/** As what and for whom each person appears, the latest first: what tells two of the same name apart. */
export async function functionsOf(
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows: { document_id: string; function_at_date: string | null; organisation: string | null }[] = await strapi.db
    .connection({ person: 'ess_people' })
    .join({ named: 'components_ess_participation_person_lnk' }, 'named.person_id', 'person.id')
    .join({ participation: 'components_ess_participation' }, 'participation.id', 'named.participation_id')
    .leftJoin({ sent: 'components_ess_participation_organisation_lnk' }, 'sent.participation_id', 'participation.id')
    .leftJoin({ organisation: 'ess_organisations' }, 'organisation.id', 'sent.organisation_id')
    .whereIn('person.document_id', [...documentIds])
    .groupBy('person.document_id', 'participation.function_at_date', 'organisation.name')
    .orderByRaw('max(participation.id) desc')
    .select('person.document_id', 'participation.function_at_date', 'organisation.name as organisation');
  const functions = new Map<string, string[]>();
  for (const { document_id: documentId, function_at_date: as, organisation } of rows) {
    const known = functions.get(documentId) ?? [];
    functions.set(documentId, known);
    const text = [as?.trim(), organisation].filter((part) => part).join(', ');
    if (text !== '' && known.length < MOST_FUNCTIONS) known.push(text);
  }
  return functions;
}
