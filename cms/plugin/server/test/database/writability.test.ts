/** Whether the database keeps what it is given: heard once, tried again now and then, never a storm. */
import { expect, it } from 'vitest';
import { Writability } from '../../src/database/writability';

const AGAIN = 20;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('is lost with the first refusal, and found again by a trial', async () => {
  let room = false;
  let trials = 0;
  const said: unknown[] = [];
  const writability = new Writability(
    () => {
      trials += 1;
      return room ? Promise.resolve() : Promise.reject(new Error('full'));
    },
    (fault) => said.push(fault),
    AGAIN,
  );
  writability.hear(undefined);
  writability.hear('away');
  expect(writability.isKept).toBe(true);
  await pause(3 * AGAIN);
  expect(trials).toBe(0);

  for (let statement = 0; statement < 1_000; statement += 1) writability.hear('no-room');
  expect(writability.isKept).toBe(false);
  await pause(5 * AGAIN);
  expect(writability.isKept).toBe(false);
  expect(trials).toBeGreaterThan(0);
  expect(trials).toBeLessThanOrEqual(5);

  room = true;
  await pause(3 * AGAIN);
  expect(writability.isKept).toBe(true);
  expect(said).toEqual(['no-room', undefined]);
  const before = trials;
  await pause(3 * AGAIN);
  expect(trials).toBe(before);
});
