import { describe, expect, it } from 'vitest';
import { safeUrl } from 'ess-shared-types';

describe('safeUrl', () => {
  it.each([
    'https://rtes.fr',
    'http://rtes.fr/agenda?quand=2025&lieu=Durtal#haut',
    'HTTPS://RTES.FR/',
    'https://mairie.example/fête',
    'mailto:contact',
    'tel:000',
  ])('keeps %s as given', (url) => {
    expect(safeUrl(url)).toBe(url);
  });

  it.each([
    null,
    undefined,
    '',
    'rtes.fr',
    '/agenda',
    '//rtes.fr',
    '#',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript\u0000:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml;base64,AAAA',
    'vbscript:x',
    'blob:https://rtes.fr/1',
    'file:///etc/passwd',
    'ftp://rtes.fr',
    'https://rtes.fr/\r\nSet-Cookie: a=b',
    'https://rtes.fr/\u0085',
    'https://rtes.fr/\u007f',
    'https://',
    'https:rtes.fr',
    'https:/rtes.fr',
    ' https:page',
    'https://a b/',
  ])('refuses %j', (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });
});
