/** A read model in memory, filled with events as Strapi would return them: no Strapi, a real database. */
import {
  AGENDA_RULES,
  DEFAULT_LANGUAGE,
  DISPOSITIF_RULES,
  INITIATIVE_RULES,
  KEY_FIGURE_RULES,
  parseSelection,
  RESOURCE_RULES,
  type DispositifView,
  type EventStatus,
  type EventView,
  EVENT_STATUSES,
  type InitiativeView,
  type KeyFigureView,
  type Language,
  type ResourceView,
  type Selection,
  type SelectionRules,
  type TerritoryLevel,
} from 'ess-shared-types';
import knex, { type Knex } from 'knex';
import type { z } from 'zod';
import { Catalogue, type EntryPage } from '../../src/catalogue/catalogue';
import { eventDocumentSchema, type EventDocument } from '../../src/publication/documents';
import {
  dependentEntries,
  storeProjections,
  withdrawEntry,
  type StoreOutcome,
} from '../../src/publication/entry-store';
import { createReadModel, ENTRIES, INDEX_TABLES, SLUGS, type EntryKind } from '../../src/publication/tables';
import { PUBLISHED_TYPES } from '../../src/publication/types';
import { TerritoryIndex } from '../../src/territories/territory-index';

/** A document of any type, as Strapi would return it. */
export type LoadedDocument = Readonly<Record<string, unknown>> & { readonly documentId: string };

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

/** Vocabularies and organisations that the tests filter by; a slug that nobody published is refused. */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  themes: ['alimentation', 'jeunesse', 'mobilite'],
  publics: ['elus', 'habitants'],
  'avise-leviers': ['alimentation', 'financer'],
  'anct-leviers': ['financer', 'animer'],
  'avise-defis': ['revitaliser'],
  'avise-domaines': ['tourisme'],
  'cress-cvl-secteurs': ['tourisme'],
  zonages: ['qpv', 'zrr'],
};
const ORGANISATIONS: Readonly<Record<string, string>> = { rtes: 'RTES', avise: 'Avise', cress: 'CRESS' };

const vocabularyDocument = (slug: string, terms: readonly string[]) => ({
  documentId: `vocabulary-${slug}`,
  slug,
  label_fr: slug,
  terms: terms.map((name, rank) => ({ ...term(slug, name), rank })),
});

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

const index = TerritoryIndex.of(
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

function selectionOf(parameters: Parameters, rules: SelectionRules): Selection {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().map((text): [string, string] => [name, String(text)]),
  );
  const parsed = parseSelection(pairs, { rules });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.selection;
}

function sqlite(): Knex {
  return knex({
    client: 'better-sqlite3',
    connection: { filename: ':memory:' },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
}

/** A PostgreSQL by its address. */
export const onDatabase = (connection: string): Knex => knex({ client: 'pg', connection });

export class ReadModel {
  /** SQL statements since the last `statements()`. */
  private counted = 0;
  readonly catalogue: Catalogue;
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

  /** On SQLite in memory, unless another database is given. */
  static async open(database: Knex = sqlite()): Promise<ReadModel> {
    await createReadModel(database);
    return new ReadModel(database);
  }

  close(): Promise<void> {
    return this.knex.destroy();
  }

  async clear(): Promise<void> {
    for (const table of [ENTRIES, SLUGS, ...INDEX_TABLES]) await this.knex(table).delete();
  }

  publish(...documents: readonly EventDocument[]): Promise<StoreOutcome[]> {
    return this.publishAs('event', ...documents);
  }

  /** Publishes documents of any kind, as Strapi would return them, through the projection of their type. */
  publishAs(kind: EntryKind, ...documents: readonly LoadedDocument[]): Promise<StoreOutcome[]> {
    return this.knex.transaction(async (trx) => {
      const outcomes: StoreOutcome[] = [];
      const moment = { now: this.now, revisionFloor: 0 };
      for (const document of documents) {
        const projection = PUBLISHED_TYPES[kind].project(document, (code) => index.selfAndAncestors(code));
        if (!projection) throw new Error(`${kind} ${document.documentId} has nothing to show`);
        outcomes.push(
          ...(await storeProjections(trx, kind, [{ documentId: document.documentId, projection }], moment)).values(),
        );
      }
      return outcomes;
    });
  }

  /** What selections of the tests name: vocabularies with their terms, and organisations. */
  async publishReferences(): Promise<void> {
    const vocabularies = Object.entries(VOCABULARIES).map(([slug, terms]) => vocabularyDocument(slug, terms));
    const organisations = Object.entries(ORGANISATIONS).map(([slug, name]) => organisation(slug, name));
    await this.publishAs('vocabulary', ...vocabularies);
    await this.publishAs('organisation', ...organisations);
  }

  withdraw(documentId: string, kind: EntryKind = 'event'): Promise<boolean> {
    return withdrawEntry(this.knex, kind, documentId, { now: this.now, revisionFloor: 0 });
  }

  /** Document ids of the entries that show the given document. */
  async dependents(documentId: string): Promise<string[]> {
    const rows: { document_id: string }[] = await dependentEntries(this.knex, [documentId]).select('entry.document_id');
    return rows.map((row) => row.document_id);
  }

  /** The answer at an instant, ISO 8601 or milliseconds. */
  at(instant: string | number): this {
    this.now = typeof instant === 'number' ? instant : Date.parse(instant);
    return this;
  }

  async list(parameters: Parameters = {}): Promise<EntryPage<EventView>> {
    return this.catalogue.entries('agenda', selectionOf(parameters, AGENDA_RULES));
  }

  async keyFigures(parameters: Parameters = {}): Promise<EntryPage<KeyFigureView>> {
    return this.catalogue.entries('chiffres-cles', selectionOf(parameters, KEY_FIGURE_RULES));
  }

  async initiatives(parameters: Parameters = {}): Promise<EntryPage<InitiativeView>> {
    return this.catalogue.entries('initiatives', selectionOf(parameters, INITIATIVE_RULES));
  }

  async resources(parameters: Parameters = {}): Promise<EntryPage<ResourceView>> {
    return this.catalogue.entries('ressources', selectionOf(parameters, RESOURCE_RULES));
  }

  async dispositifs(parameters: Parameters = {}): Promise<EntryPage<DispositifView>> {
    return this.catalogue.entries('dispositifs', selectionOf(parameters, DISPOSITIF_RULES));
  }

  /** Slugs of the whole answer, in order. */
  async slugs(parameters: Parameters = {}): Promise<string[]> {
    return (await this.list({ limit: 100, ...parameters })).nodes.map(({ slug }) => slug);
  }

  event(slug: string, lang: Language = DEFAULT_LANGUAGE): Promise<EventView | undefined> {
    return this.catalogue.entry('agenda', { slug }, lang);
  }

  eventById(id: string): Promise<EventView | undefined> {
    return this.catalogue.entry('agenda', { id }, DEFAULT_LANGUAGE);
  }

  /** Number of SQL statements that something takes. */
  async statements(action: () => Promise<unknown>): Promise<number> {
    this.counted = 0;
    await action();
    return this.counted;
  }
}
