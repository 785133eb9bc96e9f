/** What the names of a source may mean here: terms of the vocabularies, structures, kinds of event. */
import { EVENT_KINDS, keysOf, textKey, type EventKind } from 'ess-shared-types';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { uidOf } from '../../content-types';

export interface KnownNames {
  /** `themes:alimentation`, by label or slug. */
  term(label: string): string | undefined;
  /** Document id of a structure, by its name, short name or alias; `undefined` when two have that name. */
  organisation(name: string): string | undefined;
  kind(label: string): EventKind | undefined;
  /** Document ids of terms by `vocabulary:slug`. */
  readonly termIds: ReadonlyMap<string, string>;
}

/** Vocabularies that a source's categories may name: what an entry is about, and for whom. */
const MATCHED_VOCABULARIES = new Set(['themes', 'publics']);

const termSchema = z.array(
  z.object({
    documentId: z.string(),
    slug: z.string().nullish(),
    label_fr: z.string().nullish(),
    label_en: z.string().nullish(),
    short_label_fr: z.string().nullish(),
    vocabulary: z.object({ slug: z.string().nullish() }).nullish(),
  }),
);
const organisationSchema = z.array(
  z.object({
    documentId: z.string(),
    name: z.string().nullish(),
    short_name: z.string().nullish(),
    aliases: z.array(z.object({ label: z.string().nullish() })).nullish(),
  }),
);

export async function readKnownNames(strapi: Core.Strapi): Promise<KnownNames> {
  const terms = termSchema.parse(
    await strapi.documents(uidOf('term')).findMany({ populate: { vocabulary: { fields: ['slug'] } }, limit: -1 }),
  );
  const organisations = organisationSchema.parse(
    await strapi.documents(uidOf('organisation')).findMany({
      fields: ['name', 'short_name'],
      populate: { aliases: { fields: ['label'] } },
      limit: -1,
    }),
  );
  const termIds = new Map<string, string>();
  const termsByLabel = new Index();
  for (const term of terms) {
    const vocabulary = term.vocabulary?.slug ?? '';
    const qualified = `${vocabulary}:${term.slug ?? ''}`;
    termIds.set(qualified, term.documentId);
    if (!MATCHED_VOCABULARIES.has(vocabulary)) continue;
    for (const label of [term.label_fr, term.label_en, term.short_label_fr, term.slug])
      termsByLabel.add(label, qualified);
  }
  const organisationsByName = new Index();
  for (const { documentId, name, short_name: shortName, aliases } of organisations) {
    for (const label of [name, shortName, ...(aliases ?? []).map((alias) => alias.label)])
      organisationsByName.add(label, documentId);
  }
  return {
    term: (label) => termsByLabel.get(label),
    organisation: (name) => organisationsByName.get(name),
    kind: (label) => kindsByLabel.get(textKey(label)),
    termIds,
  };
}

/** Values by normalised text; a text that means two things means none. */
class Index {
  readonly #values = new Map<string, string | undefined>();

  add(text: string | null | undefined, value: string): void {
    const key = textKey(text ?? '');
    if (key === '') return;
    this.#values.set(key, this.#values.has(key) && this.#values.get(key) !== value ? undefined : value);
  }

  get(text: string): string | undefined {
    return this.#values.get(textKey(text));
  }
}

const kindsByLabel = new Map<string, EventKind>(
  keysOf(EVENT_KINDS).flatMap((kind) =>
    [kind, EVENT_KINDS[kind].label.fr, EVENT_KINDS[kind].label.en].map((label): [string, EventKind] => [
      textKey(label),
      kind,
    ]),
  ),
);
