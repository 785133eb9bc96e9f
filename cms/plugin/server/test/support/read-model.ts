/** A read model in memory, filled with events as Strapi would return them: no Strapi, a real database. */
import {
  DEFAULT_LANGUAGE,
  parseSelection,
  type EventStatus,
  type EventView,
  EVENT_STATUSES,
  type Language,
  type TerritoryLevel,
} from 'ess-shared-types';
import knex, { type Knex } from 'knex';
import type { z } from 'zod';
import { Catalogue, type EventPage } from '../../src/catalogue/catalogue';
import { eventDocumentSchema, type EventDocument } from '../../src/publication/documents';
import { storeProjection, withdrawEntry, type StoreOutcome } from '../../src/publication/entry-store';
import { projectEvent } from '../../src/publication/event-projection';
import { createReadModel, DEPENDENCIES, ENTRIES, OCCURRENCES, SLUGS, VALUES } from '../../src/publication/tables';
import { TerritoryIndex } from '../../src/territories/territory-index';

export type LoadedEvent = z.input<typeof eventDocumentSchema>;

/** An event with what publishing asks for, and what the test says of it. */
export function eventDocument(documentId: string, fields: Partial<LoadedEvent> = {}): EventDocument {
  return eventDocumentSchema.parse({
    documentId,
    title: `Rendez-vous ${documentId}`,
    slug: documentId,
    publisher: organisation('rtes', 'RTES'),
    places: [{ name: 'Salle des fêtes' }],
    body: null,
    former_slugs: null,
    ...fields,
  });
}

export const organisation = (slug: string, name: string) => ({ documentId: `organisation-${slug}`, slug, name });

export const term = (vocabulary: string, slug: string) => ({
  documentId: `term-${vocabulary}-${slug}`,
  slug,
  label_fr: `${slug} en français`,
  label_en: `${slug} in English`,
  vocabulary: { documentId: `vocabulary-${vocabulary}`, slug: vocabulary },
});

export const status = (key: EventStatus): Partial<LoadedEvent> => ({ event_status: EVENT_STATUSES[key].stored });

/** Name, level and parents of the territories of the tests. */
const TERRITORIES: Readonly<Record<string, readonly [name: string, level: TerritoryLevel, ...parents: string[]]>> = {
  FR: ['France', 'country'],
  'FR-METRO': ['France métropolitaine', 'mainland', 'FR'],
  'REG-52': ['Pays de la Loire', 'region', 'FR-METRO'],
  'DEP-49': ['Maine-et-Loire', 'department', 'REG-52'],
  'DEP-53': ['Mayenne', 'department', 'REG-52'],
  'EPCI-244900809': ['CC Anjou Bleu Communauté', 'epci', 'DEP-49'],
  'EPCI-200060010': ['CC Anjou Loir et Sarthe', 'epci', 'DEP-49'],
  'COM-49127': ['Durtal', 'commune', 'EPCI-200060010', 'DEP-49'],
  'COM-49007': ['Angers', 'commune', 'DEP-49'],
  'COM-53096': ['Ernée', 'commune', 'DEP-53'],
  'COM-49126': ['Orée d’Anjou', 'commune', 'DEP-49'],
  'COMD-49177': ['Liré', 'delegated-commune', 'COM-49126'],
  'REG-04': ['La Réunion', 'region', 'FR'],
  'pnr-loire': ['PNR Loire-Anjou-Touraine', 'other-area', 'REG-52'],
};

export const territory = (code: string) => ({
  documentId: `territory-${code}`,
  code,
  name: TERRITORIES[code]?.[0],
});

const index = new TerritoryIndex(
  Object.entries(TERRITORIES).map(([code, [name, level, ...parents]]) => ({
    code,
    name,
    name_key: name.toLowerCase(),
    level,
    department: null,
    parents: JSON.stringify(parents),
    postal_codes: JSON.stringify(code === 'COM-49127' ? ['49430'] : []),
    population: null,
    successor: null,
    retired: false,
    vintage: '2026',
  })),
  [{ code: 'COM-49177', successor: 'COM-49126' }],
);

export const INSTANCE_ID = 'instance';
export const PUBLIC_URL = 'https://cms.example';

/** Selection parameters as in an address: repeated names are lists. */
export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

export class ReadModel {
  /** SQL statements since the last `statements()`. */
  private counted = 0;
  private readonly catalogue: Catalogue;
  private now = 0;

  private constructor(readonly knex: Knex) {
    this.catalogue = new Catalogue(
      () => knex,
      { index: () => Promise.resolve(index) },
      () => ({ instanceId: INSTANCE_ID, publicUrl: PUBLIC_URL }),
      () => this.now,
    );
    knex.on('query', () => (this.counted += 1));
  }

  static async open(): Promise<ReadModel> {
    const database = knex({
      client: 'better-sqlite3',
      connection: { filename: ':memory:' },
      useNullAsDefault: true,
      pool: { min: 1, max: 1 },
    });
    await createReadModel(database);
    return new ReadModel(database);
  }

  close(): Promise<void> {
    return this.knex.destroy();
  }

  async clear(): Promise<void> {
    for (const table of [ENTRIES, SLUGS, OCCURRENCES, VALUES, DEPENDENCIES]) await this.knex(table).delete();
  }

  publish(...documents: readonly EventDocument[]): Promise<StoreOutcome[]> {
    return this.knex.transaction(async (trx) => {
      const outcomes: StoreOutcome[] = [];
      for (const document of documents) {
        const projection = projectEvent(document, (code) => index.selfAndAncestors(code));
        outcomes.push(await storeProjection(trx, 'event', document.documentId, projection, this.now));
      }
      return outcomes;
    });
  }

  withdraw(documentId: string): Promise<boolean> {
    return withdrawEntry(this.knex, 'event', documentId, this.now);
  }

  /** The answer at an instant, ISO 8601 or milliseconds. */
  at(instant: string | number): this {
    this.now = typeof instant === 'number' ? instant : Date.parse(instant);
    return this;
  }

  async list(parameters: Parameters = {}): Promise<EventPage> {
    const pairs = Object.entries(parameters).flatMap(([name, value]) =>
      [value].flat().map((text): [string, string] => [name, String(text)]),
    );
    const parsed = parseSelection(pairs);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return this.catalogue.events(parsed.selection);
  }

  /** Slugs of the whole answer, in order. */
  async slugs(parameters: Parameters = {}): Promise<string[]> {
    return (await this.list({ limit: 100, ...parameters })).nodes.map(({ slug }) => slug);
  }

  event(slug: string, lang: Language = DEFAULT_LANGUAGE): Promise<EventView | undefined> {
    return this.catalogue.eventBy({ slug }, lang);
  }

  eventById(id: string): Promise<EventView | undefined> {
    return this.catalogue.eventBy({ id }, DEFAULT_LANGUAGE);
  }

  /** Number of SQL statements that something takes. */
  async statements(action: () => Promise<unknown>): Promise<number> {
    this.counted = 0;
    await action();
    return this.counted;
  }
}
