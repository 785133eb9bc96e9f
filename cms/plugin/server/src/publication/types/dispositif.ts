/** Dispositifs: schemes that a project or a local authority may use. */
import {
  DISPOSITIF_NATURES,
  DISPOSITIF_RECURRENCES,
  DISPOSITIF_STATUSES,
  keyOfStored,
  parseMoment,
  safeUrl,
  textKey,
  type EligibilityView,
  type Language,
} from 'ess-shared-types';
import { z } from 'zod';
import { uidOf } from '../../content-types';
import {
  documentId,
  ENTRY_POPULATE,
  entryDocumentSchema,
  fields,
  flag,
  list,
  number,
  optional,
  quantity,
  TERM,
  termReference,
  text,
} from '../documents';
import { dependenciesOf, entryValues, entryView, formerSlugs, searchedEntry } from '../entry-parts';
import { INVOLVEMENTS_WITH_KINDS, involvementWithKinds, publicBodies } from '../public-bodies';
import { involvementViews, labelled, linkView, termReference as termView } from '../references';
import type { StoredDispositif } from '../stored-views';
import {
  endsBeforeItStarts,
  impossibleDate,
  missing,
  problem,
  unsafeUrl,
  publisherProblems,
} from '../validation/problems';
import { entryReference } from './initiative';
import type { PublishedType } from './published-type';

const zoning = termReference.extend({
  valid_from: text,
  valid_to: text,
  replaced_by: optional(termReference),
});

const dispositifDocument = entryDocumentSchema.extend({
  nature: text,
  scheme_status: text,
  recurrence: text,
  scale_as_printed: text,
  duration: text,
  opens_on: text,
  closes_on: text,
  application_url: text,
  application_status: text,
  how_it_helps: text,
  aliases: list(z.object({ label: text })),
  involvements: list(involvementWithKinds),
  eligibility: optional(
    z.object({
      text,
      audiences: list(termReference),
      zonings: list(zoning),
      minimum_headcount: number,
      maximum_headcount: number,
      maximum_headcount_included: flag,
      maximum_population: number,
      maximum_population_included: flag,
      maximum_intercommunal_population: number,
      maximum_intercommunal_population_included: flag,
    }),
  ),
  amount: optional(quantity),
  parent_programme: optional(z.object({ documentId, slug: text, title: text })),
});
type DispositifDocument = z.output<typeof dispositifDocument>;

/** What any of them is called. */
const CALLED: Readonly<Record<Language, string>> = { fr: 'dispositif, aide', en: 'scheme, support' };

export const dispositifType: PublishedType = {
  uid: uidOf('dispositif'),
  table: 'ess_dispositifs',
  hasDrafts: true,
  populate: {
    ...ENTRY_POPULATE,
    aliases: true,
    involvements: INVOLVEMENTS_WITH_KINDS,
    eligibility: {
      populate: {
        audiences: TERM,
        zonings: {
          fields: [...TERM.fields, 'valid_from', 'valid_to'],
          populate: { ...TERM.populate, replaced_by: TERM },
        },
      },
    },
    amount: true,
    parent_programme: fields('slug', 'title'),
  },

  project(document, ancestry) {
    const dispositif = dispositifDocument.parse(document);
    const views = { fr: dispositifView(dispositif, 'fr'), en: dispositifView(dispositif, 'en') };
    const values = entryValues(dispositif, ancestry)
      .add('kind', keyOfStored(DISPOSITIF_NATURES, dispositif.nature) ?? 'unspecified')
      .add('status', keyOfStored(DISPOSITIF_STATUSES, dispositif.scheme_status) ?? 'unverified');
    for (const term of [...(dispositif.eligibility?.audiences ?? []), ...(dispositif.eligibility?.zonings ?? [])])
      values.addTerm(term);
    for (const { organisation } of dispositif.involvements) values.add('organisation', organisation?.slug);
    return {
      slug: views.fr.slug,
      formerSlugs: formerSlugs(dispositif.former_slugs),
      sortKey: textKey(views.fr.title).slice(0, 255),
      views,
      searched: searchedEntry(views, (lang) => ({
        aliases: views[lang].aliases,
        summary: [CALLED[lang], views[lang].nature.label, views[lang].howItHelps],
        text: [
          views[lang].eligibility?.text,
          ...(views[lang].eligibility?.audiences ?? []).map((term) => term.label),
          ...(views[lang].eligibility?.zonings ?? []).map((term) => term.label),
          dispositif.scale_as_printed,
          ...views[lang].involvements.flatMap(({ organisation, labelAsPrinted }) => [
            organisation?.name ?? labelAsPrinted,
            organisation?.shortName,
          ]),
        ],
      })),
      occurrences: [],
      values: values.all(),
      dependencies: dependenciesOf(dispositif),
    };
  },

  check(document) {
    const dispositif = dispositifDocument.parse(document);
    const problems = publisherProblems(dispositif);
    if (!dispositif.title) problems.push(missing('title', 'Donnez un nom au dispositif.', 'Give the scheme a name.'));
    for (const field of ['opens_on', 'closes_on'] as const) {
      const value = dispositif[field];
      if (value && !parseMoment(value)) problems.push(impossibleDate([field], value));
    }
    if (endsBeforeItStarts(dispositif.opens_on, dispositif.closes_on)) {
      problems.push(problem(['closes_on'], 'La clôture précède l’ouverture.', 'It closes before it opens.'));
    }
    if (dispositif.application_url && !safeUrl(dispositif.application_url))
      problems.push(unsafeUrl(['application_url'], dispositif.application_url));
    const { eligibility } = dispositif;
    if (
      eligibility &&
      eligibility.minimum_headcount !== null &&
      eligibility.maximum_headcount !== null &&
      eligibility.maximum_headcount < eligibility.minimum_headcount
    ) {
      problems.push(
        problem(
          ['eligibility', 'maximum_headcount'],
          'L’effectif maximal est inférieur à l’effectif minimal.',
          'The maximum headcount is below the minimum.',
        ),
      );
    }
    return problems;
  },
};

function dispositifView(dispositif: DispositifDocument, lang: Language): StoredDispositif {
  const recurrence = keyOfStored(DISPOSITIF_RECURRENCES, dispositif.recurrence);
  return {
    ...entryView(dispositif, lang),
    aliases: dispositif.aliases.flatMap(({ label }) => label ?? []),
    nature: labelled(DISPOSITIF_NATURES, dispositif.nature, 'unspecified', lang),
    status: labelled(DISPOSITIF_STATUSES, dispositif.scheme_status, 'unverified', lang),
    recurrence: recurrence ? { key: recurrence, label: DISPOSITIF_RECURRENCES[recurrence].label[lang] } : null,
    involvements: involvementViews(dispositif.involvements, lang),
    publicBodies: publicBodies(dispositif.involvements),
    scaleAsPrinted: dispositif.scale_as_printed,
    eligibility: eligibilityView(dispositif, lang),
    amount: dispositif.amount?.as_published ?? null,
    duration: dispositif.duration,
    opensOn: dispositif.opens_on,
    closesOn: dispositif.closes_on,
    application:
      dispositif.application_url || dispositif.application_status === 'link_lost'
        ? linkView(dispositif.application_url, dispositif.application_status, lang)
        : null,
    parentProgramme: entryReference(dispositif.parent_programme),
    howItHelps: dispositif.how_it_helps,
  };
}

function eligibilityView({ eligibility }: DispositifDocument, lang: Language): EligibilityView | null {
  if (!eligibility) return null;
  return {
    text: eligibility.text,
    audiences: eligibility.audiences.flatMap((term) => termView(term, lang)),
    zonings: eligibility.zonings.flatMap((term) =>
      termView(term, lang).map((reference) => ({
        ...reference,
        validFrom: term.valid_from,
        validTo: term.valid_to,
        replacedBy:
          term.replaced_by?.slug && term.replaced_by.vocabulary?.slug
            ? `${term.replaced_by.vocabulary.slug}:${term.replaced_by.slug}`
            : null,
      })),
    ),
    minimumHeadcount: eligibility.minimum_headcount,
    maximumHeadcount: eligibility.maximum_headcount,
    maximumHeadcountIncluded: eligibility.maximum_headcount_included ?? true,
    maximumPopulation: eligibility.maximum_population,
    maximumPopulationIncluded: eligibility.maximum_population_included ?? false,
    maximumIntercommunalPopulation: eligibility.maximum_intercommunal_population,
    maximumIntercommunalPopulationIncluded: eligibility.maximum_intercommunal_population_included ?? false,
  };
}
