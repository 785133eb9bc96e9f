/** The changes, against the schema that documents them. */
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesJson, type Change, type ChangesAnswer } from '../../src/formats/changes';
import {
  AS_OF,
  dispositifView,
  eventView,
  initiativeView,
  keyFigureView,
  resourceView,
  SERVER,
} from './support/editions';
import { hostileRuns } from './support/hostile-texts';
import { hostileEvent } from './support/hostile-views';

function schema(name: string): object {
  const read: object = JSON.parse(
    readFileSync(`${import.meta.dirname}/../../src/formats/json-schemas/${name}`, 'utf8'),
  );
  return read;
}
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
ajv.addSchema(schema('entries.schema.json'));
const validate = ajv.compile(schema('changes.schema.json'));

const answer = (changes: readonly Change[], overrides: Partial<ChangesAnswer> = {}): ChangesAnswer => ({
  epoch: '2025-07-01T00:00:00.000Z',
  since: '2025-08-01T00:00:00.000Z',
  asOf: AS_OF,
  changes,
  next: null,
  hasMore: false,
  ...overrides,
});

type Published = Pick<Change, 'id' | 'slug' | 'revision' | 'changedAt' | 'url' | 'state'>;

const factsOf = ({ id, slug, revision, changedAt, pageUrl }: NonNullable<Change['entry']>): Published => ({
  id,
  slug,
  revision,
  changedAt,
  url: pageUrl,
  state: 'published',
});

const event = eventView('journee');
const figure = keyFigureView('emplois');
const initiative = initiativeView('epicerie');
const resource = resourceView('guide');
const dispositif = dispositifView('fonds');
const PUBLISHED: readonly Change[] = [
  { ...factsOf(event), kind: 'event', entry: event },
  { ...factsOf(figure), kind: 'key-figure', entry: figure },
  { ...factsOf(initiative), kind: 'initiative', entry: initiative },
  { ...factsOf(resource), kind: 'resource', entry: resource },
  { ...factsOf(dispositif), kind: 'dispositif', entry: dispositif },
];

describe('changes', () => {
  it('follow their schema for every kind of entry', () => {
    const text = changesJson(answer(PUBLISHED, { hasMore: true, next: `${SERVER}/ess/changes.json?cursor=a` }));
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    const read: ChangesAnswer = JSON.parse(text);
    expect(read.changes).toEqual(PUBLISHED);
    expect(read.hasMore).toBe(true);
  });

  it('carry nothing of what was withdrawn but its tombstone', () => {
    const text = changesJson(
      answer([{ ...factsOf(event), kind: 'event', state: 'withdrawn', entry: event }], { since: null }),
    );
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    const read: ChangesAnswer = JSON.parse(text);
    expect(read.changes).toEqual([{ ...factsOf(event), kind: 'event', state: 'withdrawn', url: null, entry: null }]);
    expect(text).not.toContain(event.title);
  });

  it('of a kind do not pass with the view of another', () => {
    const text = changesJson(answer(PUBLISHED.slice(0, 1))).replace('"kind":"event"', '"kind":"resource"');
    expect(validate(JSON.parse(text))).toBe(false);
  });

  it('are JSON that leaves no script whatever a person typed', () => {
    fc.assert(
      fc.property(hostileEvent, (hostile) => {
        const text = changesJson(answer([{ ...factsOf(hostile), kind: 'event', entry: hostile }]));
        expect(text).not.toContain('<');
        const { changes }: ChangesAnswer = JSON.parse(text);
        expect(changes[0]?.id).toBe(hostile.id);
      }),
      { numRuns: hostileRuns },
    );
  });
});
