/** Finding a person. */
import type { Core } from '@strapi/strapi';
import { textKey } from 'ess-shared-types';
import { z } from 'zod';
import type { PersonSummary } from '../../../../shared/contracts/people';
import { uidOf } from '../../content-types';

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

/** Those whose name or another spelling begins its words so; without words, those who asked to be erased. */
export async function searchPeople(strapi: Core.Strapi, words: string, most: number): Promise<Person[]> {
  const keys = textKey(words)
    .split(' ')
    .filter((key) => key !== '');
  if (keys.length === 0) return (await load(strapi, { erasure_requested: true })).slice(0, most);
  return (await load(strapi, {}))
    .filter(({ name, aliases }) => {
      const text = ` ${textKey([name, ...aliases].join(' '))}`;
      return keys.every((key) => text.includes(` ${key}`));
    })
    .slice(0, most);
}
