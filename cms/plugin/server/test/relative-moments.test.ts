import { describe, expect, it } from 'vitest';
import { resolveRelativeMoments } from '../src/intake/corpus/relative-moments';

const today = '2026-02-25';

describe('resolveRelativeMoments', () => {
  it.each([
    ['D+0', '2026-02-25'],
    ['D-0', '2026-02-25'],
    ['D+3', '2026-02-28'],
    ['D+4', '2026-03-01'],
    ['D-1', '2026-02-24'],
    ['D-60', '2025-12-27'],
    ['D+365', '2027-02-25'],
    ['D+12T14:30', '2026-03-09T14:30'],
    ['D-1T00:00', '2026-02-24T00:00'],
  ])('reads %s', (relative, absolute) => {
    expect(resolveRelativeMoments(relative, today)).toBe(absolute);
  });

  it('counts the 29th of February of a leap year', () => {
    expect(resolveRelativeMoments('D+1', '2028-02-28')).toBe('2028-02-29');
  });

  it('counts days, not hours, across a change of clocks', () => {
    expect(resolveRelativeMoments('D+1T09:30', '2026-03-28')).toBe('2026-03-29T09:30');
    expect(resolveRelativeMoments('D+1', '2026-10-24')).toBe('2026-10-25');
  });

  it.each([
    'D',
    'D12',
    'd+1',
    'D+',
    ' D+1',
    'D+1 ',
    'le D+1',
    'D+1\n',
    'D+1T9:30',
    'D+1T09:30:00',
    'D+12345',
    '2026-02-25',
    '',
  ])('leaves %j alone', (text) => {
    expect(resolveRelativeMoments(text, today)).toBe(text);
  });

  it('walks lists and objects and keeps everything else', () => {
    const event = {
      title: 'D+1 : la suite',
      occurrences: [{ start: 'D-1', end: 'D+2T18:00', yearInferred: false }],
      registration: { deadline: 'D+1', capacity: 40, fee: null },
      'D+1': 'a name is not a moment',
    };
    expect(resolveRelativeMoments(event, today)).toEqual({
      title: 'D+1 : la suite',
      occurrences: [{ start: '2026-02-24', end: '2026-02-27T18:00', yearInferred: false }],
      registration: { deadline: '2026-02-26', capacity: 40, fee: null },
      'D+1': 'a name is not a moment',
    });
    expect(event.occurrences[0]?.start).toBe('D-1');
  });

  it('keeps a field named __proto__ a field', () => {
    const resolved = resolveRelativeMoments(JSON.parse('{"__proto__": {"start": "D+1"}}'), today);
    expect(JSON.stringify(resolved)).toBe('{"__proto__":{"start":"2026-02-26"}}');
  });
});
