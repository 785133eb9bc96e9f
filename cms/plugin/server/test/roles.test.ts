import { describe, expect, it } from 'vitest';
import { permissionsOf, ROLES } from '../src/access/roles';
import { contentTypes, TYPE_UIDS } from '../src/content-types';
import { namesNone } from '../src/editorial/presets';

const role = (code: string) => {
  const found = ROLES.find((candidate) => candidate.code === code);
  if (!found) throw new Error(code);
  return permissionsOf(found);
};
const subjects = (code: string, right: string) =>
  role(code)
    .filter(({ action }) => action === `plugin::content-manager.explorer.${right}`)
    .map(({ subject }) => subject);

const ENTRIES = ['dispositif', 'event', 'initiative', 'key-figure', 'resource'].map((name) => `plugin::ess.${name}`);

describe('the roles', () => {
  it('let every one read every type but the saved selections of the partners', () => {
    expect([...subjects('ess-writing', 'read')].sort()).toEqual([...TYPE_UIDS].sort());
    expect([...subjects('ess-validation', 'read')].sort()).toEqual([...TYPE_UIDS].sort());
    expect(new Set(subjects('ess-partner', 'read'))).toEqual(
      new Set(TYPE_UIDS.filter((uid) => uid !== 'plugin::ess.selection')),
    );
  });

  it('let validation publish and delete, writing neither', () => {
    expect(subjects('ess-writing', 'publish')).toEqual([]);
    expect(subjects('ess-writing', 'delete')).toEqual([]);
    expect([...subjects('ess-validation', 'publish')].sort()).toEqual(ENTRIES);
  });

  it('hold partners to the entries of their organisation, whose publisher they do not choose', () => {
    const onEntries = role('ess-partner').filter(({ subject }) => ENTRIES.includes(subject ?? ''));
    expect(onEntries).toHaveLength(ENTRIES.length * 5);
    for (const { action, conditions, properties } of onEntries) {
      expect(conditions).toEqual(['plugin::ess.own-organisation']);
      if (/create|update/.test(action)) expect(properties?.fields).not.toContain('publisher');
    }
    expect(
      [...new Set(['create', 'update', 'delete'].flatMap((right) => subjects('ess-partner', right)))].sort(),
    ).toEqual([...ENTRIES, 'plugin::ess.person'].sort());
  });

  it('name fields that exist', () => {
    const attributes = new Map<string, readonly string[]>(
      Object.entries(contentTypes).map(([name, { schema }]) => [`plugin::ess.${name}`, Object.keys(schema.attributes)]),
    );
    for (const { code } of ROLES)
      for (const { subject, properties } of role(code))
        for (const field of properties?.fields ?? []) expect(attributes.get(subject ?? '')).toContain(field);
  });
});

describe('a relation or a list that holds nothing', () => {
  it.each<[unknown, boolean]>([
    [undefined, true],
    [null, true],
    ['', true],
    [[], true],
    [{ set: [] }, true],
    [{ set: null }, true],
    [{ connect: [], disconnect: [] }, true],
    [{ disconnect: [{ documentId: 'a' }] }, true],
    ['document', false],
    [[{ documentId: 'a' }], false],
    [{ set: [{ documentId: 'a' }] }, false],
    [{ connect: [{ documentId: 'a' }], disconnect: [] }, false],
    [{ documentId: 'a' }, false],
  ])('%j: %s', (value, isEmpty) => {
    expect(namesNone(value)).toBe(isEmpty);
  });
});
