/** Guards the runs of other tests in a second time zone: without it they would pass for nothing. */
import { expect, it } from 'vitest';

it('runs in the time zone that the environment names', () => {
  const named = process.env.TZ;
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(
    named ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  expect(new Date(2026, 0, 1).getTimezoneOffset() === -780).toBe(named === 'Pacific/Auckland');
});
