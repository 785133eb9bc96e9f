import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { id } from './operations/agenda.graphql';
import { endpointOf } from '../../test/mount.js';
import { askTrusted, NoAnswerError, RefusedError, saysStale } from './trusted-request.js';

afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;
const ask = (name: string, variables: object = {}, signal = never) =>
  askTrusted({ endpoint: endpointOf(name), id, variables }, signal);

describe('a trusted request', () => {
  it('brings the data of the operation', async () => {
    const { body, stale } = await ask('ordinary');
    expect(body.data).toHaveProperty('essEvents.total', 6);
    expect(stale).toBe(false);
  });

  it('says that the answer is a last good copy', async () => {
    expect(await ask('stale')).toHaveProperty('stale', true);
  });

  it('gives up after 8 seconds of silence', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = ask('slow');
    const rejected = expect(answer).rejects.toThrow(NoAnswerError);
    await vi.advanceTimersByTimeAsync(8000);
    await rejected;
  });

  it('stops at once when it is no longer wanted', async () => {
    const controller = new AbortController();
    const answer = ask('slow', {}, controller.signal);
    controller.abort(new Error('left'));
    await expect(answer).rejects.toThrow('left');
  });

  it('tells a refusal from a failure', async () => {
    await expect(ask('refused')).rejects.toThrow(/potager/);
    await expect(ask('ordinary', { when: 'SOON' })).rejects.toBeInstanceOf(RefusedError);
    await expect(
      askTrusted({ endpoint: `${inject('origin')}/nowhere`, id, variables: {} }, never),
    ).rejects.not.toBeInstanceOf(RefusedError);
  });
});

describe('Cache-Status', () => {
  it.each([
    [null, false],
    ['ess; hit; ttl=30', false],
    ['ess; hit; ttl=-30', true],
    ['cdn; hit; ttl=60, ess; hit; ttl=-5', true],
    ['ess; fwd=stale; detail=stale-if-error', true],
    ['cdn; fwd=stale; fwd-status=304', false],
    ['cdn; fwd=stale; fwd-status=200; stored', false],
    ['cdn; fwd=stale; fwd-status=503', true],
  ])('%s: stale %s', (field, stale) => {
    expect(saysStale(field)).toBe(stale);
  });
});
