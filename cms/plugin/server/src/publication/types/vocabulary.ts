/** Vocabularies with their terms, side by side: each network's words stay its own. */
import { textKey, type Language } from 'ess-shared-types';
import { z } from 'zod';
import { uidOf } from '../../content-types';
import {
  documentId,
  flag,
  list,
  number,
  optional,
  ORGANISATION,
  organisationReference,
  TERM,
  termReference,
  text,
} from '../documents';
import { dependenciesOf, formerSlugs } from '../entry-parts';
import { organisationReference as organisationView } from '../references';
import type { StoredVocabulary } from '../stored-views';
import { searchedTexts } from '../vocabulary-texts';
import type { PublishedType } from './published-type';

const term = z.object({
  documentId,
  slug: text,
  former_slugs: z.unknown().optional(),
  label_fr: text,
  label_en: text,
  short_label_fr: text,
  definition: text,
  rank: number,
  valid_from: text,
  valid_to: text,
  parent: optional(z.object({ documentId, slug: text })),
  mapped_to: list(termReference),
  replaced_by: optional(termReference),
});
const vocabularyDocument = z.object({
  documentId,
  slug: text,
  label_fr: text,
  label_en: text,
  description: text,
  editorial: flag,
  owner: optional(organisationReference),
  /** Loaded beside it: the relation is held by the terms. */
  terms: list(term),
});

export const TERM_POPULATE = {
  vocabulary: { fields: ['slug'] },
  parent: { fields: ['slug'] },
  mapped_to: TERM,
  replaced_by: TERM,
};

const qualified = (reference: z.output<typeof termReference> | null): string | null =>
  reference?.slug && reference.vocabulary?.slug ? `${reference.vocabulary.slug}:${reference.slug}` : null;

export const vocabularyType: PublishedType = {
  uid: uidOf('vocabulary'),
  table: 'ess_vocabularies',
  hasDrafts: false,
  populate: { owner: ORGANISATION },

  project(document) {
    const vocabulary = vocabularyDocument.parse(document);
    const { slug, label_fr: label } = vocabulary;
    if (!slug || !label) return undefined;
    const terms = [...vocabulary.terms].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    const view = (lang: Language): StoredVocabulary => ({
      slug,
      label: (lang === 'en' ? vocabulary.label_en : null) ?? label,
      lang: lang === 'en' && vocabulary.label_en ? 'en' : 'fr',
      description: vocabulary.description,
      owner: organisationView(vocabulary.owner),
      editorial: vocabulary.editorial ?? false,
      terms: terms.flatMap((item): StoredVocabulary['terms'][number][] => {
        const termLabel = (lang === 'en' ? item.label_en : null) ?? item.label_fr;
        if (!item.slug || !termLabel) return [];
        return [
          {
            slug: item.slug,
            formerSlugs: formerSlugs(item.former_slugs),
            label: termLabel,
            shortLabel: lang === 'fr' ? item.short_label_fr : null,
            definition: item.definition,
            parent: item.parent?.slug ?? null,
            mappedTo: item.mapped_to.flatMap((mapped) => qualified(mapped) ?? []),
            validFrom: item.valid_from,
            validTo: item.valid_to,
            replacedBy: qualified(item.replaced_by),
          },
        ];
      }),
    });
    const views = { fr: view('fr'), en: view('en') };
    return {
      slug,
      formerSlugs: [],
      sortKey: textKey(label).slice(0, 255),
      views,
      searched: { fr: searchedTexts(views.fr, 'fr'), en: searchedTexts(views.en, 'en') },
      occurrences: [],
      values: [],
      dependencies: dependenciesOf(vocabulary),
    };
  },

  check: () => [],
};
