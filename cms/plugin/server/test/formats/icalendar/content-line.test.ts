import { describe, expect, it } from 'vitest';
import {
  calendarText,
  cleanLine,
  cleanText,
  cleanUri,
  component,
  line,
  textLine,
  uriLine,
  utc,
} from '../../../src/formats/icalendar/content-line';

describe('content lines', () => {
  it('escapes what RFC 5545 gives a meaning to, and nothing else', () => {
    expect(textLine('SUMMARY', 'a\\b; c, d: "e"\nf')).toEqual(['SUMMARY:a\\\\b\\; c\\, d: "e"\\nf']);
  });

  it('keeps the commas of a list apart from those of its values', () => {
    expect(textLine('CATEGORIES', ['Salon, grand événement', ' ', 'Emploi'])).toEqual([
      'CATEGORIES:Salon\\, grand événement,Emploi',
    ]);
  });

  it('leaves out a property without text', () => {
    expect(textLine('LOCATION', ' \u0000\n ')).toEqual([]);
  });

  it('folds at 75 octets, never within a character', () => {
    const text = `${'é'.repeat(60)}${'👩‍🌾'.repeat(20)}${'漢'.repeat(40)}`;
    const [folded = ''] = textLine('SUMMARY', text);
    const lines = folded.split('\r\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const each of lines) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
    for (const each of lines.slice(0, -1)) expect(Buffer.byteLength(each)).toBeGreaterThan(71);
    expect(lines.map((each, index) => (index === 0 ? each : each.slice(1))).join('')).toBe(`SUMMARY:${text}`);
    expect(lines.join('')).not.toMatch(/\p{Surrogate}/u);
  });

  it('leaves a line of 75 octets whole and folds one of 76', () => {
    expect(line('X', 'a'.repeat(73))).toBe(`X:${'a'.repeat(73)}`);
    expect(line('X', 'a'.repeat(74))).toBe(`X:${'a'.repeat(73)}\r\n a`);
  });

  it('quotes parameters, by RFC 6868 where they hold quotes', () => {
    expect(
      line('CONFERENCE', 'https://a.example', { VALUE: 'URI', LABEL: 'Salle "A";\r\nX^n:1', OTHER: undefined }),
    ).toBe('CONFERENCE;VALUE=URI;LABEL="Salle ^\'A^\'; X^^n:1":https://a.example');
    expect(line('CONFERENCE', 'https://a.example', { LABEL: '\u0007' })).toBe('CONFERENCE:https://a.example');
  });

  it('ends every line with CRLF, the last one included', () => {
    expect(calendarText(component('VEVENT', ['UID:1']))).toBe('BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n');
  });

  it('writes instants in UTC, to the second', () => {
    expect(utc('2025-03-30T01:00:00.123Z')).toBe('20250330T010000Z');
  });
});

describe('texts and addresses from people', () => {
  it('takes away control characters and repairs half characters', () => {
    expect(cleanText(' a\u0000\u0007b\tc\u001b\u007f\u009fd\ud800e\udc00 ')).toBe('ab cd\ufffde\ufffd');
  });

  it.each(['\r\n', '\r', '\n', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029'])(
    'takes %j for the end of a line',
    (end) => {
      expect(cleanText(`a${end}b`)).toBe('a\nb');
      expect(cleanLine(`a ${end} b`)).toBe('a b');
    },
  );

  it.each([
    ['https://a.example/é?q=a b', 'https://a.example/%C3%A9?q=a%20b'],
    ['http://a.example', 'http://a.example/'],
  ])('writes %s in ASCII', (address, uri) => {
    expect(cleanUri(address)).toBe(uri);
    expect(uriLine('URL', address)).toEqual([`URL:${uri}`]);
  });

  it.each([
    'https://a.example/\r\nATTENDEE:x',
    'https://a.example/\u0000',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:contact@a.example',
    'https:a.example',
    '/uploads/a.png',
    'https://',
    '',
    null,
    undefined,
  ])('leaves out the address %j', (address) => {
    expect(uriLine('URL', address)).toEqual([]);
  });
});
