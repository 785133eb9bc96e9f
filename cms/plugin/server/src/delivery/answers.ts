/** Makes the answer of an address: asks the catalogue, hands the edition to its format, says what would change it. */
import {
  COLLECTIONS,
  parseSelection,
  SELECTION_RULES,
  collectionOf,
  isTerritoryCode,
  LISTED_KINDS,
  type Collection,
  type FormatName,
  NEWS_FORMATS,
  PAGED_FORMATS,
  COLLECTION_NAMES,
  TERRITORY_LEVELS,
  type KeyFigureView,
  type Language,
  type Selection,
} from 'ess-shared-types';
import type { ChangedEntry } from '../catalogue/catalogue';
import { type Attributed } from '../formats/attribution';
import { changesJson, type Change } from '../formats/changes';
import { catalogJsonLd } from '../formats/dcat';
import type { Edition, EditionOptions } from '../formats/edition';
import { exportArchive, exportTexts, type Exported, type ExportFacts } from '../formats/export';
import { FORMATS } from '../formats';
import { answerSchemaUrl, schemaLink, schemaUrl } from '../formats/json-schemas';
import { embedPage } from '../formats/html/embed-page';
import { asOfInWords } from '../formats/html/phrases';
import { asOfLine } from '../formats/icalendar/calendar';
import { listAround } from '../formats/json';
import { oembed, OEMBED_TYPES } from '../formats/oembed';
import { homePage, type SiteFacts } from '../formats/html/home-page';
import { HOME_WORDS } from '../formats/html/home-words';
import { searchPage } from '../formats/html/search-page';
import { themesPage } from '../formats/html/themes-page';
import { placeName } from '../formats/html/territory-page';
import {
  searchJson,
  suggestedHit,
  SUGGESTIONS_TYPE,
  suggestionsJson,
  type SearchEdition,
  type Suggestion,
} from '../formats/search';
import { sitemap, sitemapIndex } from '../formats/sitemap';
import {
  changesAddress,
  HOME,
  itemAddress,
  listAddress,
  searchAddress,
  termAddress,
  territoriesAddress,
  territoryAddress,
  themesAddress,
  type ChangesTarget,
  type EmbedTarget,
  type ItemTarget,
  type ListTarget,
  type OembedTarget,
  type SearchTarget,
  type Target,
} from '../editions/addresses';
import { HTML_TYPE, JSON_TYPE, problem, unkept, type Answer, type Tag } from './answer';
import { itemEdition, listEdition, listParts, WHOLE_LIST, type EditionSource } from '../editions/editions';
import { narrowing } from '../editions/narrowing';
import { embedSecurity, pageSecurity } from '../editions/page-security';
import { messageAnswer, WITHDRAWN, UNKNOWN } from './messages';
import { termAnswer } from './terms';
import { territoriesAnswer, territoryAnswer } from './territories';
import type { TrustedDocuments } from './trusted-documents';
import { PART, StreamedZip, wholeCsv } from './whole-tables';
import { closingIn, countsDays, eventValidUntil, nextMidnight, registrationsValidUntil } from './validity';

/** Targets whose answers are made, and kept. */
export type MadeTarget = Exclude<
  Target,
  { readonly kind: 'health' | 'ready' | 'metrics' | 'widget' | 'demo' | 'schema' }
>;

const NO_OPTIONS: EditionOptions = { sessions: false, dialect: 'rfc4180', fragment: false };
const NEVER = Number.POSITIVE_INFINITY;
const SITEMAP_LENGTH = 50_000;
/** Of the first file of the sitemap; there are 38,000 in all. */
const MOST_TERRITORIES = 40_000;
/** Seconds. The frame is asked for anew at each view: only its title may be old. */
const OEMBED_AGE = 86_400;
const XML_TYPE = 'application/xml; charset=utf-8';
/** What the home page shows of what is to come, and of the rest. */
const HOME_EVENTS = 5;
const HOME_CARDS = 3;
/** Figures among which the first to show are looked for. */
const HOME_FIGURES_READ = 20;
/** The saved selection by which editors choose the figures of the home page. */
const HEADLINES = 'a-retenir';
/** Terms of a vocabulary that have examples on its page. */
const MOST_ILLUSTRATED = 50;
/** Letters from which on places are suggested, and how many. */
const SHORTEST_PLACE = 3;
const SUGGESTED_PLACES = 3;
/** Entries of a list that is made at once. */
const SHORT_LIST = 100;
/** Milliseconds. A change is dated when it begins and seen when it is committed: a mirror asks again for the last minutes. */
const CHANGES_OVERLAP = 10 * 60_000;

const START_AGAIN = 'Read everything again from “restart”, and delete from your copy what it does not name.';
const RESTORED = `This database was restored from a backup after your copy was made: some of what you hold may never have been published. ${START_AGAIN}`;
const AHEAD = `“since” lies in the future: nothing has been read until then. ${START_AGAIN}`;

const EVERY_LIST: readonly Tag[] = LISTED_KINDS.map((kind) => `kind:${kind}` as const);
/** Names and slugs that any list may be asked by. */
const ASKED_BY: readonly Tag[] = ['kind:vocabulary', 'kind:organisation', 'kind:selection'];

export class Answers {
  constructor(
    private readonly source: EditionSource,
    /** Where there are some: none stands beside. */
    private readonly documents: TrustedDocuments | undefined,
    /** Who runs this server, where it is said. */
    private readonly site: SiteFacts,
    /** Makes what takes long, beside those who ask for something else; without it, all is made here. */
    private readonly makeBeside?: (target: MadeTarget) => Promise<Answer>,
  ) {}

  /** Throws `SelectionRefused` for what is asked and does not exist. */
  async make(target: MadeTarget): Promise<Answer> {
    return this.makeBeside && (await this.isLong(target)) ? this.makeBeside(target) : this.makeHere(target);
  }

  /** Whether an answer is made from all that is published, or from a long list. */
  private async isLong(target: MadeTarget): Promise<boolean> {
    if (target.kind === 'export' || target.kind === 'sitemap' || target.kind === 'catalog') return true;
    if (target.kind !== 'list' || PAGED_FORMATS.includes(target.format)) return false;
    const first = await listEdition(this.source, {
      ...target,
      selection: { ...target.selection, limit: 1 },
      format: 'json',
    });
    return first.total > SHORT_LIST;
  }

  private makeHere(target: MadeTarget): Promise<Answer> {
    switch (target.kind) {
      case 'list':
        return this.list(target);
      case 'item':
        return this.item(target);
      case 'embed':
        return this.embed(target);
      case 'oembed':
        return this.oembed(target);
      case 'document':
        return this.document(target);
      case 'changes':
        return this.changes(target);
      case 'sitemap':
        return this.sitemap(target.part);
      case 'catalog':
        return this.catalog();
      case 'export':
        return this.export();
      case 'search':
        return this.search(target);
      case 'suggestions':
        return this.suggestions(target);
      case 'themes':
        return this.themes(target);
      case 'term':
        return termAnswer(this.source, target);
      case 'territory':
        return territoryAnswer(this.source, target);
      case 'territories':
        return territoriesAnswer(this.source, target);
      case 'home':
        return this.home(target.lang);
    }
  }

  private async search(target: SearchTarget): Promise<Answer> {
    const { catalogue } = this.source;
    const { format, q, lang, place, page } = target;
    const now = this.source.now();
    const validUntil = Math.min(await catalogue.nextChange(true), nextMidnight(now));
    // Of several places of one name, the widest or the most populous is meant; the others are offered.
    const [meant, ...others] = place === undefined ? [] : await catalogue.territoriesMeant(place);
    const found = await catalogue.search({ ...target, territory: target.territory ?? meant?.code });
    const { publicUrl } = this.source.server();
    const edition: SearchEdition = {
      found,
      q,
      lang,
      place: place === undefined ? null : { typed: place, others },
      collection: target.collection ?? null,
      organisation: target.organisation,
      server: publicUrl,
      at: (changed) => publicUrl + searchAddress({ ...target, page: 1, ...changed }),
      self: publicUrl + searchAddress(target),
      next: found.hasNextPage ? publicUrl + searchAddress({ ...target, page: page + 1 }) : null,
    };
    return {
      status: 200,
      contentType: format === 'html' ? HTML_TYPE : JSON_TYPE,
      body: Buffer.from(format === 'html' ? searchPage(edition) : searchJson(edition)),
      headers: {
        ...(format === 'html'
          ? pageSecurity(publicUrl)
          : { Link: `<${edition.at({ format: 'html' })}>; rel="canonical"`, 'X-Robots-Tag': 'noindex' }),
        'Content-Language': lang,
      },
      tags: [...EVERY_LIST, ...ASKED_BY],
      validUntil,
      asOf: found.asOf,
    };
  }

  private async suggestions({ q, lang }: Extract<Target, { kind: 'suggestions' }>): Promise<Answer> {
    const { catalogue } = this.source;
    const { publicUrl } = this.source.server();
    const nothing = { collection: undefined, territory: undefined, topic: [], organisation: [], page: 1 } as const;
    const validUntil = await catalogue.nextChange(true);
    const found = q === '' ? undefined : await catalogue.search({ ...nothing, q, lang });
    const places = await this.suggestedPlaces(q, lang);
    return {
      status: 200,
      contentType: SUGGESTIONS_TYPE,
      body: Buffer.from(suggestionsJson(q, [...places, ...(found?.hits ?? []).map((hit) => suggestedHit(hit, lang))])),
      headers: { Link: `<${publicUrl}/ess/recherche>; rel="canonical"`, 'X-Robots-Tag': 'noindex' },
      tags: [...EVERY_LIST, ...ASKED_BY],
      validUntil,
      asOf: this.asOf(),
    };
  }

  /** The pages of the territories whose name this is, or begins so. */
  private async suggestedPlaces(q: string, lang: Language): Promise<Suggestion[]> {
    if (q.length < SHORTEST_PLACE) return [];
    const { catalogue } = this.source;
    const named = await catalogue.territoriesNamed(q);
    const places =
      named.length > 0 ? named : (await catalogue.territoriesBy({ name: q, limit: SUGGESTED_PLACES }, lang)).nodes;
    return places.slice(0, SUGGESTED_PLACES).map((place) => ({
      title: placeName(place),
      what: TERRITORY_LEVELS[place.level].label[lang],
      url: this.source.server().publicUrl + territoryAddress('html', place.code, lang),
    }));
  }

  private async home(lang: Language): Promise<Answer> {
    const { catalogue } = this.source;
    const { publicUrl } = this.source.server();
    const now = this.source.now();
    const changes = await catalogue.nextChange(false);
    const everything = everythingIn('initiatives').selection;
    const some = (limit: number, more: Partial<Selection> = {}): Selection => ({ ...everything, lang, limit, ...more });
    const events = await catalogue.entries('agenda', some(HOME_EVENTS));
    const figures = await this.headlines(lang);
    const initiatives = await catalogue.entries('initiatives', some(HOME_CARDS));
    const states = await catalogue.collectionStates();
    const { total } = await catalogue.organisations({ limit: 1 }, lang);
    const countOf = (collection: Collection) =>
      states.find(({ kind }) => collectionOf(kind) === collection)?.count ?? 0;
    return {
      status: 200,
      contentType: HTML_TYPE,
      body: Buffer.from(
        homePage({
          lang,
          server: publicUrl,
          asOf: events.asOf,
          site: this.site,
          counts: {
            agenda: countOf('agenda'),
            'chiffres-cles': countOf('chiffres-cles'),
            initiatives: countOf('initiatives'),
            ressources: countOf('ressources'),
            dispositifs: countOf('dispositifs'),
          },
          organisations: total,
          events: events.nodes,
          figures,
          initiatives: initiatives.nodes,
          feeds: [
            [HOME_WORDS.calendar[lang], `${publicUrl}/ess/agenda.ics`],
            [HOME_WORDS.newEvents[lang], `${publicUrl}/ess/agenda.rss`],
            [HOME_WORDS.newResources[lang], `${publicUrl}/ess/ressources.rss`],
          ],
        }),
      ),
      headers: { ...pageSecurity(publicUrl), 'Content-Language': lang },
      tags: [...EVERY_LIST, ...ASKED_BY],
      validUntil: Math.min(changes, registrationsValidUntil(events.nodes, now), nextMidnight(now)),
      asOf: events.asOf,
    };
  }

  /** The figures that editors put forward in a saved selection of this name; else the first that say a share. */
  private async headlines(lang: Language): Promise<readonly KeyFigureView[]> {
    const { catalogue } = this.source;
    const figures = everythingIn('chiffres-cles').selection;
    const saved = await catalogue.savedSelection(HEADLINES, lang);
    if (saved?.collection.key === 'chiffres-cles') {
      const { nodes } = await catalogue.entries('chiffres-cles', {
        ...figures,
        lang,
        limit: HOME_CARDS,
        selection: HEADLINES,
      });
      return nodes;
    }
    const { nodes } = await catalogue.entries('chiffres-cles', { ...figures, lang, limit: HOME_FIGURES_READ });
    return nodes
      .filter(({ value, source }) => value.inWords !== null && value.shape.key !== 'truncated' && source !== null)
      .slice(0, HOME_CARDS);
  }

  private async themes({ key, slug, lang }: Extract<Target, { kind: 'themes' }>): Promise<Answer> {
    const { publicUrl } = this.source.server();
    const vocabularies = await this.source.catalogue.vocabularies(slug === undefined ? undefined : [slug], lang);
    if (slug !== undefined && vocabularies.length === 0) return messageAnswer(UNKNOWN, slug, true, lang, publicUrl);
    const [only] = slug === undefined ? [] : vocabularies;
    const names = (only?.terms ?? [])
      .slice(0, MOST_ILLUSTRATED)
      .flatMap((term) => [`${only?.slug ?? ''}:${term.slug}`, ...term.mappedTo]);
    const examples = await this.source.catalogue.examplesUnder([...new Set(names)], lang);
    return {
      status: 200,
      contentType: HTML_TYPE,
      body: Buffer.from(themesPage(vocabularies, { slug, lang, server: publicUrl, self: publicUrl + key, examples })),
      headers: { ...pageSecurity(publicUrl), 'Content-Language': lang },
      tags: ['kind:vocabulary', 'kind:organisation', 'kind:initiative'],
      validUntil: NEVER,
      asOf: this.asOf(),
    };
  }

  private async list(target: ListTarget): Promise<Answer> {
    const { place, collection, format, selection, options } = target;
    const meant = place === undefined ? [] : await this.source.catalogue.placesTyped(place);
    // A place that was typed is asked for by its code: one address for one list.
    if (meant.length > 0) {
      const territory = meant.flatMap(({ code }) => (isTerritoryCode(code) ? [code] : []));
      const location = listAddress(collection, format, { ...selection, territory, cursor: undefined }, options);
      return unkept(302, 'text/plain; charset=utf-8', '', { Location: this.source.server().publicUrl + location });
    }
    const { edition: found, validUntil } = await this.listWithValidity(target);
    const isPage = format === 'html' && !options.fragment;
    const edition = isPage ? { ...found, narrowing: await narrowing(this.source, found, place) } : found;
    const written = this.written(edition, target.format, target.key);
    // A table has no end that would have to be known at its beginning: it holds everything.
    const isCut = target.format === 'csv' && edition.entries.length < edition.total;
    return {
      ...written,
      ...(isCut ? { body: await wholeCsv(listParts(this.source, target, PART)) } : {}),
      headers: { ...written.headers, ...(isCut ? {} : heldOf(edition, target.format)) },
      tags: [`kind:${COLLECTIONS[target.collection].kind}`, ...ASKED_BY],
      validUntil,
    };
  }

  /**
   * The instant until which an answer is true is looked for before the answer is made: what time changes in between
   * makes it untrue at once, rather than for ever.
   */
  private async listWithValidity(asked: Parameters<typeof listEdition>[1]) {
    const { collection, selection, format } = asked;
    const now = this.source.now();
    const changes =
      collection === 'agenda' ? await this.source.catalogue.nextChange(countsDays(selection, format)) : NEVER;
    const edition = await listEdition(this.source, asked);
    const validUntil =
      edition.collection === 'agenda'
        ? Math.min(
            changes,
            registrationsValidUntil(edition.entries, now),
            format === 'html' ? nextMidnight(now) : NEVER,
          )
        : NEVER;
    return { edition, validUntil };
  }

  private async item(target: ItemTarget): Promise<Answer> {
    const { collection, format, slug, lang, options } = target;
    const now = this.source.now();
    const edition = await itemEdition(this.source, target);
    const entry = edition?.entries[0];
    const kind = COLLECTIONS[collection].kind;
    const { publicUrl } = this.source.server();
    if (!edition || !entry) {
      const isGone = await this.source.catalogue.wasWithdrawn(kind, slug);
      return messageAnswer(isGone ? WITHDRAWN : UNKNOWN, slug, format === 'html', lang, publicUrl);
    }
    if (entry.slug !== slug) {
      const location = publicUrl + itemAddress(collection, format, entry.slug, lang, options);
      return unkept(308, 'text/plain; charset=utf-8', '', { Location: location });
    }
    const [documentId = ''] = entry.id.split('@');
    return {
      ...this.written(edition, format, target.key),
      // What stands beside a figure may be any other figure.
      tags: [`entry:${documentId}`, ...(kind === 'key-figure' ? [`kind:${kind}` as const] : [])],
      validUntil:
        edition.collection === 'agenda' && edition.entries[0]
          ? // A page leaves the current year unsaid.
            Math.min(eventValidUntil(edition.entries[0], now), format === 'html' ? nextMidnight(now) : NEVER)
          : NEVER,
    };
  }

  private written(edition: Edition, format: FormatName, key: string): Omit<Answer, 'tags' | 'validUntil'> {
    const written = FORMATS[format];
    const { server } = edition.addresses;
    const name = `${key.slice('/ess/'.length).replace(/\?.*$/, '').replaceAll('/', '-')}`;
    return {
      status: 200,
      contentType: written.contentType,
      body: Buffer.from(written.write(edition)),
      headers: {
        ...(format === 'html' ? pageSecurity(server) : { Link: links(edition, format) }),
        ...(format === 'csv' || format === 'ics' ? { 'Content-Disposition': `inline; filename="${name}"` } : {}),
        'Content-Language': edition.lang,
      },
      asOf: edition.asOf,
      moments: momentsOf(edition),
    };
  }

  private async embed({ collection, selection, attributes }: EmbedTarget): Promise<Answer> {
    const asked = { collection, selection, format: 'html', options: { ...NO_OPTIONS, fragment: true } } as const;
    const { edition, validUntil } = await this.listWithValidity(asked);
    const { publicUrl } = this.source.server();
    return {
      status: 200,
      contentType: HTML_TYPE,
      body: Buffer.from(embedPage(edition, { attributes })),
      headers: { ...embedSecurity(publicUrl, edition.collection), 'Content-Language': edition.lang },
      tags: [`kind:${COLLECTIONS[collection].kind}`, ...ASKED_BY],
      validUntil,
      asOf: edition.asOf,
      moments: momentsOf(edition),
    };
  }

  private async oembed({ server, collection, selection, ...asked }: OembedTarget): Promise<Answer> {
    const { publicUrl } = this.source.server();
    if (server !== publicUrl)
      return problem(404, 'Nothing to embed', `“url” has to begin with ${publicUrl}/ess/: it is on another server.`);
    const { edition, validUntil } = await this.listWithValidity({
      collection,
      selection: { ...selection, cursor: undefined },
      format: 'html',
      options: NO_OPTIONS,
    });
    const facts = { ...asked, siteName: this.site.name, maxAge: OEMBED_AGE };
    return {
      status: 200,
      contentType: OEMBED_TYPES[asked.format],
      body: Buffer.from(oembed(edition, facts)),
      headers: { 'Content-Language': edition.lang },
      tags: [`kind:${COLLECTIONS[collection].kind}`, ...ASKED_BY],
      validUntil,
      asOf: edition.asOf,
    };
  }

  private async document({ hash, variables }: Extract<Target, { kind: 'document' }>): Promise<Answer> {
    const { documents } = this;
    if (!documents?.has(hash))
      return problem(404, 'Unknown trusted document', 'The sha256 names no operation of a released widget.');
    const now = this.source.now();
    const changes = await this.source.catalogue.nextChange(true);
    const result = await documents.run(hash, variables);
    const body = JSON.stringify(result);
    if (!result.data) return unkept(400, JSON_TYPE, body);
    return {
      status: 200,
      contentType: JSON_TYPE,
      body: Buffer.from(body),
      headers: {},
      tags: [...EVERY_LIST, ...ASKED_BY],
      validUntil: Math.min(changes, closingIn(result.data, now)),
      asOf: new Date(now).toISOString(),
      moments: [...body.matchAll(/"asOf":"[^"]*"/g)].map(([text]) => text),
    };
  }

  private async changes({ since, cursor, epoch, filter }: ChangesTarget): Promise<Answer> {
    const { catalogue } = this.source;
    const { publicUrl } = this.source.server();
    const history = await catalogue.history();
    const current = new Date(history.epoch).toISOString();
    const isOfAnother =
      epoch === undefined ? history.isRestored && since > 0 && since < history.epoch : epoch !== current;
    const isAhead = since > this.source.now() + CHANGES_OVERLAP;
    if (isOfAnother || isAhead) {
      const restart = publicUrl + changesAddress({ since: 0, cursor: undefined, epoch: undefined, filter });
      return problem(410, 'Start again', isAhead ? AHEAD : RESTORED, { epoch: current, restart });
    }
    const validUntil = await catalogue.nextChange(false);
    const { asOf, changes, endCursor } = await catalogue.changes(since, cursor, filter);
    const next =
      endCursor === null
        ? { since: Math.max(since, Date.parse(asOf) - CHANGES_OVERLAP), cursor: undefined }
        : { since, cursor: endCursor };
    const body = changesJson({
      epoch: current,
      since: since === 0 ? null : new Date(since).toISOString(),
      asOf,
      changes: changes.map(published),
      hasMore: endCursor !== null,
      next: publicUrl + changesAddress({ ...next, epoch: current, filter }),
    });
    return {
      ...this.whole(JSON_TYPE, body, asOf),
      headers: { Link: schemaLink(schemaUrl(publicUrl, 'changes')) },
      validUntil,
    };
  }

  /** Beyond what one file may hold, an index of several. @param part from 1; `undefined` for all, or the index */
  private async sitemap(part: number | undefined): Promise<Answer> {
    const { publicUrl } = this.source.server();
    const states = await this.source.catalogue.collectionStates();
    const own = await this.pagesOfTheSite();
    const count = states.reduce((sum, state) => sum + state.count, own.length);
    const parts = Math.ceil(count / SITEMAP_LENGTH);
    if (part === undefined && parts > 1) {
      const latest = Math.max(...states.map(({ changedAt }) => changedAt ?? 0));
      const files = Array.from({ length: parts }, (_, index) => ({
        url: `${publicUrl}/ess/sitemap-${String(index + 1)}.xml`,
        changedAt: new Date(latest).toISOString(),
      }));
      return this.whole(XML_TYPE, sitemapIndex(files), this.asOf());
    }
    if (part !== undefined && part > parts)
      return problem(404, 'Not found', `The sitemap has ${String(parts)} parts: see /ess/sitemap.xml.`);
    // The pages of the site stand in the first one.
    const first = part === undefined || part === 1 ? own : [];
    const skipped = part === undefined || part === 1 ? 0 : (part - 1) * SITEMAP_LENGTH - own.length;
    const entries = await this.source.catalogue.publishedSlugs(SITEMAP_LENGTH - first.length, skipped);
    const latest = new Date(entries[0]?.changedAt ?? this.source.now()).toISOString();
    const pages = [
      ...first.map((address) => ({ url: publicUrl + address, changedAt: latest })),
      ...entries.map(({ kind, slug, changedAt }) => ({
        url: publicUrl + itemAddress(collectionOf(kind), 'html', slug, 'fr'),
        changedAt: new Date(changedAt).toISOString(),
      })),
    ];
    return this.whole(XML_TYPE, sitemap(pages), this.asOf());
  }

  /** The pages that are no entry: the home page, the lists, the themes, the territories where something is published. */
  private async pagesOfTheSite(): Promise<string[]> {
    const vocabularies = await this.source.catalogue.vocabularies(undefined, 'fr');
    const territories = await this.source.catalogue.publishedTerritories();
    return [
      HOME,
      ...COLLECTION_NAMES.map((collection) => `/ess/${collection}`),
      themesAddress(undefined, 'fr'),
      ...vocabularies.flatMap(({ slug: vocabulary, terms }) => [
        themesAddress(vocabulary, 'fr'),
        ...terms.flatMap(({ slug, definition }) =>
          definition === null ? [] : [termAddress({ format: 'html', vocabulary, slug, lang: 'fr' })],
        ),
      ]),
      territoriesAddress({ format: 'html', q: '', within: undefined, lang: 'fr' }),
      ...territories.slice(0, MOST_TERRITORIES).map((code) => territoryAddress('html', code, 'fr')),
    ];
  }

  private async catalog(): Promise<Answer> {
    const { publicUrl } = this.source.server();
    const { catalogue } = this.source;
    const states = await catalogue.collectionStates();
    const licences = await catalogue.licencesInUse();
    const collections = states.map(({ kind, count, changedAt }) => ({
      collection: collectionOf(kind),
      count,
      changedAt: changedAt === undefined ? null : new Date(changedAt).toISOString(),
      licences: licences.filter((used) => used.kind === kind).map(({ licence }) => licence),
      formats: COLLECTIONS[collectionOf(kind)].formats,
    }));
    const text = catalogJsonLd({
      server: publicUrl,
      asOf: this.asOf(),
      collections,
      publisher: this.site.name,
      archive: `${publicUrl}/ess/export.zip`,
      jsonSchema: schemaUrl(publicUrl, 'answers'),
    });
    return this.whole('application/ld+json; charset=utf-8', text, this.asOf());
  }

  private async export(): Promise<Answer> {
    const validUntil = await this.source.catalogue.nextChange(false);
    const { publicUrl: server } = this.source.server();
    const facts = { server, asOf: this.asOf() };
    const states = await this.source.catalogue.collectionStates();
    const isLong = states.some(({ count }) => count > WHOLE_LIST);
    return {
      ...this.whole('application/zip', '', facts.asOf),
      body: isLong ? await this.longExport(facts) : await this.shortExport(facts),
      headers: { 'Content-Disposition': 'attachment; filename="ess-export.zip"' },
      validUntil,
    };
  }

  private async shortExport(facts: ExportFacts): Promise<Buffer> {
    const files = [];
    for (const collection of COLLECTION_NAMES) {
      const edition = await this.everythingOf(collection);
      files.push({ collection, edition, csv: FORMATS.csv.write(edition), json: FORMATS.json.write(edition) });
    }
    return Buffer.from(exportArchive(files, facts));
  }

  /** The same files, read and written part by part. */
  private async longExport(facts: ExportFacts): Promise<Buffer> {
    const zip = new StreamedZip();
    const exported: Exported[] = [];
    for (const collection of COLLECTION_NAMES) {
      const table = zip.file(`${collection}.csv`);
      const all: Attributed[] = [];
      let total = 0;
      let first: Edition | undefined;
      for await (const part of listParts(this.source, everythingIn(collection), PART)) {
        const text = FORMATS.csv.write(part);
        table.write(first ? text.slice(text.indexOf('\r\n') + 2) : text);
        first ??= { ...part, entries: [] };
        for (const { licence, publisher } of part.entries) all.push({ licence, publisher });
        total = part.total;
      }
      table.end();
      exported.push({ collection, edition: { entries: all, total } });
      if (!first) continue;
      const file = zip.file(`${collection}.json`);
      const [before, after] = listAround(first, all);
      file.write(before);
      let separator = '';
      for await (const part of listParts(this.source, everythingIn(collection), PART)) {
        for (const entry of part.entries) {
          file.write(separator + JSON.stringify(entry));
          separator = ',';
        }
      }
      file.write(after);
      file.end();
    }
    for (const [name, text] of exportTexts(exported, facts)) {
      const file = zip.file(name);
      file.write(text);
      file.end();
    }
    return zip.end();
  }

  /** Everything published in a collection, past events included. */
  private everythingOf(collection: Collection): Promise<Edition> {
    return listEdition(this.source, everythingIn(collection));
  }

  /** What is made from all that is published. */
  private whole(contentType: string, text: string, asOf: string): Answer {
    return {
      status: 200,
      contentType,
      body: Buffer.from(text),
      headers: {},
      tags: EVERY_LIST,
      validUntil: NEVER,
      asOf,
    };
  }

  private asOf(): string {
    return new Date(this.source.now()).toISOString();
  }
}

function everythingIn(collection: Collection) {
  const pairs = collection === 'agenda' ? [['when', 'all'] as const] : [];
  const parsed = parseSelection(pairs, { rules: SELECTION_RULES[collection] });
  if (!parsed.ok) throw new Error('A selection of everything is refused');
  return { collection, selection: parsed.selection, format: 'csv', options: NO_OPTIONS } as const;
}

/** How formats write the moment of an answer. */
const momentsOf = ({ asOf, lang }: Edition): string[] => [asOf, asOfLine(asOf), asOfInWords(asOf, lang)];

/** A list that could not carry everything says so to programs: how many entries it holds, of how many. */
const heldOf = ({ entries, total }: Edition, format: FormatName): Record<string, string> =>
  // Neither what is read page by page nor what tells the news says that it holds a whole list.
  entries.length < total && !PAGED_FORMATS.includes(format) && !NEWS_FORMATS.includes(format)
    ? { 'X-Ess-Entries': `${String(entries.length)}/${String(total)}` }
    : {};

/** The page that says the same to people, and for the open JSON its schema. */
function links({ addresses, collection, scope }: Edition, format: FormatName): string {
  const page = `<${addresses.page}>; rel="canonical"`;
  return format === 'json' ? `${page}, ${schemaLink(answerSchemaUrl(addresses.server, collection, scope))}` : page;
}

function published(change: ChangedEntry): Change {
  const state = change.view ? 'published' : change.isOutside ? 'outside' : 'withdrawn';
  return { ...change, state, url: change.view?.pageUrl ?? null, entry: change.view };
}
