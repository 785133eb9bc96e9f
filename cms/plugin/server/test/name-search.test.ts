import { expect, it } from 'vitest';
import { withFoundNames } from '../src/editorial/name-search';

const rtes = { $containsi: 'RTES' };
const found = { id: { $in: [7] } };
const rewritten = (where: unknown) =>
  withFoundNames(where, 'name', (typed) => Promise.resolve(typed === 'RTES' ? [7] : []));

it('puts what is found in place of a text looked for in a name, however deep it stands', async () => {
  expect(await rewritten({ name: rtes })).toEqual({ $and: [found] });
  expect(await rewritten({ $and: [{ name: rtes }, { activity_status: 'active' }] })).toEqual({
    $and: [{ $and: [found] }, { activity_status: 'active' }],
  });
  expect(await rewritten({ activity_status: 'active', name: rtes })).toEqual({
    $and: [{ activity_status: 'active' }, found],
  });
});

it('leaves every other condition as it is', async () => {
  for (const where of [
    { name: 'RTES' },
    { name: { $eq: 'RTES' } },
    { name: { $in: ['RTES'] } },
    { id: { $in: [1, 2] } },
    { updatedAt: new Date(0) },
    null,
  ]) {
    expect(await rewritten(where)).toEqual(where);
  }
});
