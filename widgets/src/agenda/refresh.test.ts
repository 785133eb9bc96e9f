/** An answer that time changes is asked for again, once, when somebody can see it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOW } from '../../test/fixture-events.js';
import { mount } from '../../test/mount.js';
import './define.js';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.parse(NOW), shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'hidden');
});

/** Lets what is due run, and the network answer. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await vi.waitFor(() => undefined);
}

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('an answer that time changes', () => {
  it('is asked for again after that time, and not before', async () => {
    const { seen, told } = await mount('changing');
    await pass(HOUR - 60_000);
    expect(await seen()).toHaveLength(1);
    const ready = told('ess-ready');
    // By small steps: the request that is then under way has its own patience, on the same clock.
    for (let second = 0; second < 120 && (await seen()).length < 2; second += 1) await pass(1_000);
    await ready;
    expect(await seen()).toHaveLength(2);
  });

  it('waits until the page is looked at', async () => {
    const { seen, told } = await mount('changing');
    hide(true);
    await pass(3 * HOUR);
    expect(await seen()).toHaveLength(1);
    const ready = told('ess-ready');
    hide(false);
    await ready;
    expect(await seen()).toHaveLength(2);
  });

  it('waits until the element can be seen', async () => {
    const { element, seen, told } = await mount('changing');
    element.style.marginTop = '5000px';
    window.scrollTo(0, 0);
    await pass(2 * HOUR);
    expect(await seen()).toHaveLength(1);
    const ready = told('ess-ready');
    element.scrollIntoView();
    await ready;
    expect(await seen()).toHaveLength(2);
    window.scrollTo(0, 0);
  });

  it('is not polled for: what never changes is asked for once', async () => {
    const { seen } = await mount('ordinary');
    await pass(48 * HOUR);
    expect(await seen()).toHaveLength(1);
  });

  it('is let go of with the element', async () => {
    const { element, seen } = await mount('changing');
    element.remove();
    await pass(2 * HOUR);
    expect(await seen()).toHaveLength(1);
  });
});
