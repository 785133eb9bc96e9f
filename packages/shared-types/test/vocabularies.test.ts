import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Kind, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import * as shared from 'ess-shared-types';
import {
  ATTENDANCE_MODES,
  DISPOSITIF_NATURES,
  DISPOSITIF_STATUSES,
  EVENT_KINDS,
  EVENT_STATUSES,
  FALLBACKS,
  FIGURE_SCOPES,
  FIGURE_STATUSES,
  INITIATIVE_STAGES,
  isKeyOf,
  keyOfStored,
  keysOf,
  LANGUAGES,
  PLACE_STATES,
  REACHES,
  RESOURCE_KINDS,
  TEMPORAL_STATES,
  TERRITORY_LEVELS,
  toGraphqlEnum,
  WHENS,
  type VocabularyEntry,
} from 'ess-shared-types';

type Vocabulary = Readonly<Record<string, VocabularyEntry>>;

const isEntry = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'stored' in value && 'label' in value;

const isVocabulary = (value: unknown): value is Vocabulary =>
  typeof value === 'object' && value !== null && Object.values(value).length > 0 && Object.values(value).every(isEntry);

/** Every vocabulary of the package, those to come included. */
const vocabularies = Object.entries<unknown>(shared).flatMap(([name, value]) =>
  isVocabulary(value) ? [{ name, value }] : [],
);

describe('the closed vocabularies', () => {
  it('are all looked at here', () => {
    const names = vocabularies.map(({ name }) => name);
    expect(names).toContain('EVENT_KINDS');
    expect(names).toContain('LICENCES');
    expect(names.length).toBeGreaterThanOrEqual(13);
  });

  const entries = vocabularies.flatMap(({ name, value }) =>
    Object.entries(value).map(([key, entry]) => ({ name, key, ...entry })),
  );

  it('have stored values that are unique across all of them, in snake_case', () => {
    const stored = entries.map((entry) => entry.stored);
    expect(stored.filter((value, index) => stored.indexOf(value) !== index)).toEqual([]);
    expect(stored.filter((value) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(value))).toEqual([]);
  });

  it('have keys in kebab-case that make valid GraphQL names, each its own', () => {
    expect(entries.filter(({ key }) => !/^[a-z][a-z0-9.]*(-[a-z0-9.]+)*$/.test(key))).toEqual([]);
    for (const { value: vocabulary } of vocabularies) {
      const names = Object.keys(vocabulary).map(toGraphqlEnum);
      expect(names.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name) || name.startsWith('__'))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('have labels in both languages, with the typographic apostrophe and without point médian', () => {
    const labels = entries.flatMap(({ label }) => [label.fr, label.en]);
    expect(labels.filter((label) => label.trim() === '' || label !== label.trim() || /['·]/.test(label))).toEqual([]);
  });

  it('lead from the stored value back to the key', () => {
    for (const { value: vocabulary } of vocabularies) {
      for (const [key, { stored }] of Object.entries(vocabulary)) expect(keyOfStored(vocabulary, stored)).toBe(key);
    }
    expect(keyOfStored(EVENT_STATUSES, 'cancelled')).toBeUndefined();
    expect(keyOfStored(EVENT_STATUSES, null)).toBeUndefined();
    expect(keyOfStored(EVENT_STATUSES, '')).toBeUndefined();
  });

  it('take no name of an object for a key', () => {
    expect(['toString', '__proto__', 'constructor', ''].filter((name) => isKeyOf(EVENT_KINDS, name))).toEqual([]);
  });
});

describe('the enumerations of the public GraphQL schema', () => {
  let enums: ReadonlyMap<string, string[]>;

  beforeAll(async () => {
    const schema = path.join(import.meta.dirname, '../../../cms/plugin/schema.graphql');
    const { definitions } = parse(await readFile(schema, 'utf8'));
    enums = new Map(
      definitions.flatMap((definition) =>
        definition.kind === Kind.ENUM_TYPE_DEFINITION
          ? [[definition.name.value, (definition.values ?? []).map(({ name }) => name.value)] as const]
          : [],
      ),
    );
  });

  const expected: Readonly<Record<string, readonly string[]>> = {
    EssEventKind: keysOf(EVENT_KINDS),
    EssEventStatus: keysOf(EVENT_STATUSES),
    EssResourceKind: keysOf(RESOURCE_KINDS),
    EssFigureScope: keysOf(FIGURE_SCOPES),
    EssFigureStatus: keysOf(FIGURE_STATUSES),
    EssInitiativeStage: keysOf(INITIATIVE_STAGES),
    EssDispositifNature: keysOf(DISPOSITIF_NATURES),
    EssDispositifStatus: keysOf(DISPOSITIF_STATUSES),
    EssAttendance: keysOf(ATTENDANCE_MODES),
    EssPlaceState: keysOf(PLACE_STATES),
    EssPrecision: ['year', 'month', 'day', 'time'],
    EssTemporalState: TEMPORAL_STATES,
    EssTerritoryLevel: keysOf(TERRITORY_LEVELS),
    EssLanguage: LANGUAGES,
    EssReach: REACHES,
    EssFallback: FALLBACKS,
    EssWhen: WHENS,
  };

  it.each(Object.entries(expected))('%s lists exactly the keys of the vocabulary', (name, keys) => {
    expect(enums.get(name)?.toSorted()).toEqual(keys.map(toGraphqlEnum).toSorted());
  });

  it('have none that is not compared here', () => {
    expect([...enums.keys()].filter((name) => !(name in expected))).toEqual([]);
  });
});
