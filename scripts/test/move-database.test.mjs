// @ts-check
import { expect, it } from 'vitest';
import { converted } from '../lib/move-database.mjs';

it('gives PostgreSQL what SQLite keeps as numbers and text', () => {
  expect(converted(1, 'boolean')).toBe(true);
  expect(converted(0, 'boolean')).toBe(false);
  expect(converted(null, 'boolean')).toBeNull();
  expect(converted(1_764_550_000_000, 'timestamp without time zone')).toEqual(new Date(1_764_550_000_000));
  expect(converted('2026-12-01T03:00:00.000Z', 'timestamp without time zone')).toEqual(
    new Date('2026-12-01T03:00:00Z'),
  );
  expect(converted(49_127, 'character varying')).toBe('49127');
  expect(converted(8_640_000_000_000_000, 'bigint')).toBe(8_640_000_000_000_000);
  expect(converted('{"a":1}', 'jsonb')).toBe('{"a":1}');
});
