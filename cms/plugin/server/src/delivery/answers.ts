/** Makes the answer of an address: asks the catalogue, hands the edition to its format, says what would change it. */
import { COLLECTIONS, keysOf, parseSelection, SELECTION_RULES, type Collection } from 'ess-shared-types';
import type { Change } from '../catalogue/catalogue';
import { COLLECTION_OF_KIND, KIND_OF_COLLECTION, LISTED_KINDS } from '../catalogue/listed-kinds';
import { licencesOf } from '../formats/attribution';
import { changesJson, type Change as WrittenChange } from '../formats/changes';
import { catalogJsonLd } from '../formats/dcat';
import type { Edition, EditionOptions, FormatName } from '../formats/edition';
import { exportArchive } from '../formats/export';
import { FORMATS } from '../formats';
import { answerSchemaUrl, schemaLink, schemaUrl } from '../formats/json-schemas';
import { embedPage } from '../formats/html/embed-page';
import { sitemap } from '../formats/sitemap';
import {
  changesAddress,
  COLLECTION_FORMATS,
  itemAddress,
  type ChangesTarget,
  type EmbedTarget,
  type ItemTarget,
  type ListTarget,
  type Target,
} from './addresses';
import { HTML_TYPE, JSON_TYPE, problem, unkept, type Answer, type Tag } from './answer';
import { itemEdition, listEdition, type EditionSource } from './editions';
import { embedSecurity, pageSecurity } from './page-security';
import { messageAnswer, WITHDRAWN, UNKNOWN } from './messages';
import type { TrustedDocuments } from './trusted-documents';
import { closingIn, countsDays, eventValidUntil, nextMidnight, registrationsValidUntil } from './validity';

/** Targets whose answers are made, and kept. */
export type MadeTarget = Exclude<
  Target,
  { readonly kind: 'health' | 'ready' | 'metrics' | 'widget' | 'demo' | 'schema' }
>;

const NO_OPTIONS: EditionOptions = { sessions: false, dialect: 'rfc4180', fragment: false };
const NEVER = Number.POSITIVE_INFINITY;
const SITEMAP_LENGTH = 50_000;
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
    private readonly documents: TrustedDocuments,
    /** Who runs this server, where it is said. */
    private readonly siteName: string | null,
  ) {}

  /** Throws `SelectionRefused` for what is asked and does not exist. */
  make(target: MadeTarget): Promise<Answer> {
    switch (target.kind) {
      case 'list':
        return this.list(target);
      case 'item':
        return this.item(target);
      case 'embed':
        return this.embed(target);
      case 'document':
        return this.document(target);
      case 'changes':
        return this.changes(target);
      case 'sitemap':
        return this.sitemap();
      case 'catalog':
        return this.catalog();
      case 'export':
        return this.export();
    }
  }

  private async list(target: ListTarget): Promise<Answer> {
    const { edition, validUntil } = await this.listWithValidity(target);
    return {
      ...this.written(edition, target.format, target.key),
      tags: [`kind:${KIND_OF_COLLECTION[target.collection]}`, ...ASKED_BY],
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
    const kind = KIND_OF_COLLECTION[collection];
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
      tags: [`kind:${KIND_OF_COLLECTION[collection]}`, ...ASKED_BY],
      validUntil,
      asOf: edition.asOf,
    };
  }

  private async document({ hash, variables }: Extract<Target, { kind: 'document' }>): Promise<Answer> {
    const { documents } = this;
    if (!documents.has(hash))
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

  private async sitemap(): Promise<Answer> {
    const { publicUrl } = this.source.server();
    const entries = await this.source.catalogue.publishedSlugs(SITEMAP_LENGTH - keysOf(COLLECTIONS).length);
    const latest = new Date(entries[0]?.changedAt ?? this.source.now()).toISOString();
    const pages = [
      ...keysOf(COLLECTIONS).map((collection) => ({ url: `${publicUrl}/ess/${collection}`, changedAt: latest })),
      ...entries.map(({ kind, slug, changedAt }) => ({
        url: publicUrl + itemAddress(COLLECTION_OF_KIND[kind], 'html', slug, 'fr'),
        changedAt: new Date(changedAt).toISOString(),
      })),
    ];
    return this.whole('application/xml; charset=utf-8', sitemap(pages), this.asOf());
  }

  private async catalog(): Promise<Answer> {
    const { publicUrl } = this.source.server();
    const states = await this.source.catalogue.collectionStates();
    const collections = [];
    for (const { kind, count, changedAt } of states) {
      const collection = COLLECTION_OF_KIND[kind];
      const { entries } = await this.everythingOf(collection);
      collections.push({
        collection,
        count,
        changedAt: changedAt === undefined ? null : new Date(changedAt).toISOString(),
        licences: licencesOf(entries).map(({ key }) => key),
        formats: COLLECTION_FORMATS[collection],
      });
    }
    const text = catalogJsonLd({
      server: publicUrl,
      asOf: this.asOf(),
      collections,
      publisher: this.siteName,
      archive: `${publicUrl}/ess/export.zip`,
      jsonSchema: schemaUrl(publicUrl, 'answers'),
    });
    return this.whole('application/ld+json; charset=utf-8', text, this.asOf());
  }

  private async export(): Promise<Answer> {
    const validUntil = await this.source.catalogue.nextChange(false);
    const files = [];
    for (const collection of keysOf(COLLECTIONS)) {
      const edition = await this.everythingOf(collection);
      files.push({ collection, edition, csv: FORMATS.csv.write(edition), json: FORMATS.json.write(edition) });
    }
    const { publicUrl: server } = this.source.server();
    return {
      ...this.whole('application/zip', '', this.asOf()),
      body: Buffer.from(exportArchive(files, { server, asOf: this.asOf() })),
      headers: { 'Content-Disposition': 'attachment; filename="ess-export.zip"' },
      validUntil,
    };
  }

  /** Everything published in a collection, past events included. */
  private everythingOf(collection: Collection): Promise<Edition> {
    const pairs = collection === 'agenda' ? [['when', 'all'] as const] : [];
    const parsed = parseSelection(pairs, { rules: SELECTION_RULES[collection] });
    if (!parsed.ok) throw new Error('A selection of everything is refused');
    return listEdition(this.source, { collection, selection: parsed.selection, format: 'csv', options: NO_OPTIONS });
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

/** The page that says the same to people, and for the open JSON its schema. */
function links({ addresses, collection, scope }: Edition, format: FormatName): string {
  const page = `<${addresses.page}>; rel="canonical"`;
  return format === 'json' ? `${page}, ${schemaLink(answerSchemaUrl(addresses.server, collection, scope))}` : page;
}

function published(change: Change): WrittenChange {
  const state = change.view ? 'published' : change.isOutside ? 'outside' : 'withdrawn';
  const more = { state, url: change.view?.pageUrl ?? null } as const;
  switch (change.kind) {
    case 'event':
      return { ...change, ...more, entry: change.view };
    case 'key-figure':
      return { ...change, ...more, entry: change.view };
    case 'initiative':
      return { ...change, ...more, entry: change.view };
    case 'resource':
      return { ...change, ...more, entry: change.view };
    case 'dispositif':
      return { ...change, ...more, entry: change.view };
  }
}
