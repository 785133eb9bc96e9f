/** The open data of the server as a DCAT-AP 3 catalogue in JSON-LD: what data portals harvest. */
import { COLLECTIONS, type Collection, type Language, type Licence, type FormatName } from 'ess-shared-types';
import { httpUrl, jsonText } from './json-ld/nodes';
import { LICENCE_URLS } from './licence-urls';
import { MEDIA_TYPES } from './media-types';

export interface CatalogCollection {
  readonly collection: Collection;
  /** Published entries. */
  readonly count: number;
  /** ISO 8601 instant of the last change of an entry; `null` when there is none. */
  readonly changedAt: string | null;
  /** Licences of its entries, each once. A licence is stated of the whole only when it is the only one. */
  readonly licences: readonly Licence[];
  /** The forms it can be taken in. */
  readonly formats: readonly FormatName[];
}

export interface CatalogFacts {
  /** The server, without a final slash. */
  readonly server: string;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
  readonly collections: readonly CatalogCollection[];
  /** Name of who runs the server; `null` when it is not configured. */
  readonly publisher: string | null;
  /** Address of the archive that holds every collection; `null` when it is not offered. */
  readonly archive: string | null;
  /** In French; a title that says what it is stands in its place. */
  readonly title?: string;
  /** Address of the JSON Schema of the `.json` answers, where it is published. */
  readonly jsonSchema?: string;
}

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const IANA = 'https://www.iana.org/assignments/media-types';

/** Written out, so that a reader needs no other document. */
const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  title: { '@id': 'dct:title', '@container': '@language' },
  description: { '@id': 'dct:description', '@container': '@language' },
  keyword: { '@id': 'dcat:keyword', '@container': '@language' },
  identifier: 'dct:identifier',
  name: 'foaf:name',
  modified: { '@id': 'dct:modified', '@type': 'xsd:dateTime' },
  homepage: { '@id': 'foaf:homepage', '@type': '@id' },
  language: { '@id': 'dct:language', '@type': '@id' },
  spatial: { '@id': 'dct:spatial', '@type': '@id' },
  theme: { '@id': 'dcat:theme', '@type': '@id' },
  publisher: 'dct:publisher',
  hasPart: { '@id': 'dct:hasPart', '@type': '@id' },
  dataset: 'dcat:dataset',
  distribution: 'dcat:distribution',
  landingPage: { '@id': 'dcat:landingPage', '@type': '@id' },
  accessURL: { '@id': 'dcat:accessURL', '@type': '@id' },
  downloadURL: { '@id': 'dcat:downloadURL', '@type': '@id' },
  mediaType: { '@id': 'dcat:mediaType', '@type': '@id' },
  packageFormat: { '@id': 'dcat:packageFormat', '@type': '@id' },
  license: { '@id': 'dct:license', '@type': '@id' },
  conformsTo: { '@id': 'dct:conformsTo', '@type': '@id' },
} as const;

const WORDS = {
  title: { fr: 'Données ouvertes de l’économie sociale et solidaire', en: 'Social and solidarity economy open data' },
  catalogue: {
    fr: 'Rendez-vous, chiffres clés, initiatives, ressources et dispositifs de l’économie sociale et solidaire, en données ouvertes.',
    en: 'Events, key figures, initiatives, resources and schemes of the social and solidarity economy, as open data.',
  },
  agenda: {
    fr: 'Rendez-vous de l’économie sociale et solidaire : dates, lieux, programme, inscription.',
    en: 'Events of the social and solidarity economy: dates, places, programme, registration.',
  },
  'chiffres-cles': {
    fr: 'Chiffres clés de l’économie sociale et solidaire, avec leur source, leur période et leur territoire.',
    en: 'Key figures of the social and solidarity economy, with their source, period and territory.',
  },
  initiatives: {
    fr: 'Initiatives de l’économie sociale et solidaire : ce qu’elles font, où et avec qui.',
    en: 'Initiatives of the social and solidarity economy: what they do, where and with whom.',
  },
  ressources: {
    fr: 'Guides, études, rediffusions et autres ressources sur l’économie sociale et solidaire.',
    en: 'Guides, studies, replays and other resources on the social and solidarity economy.',
  },
  dispositifs: {
    fr: 'Dispositifs qui aident les projets d’économie sociale et solidaire : nature, conditions, calendrier.',
    en: 'Schemes that help social and solidarity economy projects: nature, conditions, dates.',
  },
  archive: { fr: 'Toutes les collections en une archive', en: 'All collections in one archive' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

const KEYWORDS = {
  fr: ['économie sociale et solidaire', 'ESS', 'collectivités territoriales'],
  en: ['social and solidarity economy', 'local authorities'],
} as const satisfies Record<Language, readonly string[]>;

const LANGUAGE_CODES: Readonly<Record<Language, string>> = { fr: 'FRA', en: 'ENG' };

/** What each format follows; the open JSON follows our own schema. */
const STANDARDS: Readonly<Partial<Record<FormatName, string>>> = {
  ics: 'https://www.rfc-editor.org/rfc/rfc5545',
  rss: 'https://www.rssboard.org/rss-specification',
  atom: 'https://www.rfc-editor.org/rfc/rfc4287',
  'feed.json': 'https://www.jsonfeed.org/version/1.1/',
  jsonld: 'https://schema.org/',
  csv: 'https://www.rfc-editor.org/rfc/rfc4180',
  geojson: 'https://www.rfc-editor.org/rfc/rfc7946',
};

const COVERAGE = {
  language: Object.values(LANGUAGE_CODES).map((code) => `${AUTHORITY}/language/${code}`),
  spatial: `${AUTHORITY}/country/FRA`,
  theme: [`${AUTHORITY}/data-theme/ECON`, `${AUTHORITY}/data-theme/SOCI`],
};

/** One `dcat:Dataset` a collection, one `dcat:Distribution` a format, and the archive as a data set made of them. */
export function catalogJsonLd(facts: CatalogFacts): string {
  const { server, asOf, collections, title } = facts;
  const changes = collections.flatMap(({ changedAt }) => changedAt ?? []).sort();
  const { language, spatial } = COVERAGE;
  const archive = httpUrl(facts.archive);
  return jsonText({
    '@context': CONTEXT,
    '@id': nodeId('catalog', facts),
    '@type': 'dcat:Catalog',
    title: title === undefined ? WORDS.title : { fr: title },
    description: WORDS.catalogue,
    ...publisher(facts),
    homepage: server,
    modified: changes.at(-1) ?? asOf,
    language,
    spatial,
    dataset: [
      ...collections.map((collection) => dataset(collection, facts)),
      ...(archive === undefined ? [] : [archiveDataset(archive, facts)]),
    ],
  });
}

const nodeId = (name: string, { server }: CatalogFacts): string => `${server}/ess/catalog.jsonld#${name}`;

const publisher = (facts: CatalogFacts) =>
  facts.publisher !== null && {
    publisher: { '@id': nodeId('publisher', facts), '@type': 'foaf:Agent', name: facts.publisher },
  };

function dataset(facts: CatalogCollection, catalog: CatalogFacts) {
  const { collection, count, changedAt, formats } = facts;
  return {
    '@id': nodeId(collection, catalog),
    '@type': 'dcat:Dataset',
    identifier: nodeId(collection, catalog),
    title: COLLECTIONS[collection].label,
    description: {
      fr: `${WORDS[collection].fr} ${count} ${count > 1 ? 'fiches publiées' : 'fiche publiée'}.`,
      en: `${WORDS[collection].en} ${count} published ${count === 1 ? 'entry' : 'entries'}.`,
    },
    keyword: KEYWORDS,
    ...publisher(catalog),
    ...(changedAt !== null && { modified: changedAt }),
    landingPage: `${catalog.server}/ess/${collection}`,
    ...COVERAGE,
    distribution: formats.map((format) => distribution(format, facts, catalog)),
  };
}

/** Formats of the agenda that hold the whole of it when asked to; the others are made for what is to come. */
const WHOLE_AGENDA: readonly FormatName[] = ['json', 'jsonld', 'csv'];

function distribution(
  format: FormatName,
  { collection, licences }: CatalogCollection,
  { server, jsonSchema }: CatalogFacts,
) {
  const ending = format === 'html' ? '' : `.${format}`;
  const query = collection === 'agenda' && WHOLE_AGENDA.includes(format) ? '?when=all' : '';
  const address = `${server}/ess/${collection}${ending}${query}`;
  const standard = format === 'json' ? jsonSchema : STANDARDS[format];
  const { label } = COLLECTIONS[collection];
  return {
    '@id': `${address}#distribution`,
    '@type': 'dcat:Distribution',
    title: { fr: `${label.fr} (${format})`, en: `${label.en} (${format})` },
    accessURL: address,
    ...(format !== 'html' && { downloadURL: address }),
    mediaType: `${IANA}/${MEDIA_TYPES[format]}`,
    ...license(licences),
    ...(standard !== undefined && { conformsTo: standard }),
  };
}

/** Entries under several licences carry each its own: the file as a whole has none to state. */
function license(licences: readonly Licence[]): { readonly license?: string } {
  const [only, ...others] = licences;
  const url = only === undefined || others.length > 0 ? null : LICENCE_URLS[only];
  return url === null ? {} : { license: url };
}

const archiveDataset = (address: string, facts: CatalogFacts) => ({
  '@id': nodeId('archive', facts),
  '@type': 'dcat:Dataset',
  identifier: nodeId('archive', facts),
  title: WORDS.archive,
  description: WORDS.catalogue,
  keyword: KEYWORDS,
  ...publisher(facts),
  ...COVERAGE,
  hasPart: facts.collections.map(({ collection }) => nodeId(collection, facts)),
  distribution: {
    '@id': `${address}#distribution`,
    '@type': 'dcat:Distribution',
    title: WORDS.archive,
    accessURL: address,
    downloadURL: address,
    mediaType: `${IANA}/application/zip`,
    packageFormat: `${IANA}/application/zip`,
    ...license([...new Set(facts.collections.flatMap(({ licences }) => licences))]),
  },
});
