/** The open JSON, against the schemas that document it. */
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import * as vocabularies from 'ess-shared-types';
import {
  COLLECTIONS,
  keysOf,
  FORMAT_NAMES,
  type Collection,
  type SavedSelectionView,
  type SessionView,
  type CollectionViews,
} from 'ess-shared-types';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Edition } from '../../src/formats/edition';
import { json } from '../../src/formats/json';
import {
  dispositifView,
  editionOf,
  eventView,
  initiativeView,
  keyFigureView,
  MAINE_ET_LOIRE,
  occurrence,
  place,
  resourceView,
  SERVER,
} from './support/editions';
import { hostileRuns } from './support/hostile-texts';
import { hostileEvent, hostileInitiative, hostileResource } from './support/hostile-views';

interface Schema {
  readonly $defs: Readonly<Record<string, { readonly enum?: string[] }>>;
}

function schemaOf(name: string): Schema {
  const schema: Schema = JSON.parse(
    readFileSync(`${import.meta.dirname}/../../src/formats/json-schemas/${name}`, 'utf8'),
  );
  return schema;
}

const entries = schemaOf('entries.schema.json');
const answers = schemaOf('answers.schema.json');

const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(entries);
ajv.addSchema(answers);

const VIEW_NAMES: Readonly<Record<Collection, string>> = {
  agenda: 'event',
  'chiffres-cles': 'keyFigure',
  initiatives: 'initiative',
  ressources: 'resource',
  dispositifs: 'dispositif',
};

function validator(definition: string): ValidateFunction {
  const validate = ajv.getSchema(`answers.schema.json#/$defs/${definition}`);
  if (validate === undefined) throw new Error(`No definition ${definition}`);
  return validate;
}

/** What the schema of a list, or of an item, has against this edition. */
function errorsOf(edition: Edition) {
  const validate = validator(`${VIEW_NAMES[edition.collection]}${edition.scope === 'item' ? 'Item' : 'List'}`);
  validate(JSON.parse(json.write(edition)));
  return validate.errors;
}

const organisation = { slug: 'cress', name: 'CRESS', shortName: null, website: null } as const;
const document = {
  role: { key: 'replay', label: 'Rediffusion' },
  slug: 'video',
  title: 'Vidéo',
  kind: { key: 'video', label: 'Vidéo' },
  url: null,
  linkStatus: { key: 'private', label: 'Lien privé' },
} as const;
const session: SessionView = {
  title: 'Table ronde',
  kind: { key: 'round-table', label: 'Table ronde' },
  numberAsPrinted: '1',
  start: '09:30',
  end: null,
  endInferred: true,
  summary: null,
  participations: [
    {
      role: { key: 'speaker', label: 'Intervention' },
      person: null,
      functionAtDate: 'Élue',
      organisation,
      unitLabel: null,
      announced: true,
      actual: null,
    },
  ],
  documents: [document],
  sessions: [],
};

/** Each collection with everything said, then with everything that may be silent silent. */
const views: { readonly [Name in Collection]: readonly CollectionViews[Name][] } = {
  agenda: [
    eventView('complet', {
      body: [
        { type: 'heading', level: 2, children: [{ type: 'text', text: 'Titre', bold: true }] },
        {
          type: 'list',
          format: 'ordered',
          items: [
            [{ type: 'link', url: 'mailto:contact@exemple.example', children: [{ type: 'text', text: 'Écrire' }] }],
          ],
        },
      ],
      series: { slug: 'cycle', title: 'Cycle' },
      occurrences: [
        occurrence(),
        occurrence({
          start: '2025-09',
          end: null,
          precision: 'month',
          halfDay: { key: 'morning', label: 'matin' },
          ongoingFrom: null,
        }),
      ],
      recurring: { text: 'le mardi' },
      onlineAccesses: [{ url: 'https://visio.exemple.example', label: null }],
      registration: {
        url: null,
        deadline: '2025-09-08',
        closesAt: '2025-09-08T22:00:00.000Z',
        fee: 'gratuit',
        capacity: 40,
        audience: null,
      },
      participations: session.participations,
      sessions: [{ ...session, sessions: [session] }],
      documents: [document],
      image: { url: '/uploads/a.jpg', width: 3, height: null, alternativeText: '', credit: null, licence: 'CC BY 4.0' },
    }),
    eventView('muet', {
      summary: null,
      body: [],
      territories: [],
      topics: [],
      audiences: [],
      publisher: null,
      provenance: [],
      mainOccurrence: null,
      occurrences: [],
      places: [place({ name: null, street: null, postalCode: null, territory: null, latitude: null, longitude: null })],
      involvements: [],
    }),
  ],
  'chiffres-cles': [
    keyFigureView('seul'),
    keyFigureView('compare', {
      zoning: { vocabulary: 'zonages', slug: 'frr', label: 'FRR' },
      about: organisation,
      groups: [
        {
          slug: 'g',
          kind: { key: 'conflict', label: 'Divergence' },
          title: 'Emplois',
          explanation: 'Deux champs.',
          figures: [reference('autre')],
        },
      ],
      comparison: reference('region'),
    }),
    keyFigureView('muet', {
      indicator: null,
      source: null,
      territory: null,
      period: { start: null, end: null, asPrinted: null },
      value: { ...keyFigureView('v').value, number: null, unit: null },
    }),
  ],
  initiatives: [
    initiativeView('complet', {
      documents: [document],
      dispositif: { slug: 'aide', title: 'Aide' },
      replicationOf: { slug: 'mere', title: 'Mère' },
    }),
    initiativeView('muet', {
      whatItDoes: null,
      places: [],
      legalForm: null,
      startedOn: null,
      size: null,
      website: null,
    }),
  ],
  ressources: [
    resourceView('complet', { isPartOf: { slug: 'lettre', title: 'Lettre' }, access: 'sur demande' }),
    resourceView('muet', {
      publicationDate: null,
      url: null,
      formats: [{ url: null, mime: null, bytes: null, pages: null, duration: null, language: null, accessible: null }],
    }),
  ],
  dispositifs: [
    dispositifView('complet', {
      recurrence: { key: 'recurring', label: 'Récurrent' },
      eligibility: {
        text: 'Associations',
        audiences: [{ vocabulary: 'publics', slug: 'associations', label: 'Associations' }],
        zonings: [
          {
            vocabulary: 'zonages',
            slug: 'zrr',
            label: 'ZRR',
            validFrom: null,
            validTo: '2024-06-30',
            replacedBy: 'zonages:frr',
          },
        ],
        minimumHeadcount: null,
        maximumHeadcount: 50,
        maximumHeadcountIncluded: false,
        maximumPopulation: null,
        maximumPopulationIncluded: false,
        maximumIntercommunalPopulation: null,
        maximumIntercommunalPopulationIncluded: false,
      },
      parentProgramme: { slug: 'programme', title: 'Programme' },
    }),
    dispositifView('muet', { amount: null, opensOn: null, closesOn: null, application: null, howItHelps: null }),
  ],
};

function reference(slug: string) {
  const { title, value, territory, territoryAsPrinted, period, source, provenance } = keyFigureView(slug);
  return { slug, title, value, territory, territoryAsPrinted, period, source, provenance };
}

const saved: SavedSelectionView = {
  id: 's@i',
  slug: 'mairie',
  title: 'Mairie',
  collection: { key: 'agenda', label: 'Agenda' },
  filters: 'territory=DEP-49',
  isHandPicked: false,
  publisher: organisation,
  logo: null,
  accentColour: '#0b5c8a',
  contactUrl: null,
  legalNotice: null,
  retired: false,
  successor: null,
};

type Overrides = Partial<Pick<Edition, 'scope' | 'lang' | 'total' | 'foundAt' | 'saved'>> & {
  readonly entries?: readonly never[];
};

const editions = {
  agenda: (overrides: Overrides = {}) => editionOf('agenda', views.agenda, overrides, 'json'),
  'chiffres-cles': (overrides: Overrides = {}) => editionOf('chiffres-cles', views['chiffres-cles'], overrides, 'json'),
  initiatives: (overrides: Overrides = {}) => editionOf('initiatives', views.initiatives, overrides, 'json'),
  ressources: (overrides: Overrides = {}) => editionOf('ressources', views.ressources, overrides, 'json'),
  dispositifs: (overrides: Overrides = {}) => editionOf('dispositifs', views.dispositifs, overrides, 'json'),
};

describe('the schema', { timeout: 60_000 }, () => {
  it.each(keysOf(COLLECTIONS))('describes lists of %s', (collection) => {
    expect(errorsOf(editions[collection]())).toBeNull();
    expect(errorsOf(editions[collection]({ entries: [], total: 0, foundAt: MAINE_ET_LOIRE, saved }))).toBeNull();
  });

  it.each(keysOf(COLLECTIONS))('describes single entries of %s', (collection) => {
    expect(errorsOf(editions[collection]({ scope: 'item' }))).toBeNull();
  });

  it('tells the answers apart by their collection and scope', () => {
    const validate = ajv.getSchema('answers.schema.json');
    expect(validate?.(JSON.parse(json.write(editions.agenda())))).toBe(true);
    expect(validate?.(JSON.parse(json.write(editions.dispositifs({ scope: 'item' }))))).toBe(true);
    expect(validate?.({ ...JSON.parse(json.write(editions.agenda())), collection: 'ressources' })).toBe(false);
  });

  it('refuses what it does not describe, and the want of what it does', () => {
    const answer: { readonly nodes: readonly Record<string, unknown>[] } = JSON.parse(json.write(editions.agenda()));
    const validate = validator('eventList');
    expect(validate({ ...answer, editor: 'someone' })).toBe(false);
    expect(validate({ ...answer, nodes: [{ ...answer.nodes[0], createdBy: 'someone' }] })).toBe(false);
    const { summary: _summary, ...withoutSummary } = answer.nodes[0] ?? {};
    expect(validate({ ...answer, nodes: [withoutSummary] })).toBe(false);
  });

  it('holds whatever people type', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(hostileEvent, hostileResource, hostileInitiative, (event, resource, initiative) => {
        expect(errorsOf(editionOf('agenda', [event]))).toBeNull();
        expect(errorsOf(editionOf('ressources', [resource]))).toBeNull();
        expect(errorsOf(editionOf('initiatives', [initiative], { scope: 'item' }))).toBeNull();
        expect(JSON.parse(json.write(editionOf('agenda', [event])))).toMatchObject({ nodes: [event] });
      }),
      { numRuns: hostileRuns },
    );
  });

  it('knows every value of every vocabulary', () => {
    const known: Readonly<Record<string, readonly string[]>> = {
      eventKind: keysOf(vocabularies.EVENT_KINDS),
      eventStatus: keysOf(vocabularies.EVENT_STATUSES),
      attendanceMode: keysOf(vocabularies.ATTENDANCE_MODES),
      halfDay: keysOf(vocabularies.HALF_DAYS),
      sessionKind: keysOf(vocabularies.SESSION_KINDS),
      participationRole: keysOf(vocabularies.PARTICIPATION_ROLES),
      involvementRole: keysOf(vocabularies.INVOLVEMENT_ROLES),
      resourceKind: keysOf(vocabularies.RESOURCE_KINDS),
      linkStatus: keysOf(vocabularies.LINK_STATUSES),
      eventDocumentRole: keysOf(vocabularies.EVENT_DOCUMENT_ROLES),
      licence: keysOf(vocabularies.LICENCES),
      valueShape: keysOf(vocabularies.VALUE_SHAPES),
      comparator: keysOf(vocabularies.COMPARATORS),
      figureStatus: keysOf(vocabularies.FIGURE_STATUSES),
      figureScope: keysOf(vocabularies.FIGURE_SCOPES),
      figureGroupKind: keysOf(vocabularies.FIGURE_GROUP_KINDS),
      initiativeStage: keysOf(vocabularies.INITIATIVE_STAGES),
      dispositifNature: keysOf(vocabularies.DISPOSITIF_NATURES),
      dispositifStatus: keysOf(vocabularies.DISPOSITIF_STATUSES),
      dispositifRecurrence: keysOf(vocabularies.DISPOSITIF_RECURRENCES),
      collection: keysOf(COLLECTIONS),
      territoryLevel: keysOf(vocabularies.TERRITORY_LEVELS),
      temporalState: vocabularies.TEMPORAL_STATES,
      placeState: keysOf(vocabularies.PLACE_STATES),
    };
    const described = Object.fromEntries(Object.keys(known).map((name) => [name, entries.$defs[name]?.enum]));
    expect(described).toEqual(known);
  });
});

describe('a list', () => {
  it('says of itself what the other formats say', () => {
    const edition = editions.agenda({ total: 42 });
    const next = `${SERVER}/ess/agenda.json?cursor=abc`;
    expect(JSON.parse(json.write({ ...edition, addresses: { ...edition.addresses, next } }))).toMatchObject({
      collection: 'agenda',
      asOf: edition.asOf,
      total: 42,
      licences: [{ key: 'etalab-2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' }],
      publishers: [{ slug: 'rtes' }],
      links: {
        self: `${SERVER}/ess/agenda.json`,
        page: `${SERVER}/ess/agenda`,
        next,
        formats: { ics: `${SERVER}/ess/agenda.ics` },
      },
      nodes: views.agenda,
    });
    expect(
      Object.keys(edition.addresses.formats).filter((name) => !FORMAT_NAMES.some((known) => known === name)),
    ).toEqual([]);
  });

  it('is as its golden file', async () => {
    const text = json.write(editionOf('dispositifs', views.dispositifs, {}, 'json'));
    await expect(JSON.stringify(JSON.parse(text), null, 2)).toMatchFileSnapshot(
      `${import.meta.dirname}/fixtures/dispositifs.json`,
    );
  });
});
