/** The parts that the views of all entries share. Pure. */
import { AUDIENCE_VOCABULARY } from '../formats/themes';
import { keyOfStored, LICENCES, PLACE_STATES, type Language, type PlaceView } from 'ess-shared-types';
import type { EntryDocument, LoadedPlace, LoadedTerm } from './documents';
import {
  imageView,
  labelled,
  organisationReference,
  provenanceView,
  termReference,
  territoryReference,
} from './references';
import { plainText, readRichText } from './rich-text-edge';
import type { SearchedEntry, SearchedTexts } from '../words/indexed-words';
import type { StoredEntry, ValueName } from './stored-views';

/** Vocabularies whose terms stand bare in selections, under a name of their own. */
export const TOPIC_VOCABULARY = 'themes';
const NAME_OF_VOCABULARY: ReadonlyMap<string, ValueName> = new Map<string, ValueName>([
  [TOPIC_VOCABULARY, 'topic'],
  [AUDIENCE_VOCABULARY, 'audience'],
  ['avise-leviers', 'lever'],
  ['avise-defis', 'challenge'],
  ['avise-domaines', 'sector'],
  ['zonages', 'zoning'],
]);
/** Vocabularies of the same nature, whose terms are asked for with their vocabulary: `anct-leviers:...`. */
const NATURE_OF_VOCABULARY: ReadonlyMap<string, ValueName> = new Map<string, ValueName>([
  ['anct-leviers', 'lever'],
  ['cress-cvl-secteurs', 'sector'],
  ['cress-cvl-competences', 'sector'],
]);

/** The names under which the terms of a vocabulary are asked for: all are topics, but those of audiences. */
export function namesOfVocabulary(vocabulary: string): ValueName[] {
  const nature = NAME_OF_VOCABULARY.get(vocabulary) ?? NATURE_OF_VOCABULARY.get(vocabulary) ?? 'topic';
  return nature === 'topic' || nature === 'audience' ? [nature] : ['topic', nature];
}

/** Gives the codes of a territory and of all that contain it, itself first. */
export type Ancestry = (code: string) => readonly string[];

export const isAudience = (term: LoadedTerm): boolean => term.vocabulary?.slug === AUDIENCE_VOCABULARY;

const licenceOf = (entry: EntryDocument, lang: Language) => labelled(LICENCES, entry.licence, 'unstated', lang);

/** The common part of a view in one language. */
export function entryView(entry: EntryDocument, lang: Language): StoredEntry {
  const translation = entry.translations.find((candidate) => candidate.language === `translation_${lang}`);
  const isTranslated = lang === 'fr' || Boolean(translation?.title);
  const translatedBody = readRichText(translation?.body);
  const slug = entry.slug ?? entry.documentId;
  return {
    slug,
    title: (isTranslated ? translation?.title : null) ?? entry.title ?? slug,
    summary: (isTranslated ? translation?.summary : null) ?? entry.summary,
    body: isTranslated && translatedBody.length > 0 ? translatedBody : readRichText(entry.body),
    lang: isTranslated ? lang : 'fr',
    territories: entry.territories.flatMap(territoryReference),
    topics: entry.terms.filter((term) => !isAudience(term)).flatMap((term) => termReference(term, lang)),
    audiences: entry.terms.filter(isAudience).flatMap((term) => termReference(term, lang)),
    publisher: organisationReference(entry.publisher),
    licence: licenceOf(entry, lang),
    rightsHolder: entry.rights_holder,
    image: imageView(entry.image),
    provenance: entry.provenance.flatMap((provenance) => provenanceView(provenance, lang)),
  };
}

export function placeView(place: LoadedPlace): PlaceView {
  return {
    state: keyOfStored(PLACE_STATES, place.state) ?? 'confirmed',
    name: place.name,
    street: place.street,
    postalCode: place.postal_code,
    territory: (place.territory ? territoryReference(place.territory)[0] : undefined) ?? null,
    labelAsPrinted: place.label_as_printed,
    accessInformation: place.access_information,
    accessibility: place.accessibility,
    latitude: place.latitude,
    longitude: place.longitude,
  };
}

/** Rows of index, each once. */
export class Values {
  private readonly rows = new Map<string, readonly [ValueName, string]>();

  add(name: ValueName, value: string | null | undefined): this {
    if (value) this.rows.set(`${name} ${value}`, [name, value]);
    return this;
  }

  /** A territory as itself and in all that contain it. */
  addTerritory(code: string | null | undefined, ancestry: Ancestry): this {
    if (!code) return this;
    this.add('territory-own', code);
    for (const ancestor of ancestry(code)) this.add('territory', ancestor);
    return this;
  }

  /** A term with its vocabulary, under every name it is asked for. */
  addTerm(term: LoadedTerm): this {
    const vocabulary = term.vocabulary?.slug;
    if (!term.slug || !vocabulary) return this;
    for (const name of namesOfVocabulary(vocabulary)) this.add(name, `${vocabulary}:${term.slug}`);
    return this;
  }

  all(): (readonly [ValueName, string])[] {
    return [...this.rows.values()];
  }
}

/** The rows that every entry has. */
export function entryValues(entry: EntryDocument, ancestry: Ancestry): Values {
  const values = new Values();
  for (const territory of entry.territories) values.addTerritory(territory.code, ancestry);
  for (const term of entry.terms) values.addTerm(term);
  return values.add('publisher', entry.publisher?.slug).add('licence', licenceOf(entry, 'fr').key);
}

export function formerSlugs(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((slug): slug is string => typeof slug === 'string' && slug !== '') : [];
}

/** Ids of the related documents, wherever they stand in the tree of a document. */
export function dependenciesOf(document: { readonly documentId: string }): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        if (key === 'documentId' && typeof child === 'string') found.add(child);
        else visit(child);
      }
    }
  };
  visit(document);
  found.delete(document.documentId);
  return [...found];
}

/** What is said of an entry beside its own words, in the language of a reader. */
export interface MoreTexts {
  /** Other names. */
  readonly aliases?: readonly (string | null | undefined)[];
  /** What is asked for in these very words: an acronym, the days on which it takes place. */
  readonly exact?: readonly (string | null | undefined)[];
  /** As much as a summary: kind, places. */
  readonly summary?: readonly (string | null | undefined)[];
  readonly text?: readonly (string | null | undefined)[];
}

/** The texts by which an entry is found in each language. */
export function searchedEntry(
  views: Readonly<Record<Language, StoredEntry>>,
  more: (lang: Language) => MoreTexts = () => ({}),
): SearchedEntry {
  const texts = (lang: Language): SearchedTexts => {
    const view = views[lang];
    const { aliases = [], exact = [], summary = [], text: rest = [] } = more(lang);
    return {
      lang: view.lang,
      title: view.title,
      aliases,
      exact,
      summary: [
        view.summary,
        ...view.territories.map((territory) => territory.name),
        ...view.topics.map((term) => term.label),
        ...view.audiences.map((term) => term.label),
        ...summary,
      ],
      text: [plainText(view.body), view.publisher?.name, view.publisher?.shortName, ...rest],
    };
  };
  return { fr: texts('fr'), en: texts('en') };
}
