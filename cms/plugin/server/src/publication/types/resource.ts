/** Resources: documents, pages, videos ... A lost or private link is said so. */
import { RESOURCE_KINDS, safeUrl, keyOfStored, parseMoment, type Language } from 'ess-shared-types';
import { z } from 'zod';
import { uidOf } from '../../content-types';
import { RESOURCE_ACCESSES } from '../../content-types/vocabularies';
import {
  ENTRY_POPULATE,
  entryDocumentSchema,
  fields,
  flag,
  involvement,
  INVOLVEMENTS,
  list,
  number,
  optional,
  resourceReference,
  text,
} from '../documents';
import { dependenciesOf, entryValues, entryView, formerSlugs, searchedEntry } from '../entry-parts';
import { involvementViews, labelled, linkView } from '../references';
import type { StoredResource } from '../stored-views';
import { impossibleDate, missing, unsafeUrl, publisherProblems } from '../validation/problems';
import type { PublishedType } from './published-type';

const resourceDocument = entryDocumentSchema.extend({
  kind: text,
  involvements: list(involvement),
  publication_date: text,
  canonical_url: text,
  link_status: text,
  access: text,
  formats: list(
    z.object({ url: text, mime: text, bytes: number, pages: number, duration: text, language: text, accessible: flag }),
  ),
  is_part_of: optional(resourceReference),
});
type ResourceDocument = z.output<typeof resourceDocument>;

/** Of `2025-09-11`. */
const YEAR_LENGTH = 4;
/** What any of them is called. */
const CALLED: Readonly<Record<Language, string>> = { fr: 'ressource, document', en: 'resource, document' };

export const resourceType: PublishedType = {
  uid: uidOf('resource'),
  table: 'ess_resources',
  hasDrafts: true,
  populate: { ...ENTRY_POPULATE, involvements: INVOLVEMENTS, formats: true, is_part_of: fields('title', 'slug') },

  project(document, ancestry) {
    const resource = resourceDocument.parse(document);
    const views = { fr: resourceView(resource, 'fr'), en: resourceView(resource, 'en') };
    const values = entryValues(resource, ancestry).add(
      'kind',
      keyOfStored(RESOURCE_KINDS, resource.kind) ?? 'other-resource',
    );
    for (const { organisation } of resource.involvements) values.add('organisation', organisation?.slug);
    return {
      slug: views.fr.slug,
      formerSlugs: formerSlugs(resource.former_slugs),
      sortKey: newestFirst(resource.publication_date, views.fr.title),
      views,
      searched: searchedEntry(views, (lang) => ({
        summary: [CALLED[lang], views[lang].kind.label, resource.publication_date?.slice(0, YEAR_LENGTH)],
        text: views[lang].involvements.flatMap(({ organisation, labelAsPrinted }) => [
          organisation?.name ?? labelAsPrinted,
          organisation?.shortName,
        ]),
      })),
      occurrences: [],
      values: values.all(),
      dependencies: dependenciesOf(resource),
    };
  },

  check(document) {
    const resource = resourceDocument.parse(document);
    const problems = publisherProblems(resource);
    if (!resource.title)
      problems.push(missing('title', 'Donnez un titre à la ressource.', 'Give the resource a title.'));
    if (resource.publication_date && !parseMoment(resource.publication_date))
      problems.push(impossibleDate(['publication_date'], resource.publication_date));
    if (resource.canonical_url && !safeUrl(resource.canonical_url))
      problems.push(unsafeUrl(['canonical_url'], resource.canonical_url));
    resource.formats.forEach(({ url }, index) => {
      if (url && !safeUrl(url)) problems.push(unsafeUrl(['formats', index, 'url'], url));
    });
    return problems;
  },
};

function resourceView(resource: ResourceDocument, lang: Language): StoredResource {
  const link = linkView(resource.canonical_url, resource.link_status, lang);
  const access = keyOfStored(RESOURCE_ACCESSES, resource.access);
  return {
    ...entryView(resource, lang),
    kind: labelled(RESOURCE_KINDS, resource.kind, 'other-resource', lang),
    involvements: involvementViews(resource.involvements, lang),
    publicationDate: resource.publication_date,
    url: link.url,
    linkStatus: link.status,
    access: access ? RESOURCE_ACCESSES[access].label[lang] : null,
    formats: resource.formats.map((format) => ({ ...format, url: safeUrl(format.url) ?? null })),
    isPartOf:
      resource.is_part_of?.slug && resource.is_part_of.title
        ? { slug: resource.is_part_of.slug, title: resource.is_part_of.title }
        : null,
  };
}

/** Sorts by date, newest first, then by title: each digit of the date becomes what it lacks to nine. */
function newestFirst(date: string | null, title: string): string {
  const inverted = (date ?? '0000').replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
  return `${inverted.padEnd(10, '~')} ${title}`.slice(0, 255);
}
