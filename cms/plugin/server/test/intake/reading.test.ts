import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_BODY, oneLine, paragraphs, shortened } from '../../src/intake/reading/clean-text';
import { decodeText } from '../../src/intake/reading/decode-text';
import { withoutContacts } from '../../src/intake/reading/personal-contacts';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const bigEndian = (text: string): Buffer => Buffer.from(utf16(text)).swap16();
const text = 'Titre;Lieu\nFête de l’été;Étriché\n';

describe('bytes to text', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]), 'utf-8'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(text)]), 'utf-16le'],
    ['big-endian UTF-16 with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), bigEndian(text)]), 'utf-16be'],
    ['UTF-16 without a mark', utf16(text), 'utf-16le'],
    ['big-endian UTF-16 without a mark', bigEndian(text), 'utf-16be'],
  ])('%s', (_what, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text, encoding, notes: [] });
  });

  it('falls back to Windows-1252 and says so', () => {
    const decoded = decodeText(Buffer.from('Fête à Étriché', 'latin1'));
    expect(decoded).toMatchObject({ ok: true, text: 'Fête à Étriché', encoding: 'windows-1252' });
    expect(decoded.ok && decoded.notes[0]?.fr).toContain('Fête');
  });

  it.each([
    ['a workbook', Buffer.from('504b030414000600', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['noise', Buffer.from(Array.from({ length: 400 }, (_, index) => index % 8))],
  ])('refuses %s', (_what, bytes) => {
    expect(decodeText(bytes).ok).toBe(false);
  });

  it('lets a few NUL bytes through: the calendar says where they are', () => {
    expect(decodeText(Buffer.from(`BEGIN:VCALENDAR\nSUMMARY:a\0b\n${'x'.repeat(100)}`)).ok).toBe(true);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof decodeText(bytes).ok === 'boolean'));
  });
});

describe('texts made plain', () => {
  it('turns markup, entities and Markdown into paragraphs and list items', () => {
    expect(
      paragraphs(
        '<p>Bonjour &amp; bienvenue&nbsp;!</p><ul><li>un</li><li>deux</li></ul><script>alert(1)</script>Voir <a href="https://exemple.example/a">la page</a>',
      ),
    ).toEqual(['Bonjour & bienvenue !', '- un', '- deux', 'Voir la page (https://exemple.example/a)']);
    expect(paragraphs('## Programme\r\n* **Accueil**\r\n* [Suite](https://exemple.example/b)\n\n')).toEqual([
      'Programme',
      '- Accueil',
      '- Suite (https://exemple.example/b)',
    ]);
  });

  it('leaves a comparison alone, and keeps no control character', () => {
    expect(oneLine('moins de 10 < 20 et a\u0000b\u0007\n suite')).toBe('moins de 10 < 20 et ab suite');
    expect(oneLine(' \n ')).toBeUndefined();
  });

  it('shortens at a word', () => {
    expect(shortened('un deux trois quatre', 12)).toBe('un deux…');
    expect(paragraphs('mot '.repeat(20_000)).join('').length).toBeLessThanOrEqual(MAX_BODY);
  });

  it('never leaves a tag or a control character, whatever the text', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<b>',
          '</b>',
          '<script>',
          '<img src=x onerror=alert(1)>',
          '&lt;',
          '&#0;',
          '&#x1F600;',
          '[a](b)',
        ),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        // eslint-disable-next-line no-control-regex
        expect(paragraphs(parts.join('')).join('\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|<img|<script/);
      }),
    );
  });
});

describe('contacts in texts', () => {
  it.each([
    [
      'Contact : camille.exemple@exemple.example ou 02 00 00 00 00.',
      ['camille.exemple@exemple.example', '02 00 00 00 00'],
    ],
    ['Écrire à mailto:camille@exemple.example', ['camille@exemple.example']],
    ['accueil (arobase) exemple.example', ['accueil (arobase) exemple.example']],
    ['accueil [at] exemple [dot] example', ['accueil [at] exemple [dot] example']],
    ['Tél. : +33 (0)2 00 00 00 00 - inscription', ['+33 (0)2 00 00 00 00']],
    ['06.00.00.00.00', ['06.00.00.00.00']],
    ['tel:+33200000000', ['+33200000000']],
  ])('%s', (given, found) => {
    const { text: rest, contacts } = withoutContacts(given);
    expect(contacts.map(({ value }) => value)).toEqual(found);
    for (const value of found) expect(rest).not.toContain(value);
    expect(rest).not.toMatch(/mailto:|tel:|@/);
  });

  it.each([
    'Le 11/09/2025 de 09h30 à 12h00, 49430 Durtal',
    'SIRET 123 456 789 00012',
    'Entre 10 et 20 personnes, 12,50 euros, 2014-2020',
    'https://exemple.example/agenda?id=0123456789012345',
    'Rendez-vous @ la mairie',
  ])('leaves “%s” alone', (given) => {
    expect(withoutContacts(given)).toEqual({ text: given, contacts: [] });
  });

  it('leaves no address behind, whatever stands around it', () => {
    const around = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const { text: rest } = withoutContacts(`${before} camille.exemple@exemple.example ${after}`);
        expect(rest).not.toContain('camille.exemple@exemple.example');
      }),
    );
  });
});
