import { describe, expect, it } from 'vitest';
import { isTerritoryCode, prefixOf } from 'ess-shared-types';

describe('territory codes', () => {
  it.each([
    ['FR', undefined],
    ['FR-METRO', undefined],
    ['REG-52', 'REG'],
    ['REG-01', 'REG'],
    ['DEP-49', 'DEP'],
    ['DEP-2A', 'DEP'],
    ['DEP-974', 'DEP'],
    ['DEP-988', 'DEP'],
    ['EPCI-244900809', 'EPCI'],
    ['COM-49127', 'COM'],
    ['COM-2B033', 'COM'],
    ['COM-97411', 'COM'],
    ['COMD-49177', 'COMD'],
    ['COMA-59183', 'COMA'],
    ['ARM-13201', 'ARM'],
    ['pnr-loire-anjou-touraine', undefined],
    ['balagne', undefined],
  ])('%s', (code, prefix) => {
    expect(isTerritoryCode(code)).toBe(true);
    expect(prefixOf(code)).toBe(prefix);
  });

  it.each([
    '',
    '49',
    '49127',
    'FR-',
    'REG-5',
    'REG-520',
    'DEP-9',
    'DEP-499',
    'DEP-2C',
    'EPCI-24490080',
    'COM-4912',
    'COM-491277',
    'COM-2C033',
    'COM49127',
    'Durtal',
    'pnr_loire',
    '-pnr',
    'pnr-',
    'pnr--loire',
    'COM-49127 ',
    'COM-49127\n',
    '４９１２７',
  ])('refuses %j', (code) => {
    expect(isTerritoryCode(code)).toBe(false);
  });

  it('takes codes in small letters for slugs, so that the catalogue can suggest what was meant', () => {
    expect(isTerritoryCode('dep-49')).toBe(true);
    expect(prefixOf('dep-49')).toBeUndefined();
  });
});
