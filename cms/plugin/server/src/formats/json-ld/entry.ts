/** What every entry is in linked data: a thing, and the page that is about it and carries dates, rights and sources. */
import type { Collection, EntryReference, EntryView, ImageView, ProvenanceView, TermReference } from 'ess-shared-types';
import { isKeyOf, LICENCES } from 'ess-shared-types';
import type {
  AudienceLeaf,
  CreativeWorkLeaf,
  DefinedTermLeaf,
  ImageObjectLeaf,
  QuantitativeValueLeaf,
  ThingLeaf,
  WebPageLeaf,
} from 'schema-dts';
import { isFromDocument } from '../attribution';
import type { EditionOf } from '../edition';
import { imageUrl } from '../image-url';
import { LICENCE_URLS } from '../licence-urls';
import { plainText } from '../plain-text';
import { organisation } from './agents';
import { httpUrl, present, term, type Fields } from './nodes';
import { territory } from './places';

/** What a node depends on besides its entry. */
export type Answer = Pick<EditionOf<Collection>, 'lang' | 'scope' | 'asOf' | 'addresses'>;

/**
 * `#this` tells the thing from the page that speaks of it: an event has a date, its page has a licence. It is the
 * same wherever the entry is named, so that a reader joins what several answers say of it.
 */
export const idOf = (pageUrl: string): string => `${pageUrl}#this`;

/** The thing of another entry: a resource of an event, the programme of a dispositif. */
export const entryId = (collection: Exclude<Collection, 'agenda'>, slug: string, { addresses }: Answer): string =>
  idOf(`${addresses.server}/ess/${collection}/${encodeURIComponent(slug)}`);

type ThingFields = Fields<Omit<ThingLeaf, '@type'>>;
type PageFields = Partial<Fields<Omit<WebPageLeaf, '@type'>>>;

/**
 * The properties of any thing. `page` adds to its page what schema.org does not give to the thing itself: a figure or
 * a dispositif has no keywords, an event no coverage.
 */
export const thing = (entry: EntryView, answer: Answer, page: PageFields = {}): ThingFields => ({
  '@id': httpUrl(entry.pageUrl) && idOf(entry.pageUrl),
  identifier: entry.id,
  name: entry.title,
  description: entry.summary ?? plainText(entry.body),
  url: httpUrl(entry.pageUrl),
  image: entry.image && image(entry.image, answer),
  mainEntityOfPage: present<WebPageLeaf>({
    '@type': 'WebPage',
    '@id': httpUrl(entry.pageUrl),
    url: httpUrl(entry.pageUrl),
    inLanguage: entry.lang,
    datePublished: entry.firstPublishedAt,
    dateModified: entry.changedAt,
    sdDatePublished: answer.scope === 'item' ? answer.asOf : null,
    version: entry.revision,
    publisher: entry.publisher && organisation(entry.publisher),
    license: LICENCE_URLS[entry.licence.key],
    copyrightNotice: copyrightNotice(entry),
    spatialCoverage: entry.territories.map(territory),
    isBasedOn: entry.provenance.filter(isFromDocument).map(source),
    creditText: entry.provenance.filter((provenance) => !isFromDocument(provenance)).map(({ label }) => label),
    ...page,
  }),
});

/** Whose the rights are, and that they are reserved when they are: a licence with an address says itself. */
function copyrightNotice({ licence, rightsHolder }: EntryView): string | null {
  const parts = [licence.key === 'all-rights-reserved' ? licence.label : null, rightsHolder];
  return parts.filter((part) => part !== null).join(' – ') || null;
}

/** A source that can be looked up; what was typed in by someone is only credited. */
const source = ({ label, locator, url }: ProvenanceView): CreativeWorkLeaf =>
  present<CreativeWorkLeaf>({ '@type': 'CreativeWork', name: label, description: locator, url: httpUrl(url) });

function image(view: ImageView, { addresses }: Answer): ImageObjectLeaf {
  const url = httpUrl(imageUrl(view, addresses.server));
  return present<ImageObjectLeaf>({
    '@type': 'ImageObject',
    url,
    contentUrl: url,
    width: view.width === null ? null : pixels(view.width),
    height: view.height === null ? null : pixels(view.height),
    description: view.alternativeText,
    creditText: view.credit,
    ...imageRights(view.licence),
  });
}

/** `E37` is the pixel of UN/CEFACT. */
const pixels = (value: number): QuantitativeValueLeaf => ({ '@type': 'QuantitativeValue', value, unitCode: 'E37' });

/** The licence of an image is free text: a key or a label of ours, an address, or words. */
function imageRights(licence: string | null): Pick<ImageObjectLeaf, 'license' | 'copyrightNotice'> {
  if (licence === null || licence === '') return {};
  const key = Object.entries(LICENCES).find(([, { label }]) => Object.values(label).includes(licence))?.[0] ?? licence;
  const url = (isKeyOf(LICENCES, key) ? LICENCE_URLS[key] : null) ?? httpUrl(licence);
  return url === undefined ? { copyrightNotice: licence } : { license: url };
}

export const terms = (references: readonly TermReference[]): DefinedTermLeaf[] =>
  references.map(({ vocabulary, slug, label }) => term(vocabulary, label, slug));

export const audiences = (labels: readonly string[]): AudienceLeaf[] =>
  labels.map((label) => ({ '@type': 'Audience', audienceType: label }));

export const labelsOf = (references: readonly TermReference[]): string[] => references.map(({ label }) => label);

/** Another work, by its name and the identifier of its own node. */
export const work = ({ slug, title }: EntryReference, answer: Answer): CreativeWorkLeaf => ({
  '@type': 'CreativeWork',
  '@id': entryId('ressources', slug, answer),
  name: title,
});
