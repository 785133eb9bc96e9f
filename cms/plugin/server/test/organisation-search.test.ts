import { expect, it } from 'vitest';
import { withShortNames } from '../src/editorial/organisation-search';

const rtes = { $containsi: 'RTES' };
const either = { $or: [{ name: rtes }, { short_name: rtes }] };

it('looks for what is searched in names in short names too, however deep it stands', () => {
  expect(withShortNames({ name: rtes })).toEqual(either);
  expect(withShortNames({ $and: [{ name: rtes }, { activity_status: 'active' }] })).toEqual({
    $and: [either, { activity_status: 'active' }],
  });
  expect(withShortNames({ activity_status: 'active', name: rtes })).toEqual({
    $and: [{ activity_status: 'active' }, either],
  });
});

it('leaves every other condition as it is', () => {
  const date = new Date(0);
  for (const where of [
    { name: 'RTES' },
    { name: { $eq: 'RTES' } },
    { id: { $in: [1, 2] } },
    { updatedAt: date },
    null,
  ]) {
    expect(withShortNames(where)).toEqual(where);
  }
});
