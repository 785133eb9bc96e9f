/** Initiatives: what an organisation does somewhere. */
import { INITIATIVE_STAGES, safeUrl, textKey, keyOfStored, parseMoment, type Language } from 'ess-shared-types';
import { z } from 'zod';
import { uidOf } from '../../content-types';
import {
  documentId,
  DOCUMENTS,
  ENTRY_POPULATE,
  entryDocumentSchema,
  eventDocument,
  fields,
  involvement,
  INVOLVEMENTS,
  list,
  optional,
  place,
  PLACES,
  quantity,
  text,
} from '../documents';
import { dependenciesOf, entryValues, entryView, formerSlugs, placeView, searchedEntry } from '../entry-parts';
import { documentView, involvementViews, labelled, linkView } from '../references';
import type { StoredInitiative } from '../stored-views';
import { impossibleDate, missing, unsafeUrl, publisherProblems } from '../validation/problems';
import type { PublishedType } from './published-type';

const reference = z.object({ documentId, slug: text, title: text });

const initiativeDocument = entryDocumentSchema.extend({
  what_it_does: text,
  stage: text,
  territory_as_printed: text,
  legal_form: text,
  started_on: text,
  website: text,
  website_status: text,
  places: list(place),
  involvements: list(involvement),
  size: optional(quantity),
  documents: list(eventDocument),
  dispositif: optional(reference),
  replication_of: optional(reference),
});
type InitiativeDocument = z.output<typeof initiativeDocument>;

export const entryReference = (entry: { slug: string | null; title: string | null } | null) =>
  entry?.slug && entry.title ? { slug: entry.slug, title: entry.title } : null;

/** What any of them is called. */
const CALLED: Readonly<Record<Language, string>> = {
  fr: 'initiative, projet, exemple',
  en: 'initiative, project, example',
};

export const initiativeType: PublishedType = {
  uid: uidOf('initiative'),
  table: 'ess_initiatives',
  hasDrafts: true,
  populate: {
    ...ENTRY_POPULATE,
    places: PLACES,
    involvements: INVOLVEMENTS,
    size: true,
    documents: DOCUMENTS,
    dispositif: fields('slug', 'title'),
    replication_of: fields('slug', 'title'),
  },

  project(document, ancestry) {
    const initiative = initiativeDocument.parse(document);
    const views = { fr: initiativeView(initiative, 'fr'), en: initiativeView(initiative, 'en') };
    const values = entryValues(initiative, ancestry).add(
      'status',
      keyOfStored(INITIATIVE_STAGES, initiative.stage) ?? 'unknown',
    );
    for (const { territory } of initiative.places) values.addTerritory(territory?.code, ancestry);
    for (const { organisation } of initiative.involvements) values.add('organisation', organisation?.slug);
    return {
      slug: views.fr.slug,
      formerSlugs: formerSlugs(initiative.former_slugs),
      sortKey: textKey(views.fr.title).slice(0, 255),
      views,
      searched: searchedEntry(views, (lang) => ({
        summary: [
          CALLED[lang],
          views[lang].whatItDoes,
          initiative.territory_as_printed,
          ...views[lang].places.flatMap(({ name, territory, labelAsPrinted }) => [
            name,
            territory?.name,
            labelAsPrinted,
          ]),
        ],
        text: [
          initiative.legal_form,
          ...views[lang].involvements.map(({ organisation, labelAsPrinted }) => organisation?.name ?? labelAsPrinted),
        ],
      })),
      occurrences: [],
      values: values.all(),
      dependencies: dependenciesOf(initiative),
    };
  },

  check(document) {
    const initiative = initiativeDocument.parse(document);
    const problems = publisherProblems(initiative);
    if (!initiative.title)
      problems.push(missing('title', 'Donnez un nom à l’initiative.', 'Give the initiative a name.'));
    if (!initiative.what_it_does)
      problems.push(missing('what_it_does', 'Dites ce que fait l’initiative.', 'Say what the initiative does.'));
    if (initiative.started_on && !parseMoment(initiative.started_on))
      problems.push(impossibleDate(['started_on'], initiative.started_on));
    if (initiative.website && !safeUrl(initiative.website)) problems.push(unsafeUrl(['website'], initiative.website));
    return problems;
  },
};

function initiativeView(initiative: InitiativeDocument, lang: Language): StoredInitiative {
  return {
    ...entryView(initiative, lang),
    whatItDoes: initiative.what_it_does,
    stage: labelled(INITIATIVE_STAGES, initiative.stage, 'unknown', lang),
    places: initiative.places.map(placeView),
    territoryAsPrinted: initiative.territory_as_printed,
    involvements: involvementViews(initiative.involvements, lang),
    legalForm: initiative.legal_form,
    startedOn: initiative.started_on,
    size: initiative.size?.as_published ?? null,
    website:
      initiative.website || initiative.website_status === 'link_lost'
        ? linkView(initiative.website, initiative.website_status, lang)
        : null,
    documents: initiative.documents.flatMap((item) => documentView(item, lang)),
    dispositif: entryReference(initiative.dispositif),
    replicationOf: entryReference(initiative.replication_of),
  };
}
