/**
 * Linked data in schema.org (release 30), as JSON-LD: what search engines and aggregators read. A list is the page
 * that shows it with its items in order; a single entry is its own node. The text may stand as it is in a
 * `<script type="application/ld+json">`.
 */
import { FORMAT_NAMES, type Collection, type CollectionViews } from 'ess-shared-types';
import type {
  CollectionPageLeaf,
  DataDownloadLeaf,
  DatasetLeaf,
  ItemListLeaf,
  ListItemLeaf,
  StatisticalVariableLeaf,
} from 'schema-dts';
import { licencesOf, publishersOf } from '../attribution';
import { type Edition, type EditionOf, type Format } from '../edition';
import { MEDIA_TYPES } from '../media-types';
import { organisation } from './agents';
import { dispositif } from './dispositif';
import { idOf, terms, type Answer } from './entry';
import { event, type EventNode } from './event';
import { initiative } from './initiative';
import { keyFigure, statisticalVariable } from './key-figure';
import { jsonText, present } from './nodes';
import { territory } from './places';
import { resource } from './resource';
import { WORDS } from './words';
import type { Work } from './works';

export const jsonLd: Format = {
  contentType: 'application/ld+json; charset=utf-8',
  write(edition) {
    const nodes = nodesOf(edition);
    const [single] = edition.scope === 'item' ? nodes : [];
    return jsonText({ '@context': 'https://schema.org', ...(single ?? collectionPage(edition, nodes)) });
  },
};

type EntryNode = EventNode | Work | ReturnType<typeof keyFigure | typeof initiative | typeof dispositif>;

const NODES: { readonly [Name in Collection]: (view: CollectionViews[Name], answer: Answer) => EntryNode } = {
  agenda: event,
  'chiffres-cles': keyFigure,
  initiatives: initiative,
  ressources: resource,
  dispositifs: dispositif,
};

const nodesOf = <Name extends Collection>(edition: EditionOf<Name>): EntryNode[] =>
  edition.entries.map((view) => NODES[edition.collection](view, edition));

/** The list as its page; `relatedLink` is its next page, `sdDatePublished` the instant of the answer. */
function collectionPage(edition: Edition, nodes: readonly EntryNode[]): CollectionPageLeaf {
  const { addresses, saved, foundAt, territories } = edition;
  const items = itemList(edition, nodes);
  return present<CollectionPageLeaf>({
    '@type': 'CollectionPage',
    '@id': addresses.page,
    url: addresses.page,
    name: edition.title,
    inLanguage: edition.lang,
    sdDatePublished: edition.asOf,
    license: licencesOf(edition.entries).flatMap(({ url }) => url ?? []),
    publisher: (saved?.publisher ? [saved.publisher] : publishersOf(edition.entries)).map(organisation),
    spatialCoverage: (foundAt === null ? territories : [foundAt]).map(territory),
    keywords: terms(edition.terms),
    relatedLink: addresses.next,
    mainEntity: edition.collection === 'chiffres-cles' ? dataset(edition, items) : items,
  });
}

const itemList = ({ addresses, total }: Edition, nodes: readonly EntryNode[]): ItemListLeaf => ({
  '@type': 'ItemList',
  '@id': `${addresses.self}#list`,
  numberOfItems: total,
  itemListElement: nodes.map((item, index): ListItemLeaf => ({ '@type': 'ListItem', position: index + 1, item })),
});

/** Key figures together are a data set, with the files it can be taken as. */
function dataset(edition: EditionOf<'chiffres-cles'>, items: ItemListLeaf): DatasetLeaf {
  const { addresses, lang, title, entries } = edition;
  return present<DatasetLeaf>({
    '@type': 'Dataset',
    '@id': idOf(addresses.page),
    name: title,
    description: WORDS.figures[lang],
    url: addresses.page,
    license: licencesOf(entries).flatMap(({ url }) => url ?? []),
    creator: publishersOf(entries).map(organisation),
    dateModified: entries
      .map(({ changedAt }) => changedAt)
      .sort()
      .at(-1),
    variableMeasured: variables(edition),
    distribution: FORMAT_NAMES.flatMap((name): DataDownloadLeaf[] => {
      const contentUrl = name === 'html' ? undefined : addresses.formats[name];
      if (contentUrl === undefined) return [];
      return [{ '@type': 'DataDownload', contentUrl, encodingFormat: MEDIA_TYPES[name] }];
    }),
    mainEntity: items,
  });
}

/** The indicators of these figures, each once. */
function variables(edition: EditionOf<'chiffres-cles'>): StatisticalVariableLeaf[] {
  const indicators = new Map(
    edition.entries.flatMap(({ indicator }) => (indicator === null ? [] : [[indicator.slug, indicator] as const])),
  );
  return [...indicators.values()].map((indicator) => statisticalVariable(indicator, edition));
}
