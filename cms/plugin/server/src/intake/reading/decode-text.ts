/**
 * From bytes to text. Files come from everywhere: UTF-8 with or without byte order mark, UTF-16 from spreadsheets,
 * Windows-1252 from older ones. What is no text at all is refused. Pure.
 */
import { words, type Words } from '../../content-types/words';

export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: TextEncoding; readonly notes: readonly Words[] }
  | { readonly ok: false; readonly reason: Words };

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Largest file or answer that is read. */
export const MAX_SOURCE_BYTES = 10_000_000;

/** First bytes of what people send by mistake. */
const BINARY_SIGNATURES: readonly (readonly [signature: string, kind: Words])[] = [
  ['504b0304', words('un classeur ou une archive', 'a workbook or an archive')],
  ['d0cf11e0', words('un ancien fichier de bureautique', 'an old office file')],
  ['25504446', words('un PDF', 'a PDF')],
  ['1f8b', words('une archive compressée', 'a compressed archive')],
  ['89504e47', words('une image', 'an image')],
  ['ffd8ff', words('une image', 'an image')],
  ['47494638', words('une image', 'an image')],
];

/** Beyond this share of control characters, it is no text. */
const MOST_CONTROLS = 0.1;

export function decodeText(bytes: Uint8Array): DecodedText {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const binary = BINARY_SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (binary) {
    const [, kind] = binary;
    return refused(
      `Ce fichier est ${kind.fr}, pas du texte. Enregistrez-le en CSV, ICS ou JSON.`,
      `This file is ${kind.en}, not text. Save it as CSV, ICS or JSON.`,
    );
  }
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (controlShare(text) > MOST_CONTROLS) return refused('Ce fichier n’est pas du texte.', 'This file is not text.');
  return { ok: true, text, encoding, notes: notesOf(text, encoding) };
}

const refused = (fr: string, en: string): DecodedText => ({ ok: false, reason: words(fr, en) });

function encodingOf(bytes: Uint8Array): TextEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const halves = nullShares(bytes);
  if (halves.odd > 0.4 && halves.even < 0.05) return 'utf-16le';
  if (halves.even > 0.4 && halves.odd < 0.05) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** In UTF-16 without mark, every other byte of a Latin text is NUL. */
function nullShares(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const sample = bytes.subarray(0, 4096);
  const nulls = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nulls[index % 2] = (nulls[index % 2] ?? 0) + 1;
  });
  const half = Math.max(1, sample.length / 2);
  return { even: (nulls[0] ?? 0) / half, odd: (nulls[1] ?? 0) / half };
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/g;

const controlShare = (text: string): number => (text.match(CONTROLS)?.length ?? 0) / Math.max(1, text.length);

function notesOf(text: string, encoding: TextEncoding): Words[] {
  if (encoding !== 'windows-1252') return [];
  const sample = /(?<!\S)\S*?[\u0080-\uffff]\S*/.exec(text)?.[0].slice(0, 40) ?? '';
  return [
    words(
      `Le fichier n’est pas en UTF-8 : il a été lu comme du Windows-1252. Vérifiez les accents (« ${sample} »).`,
      `The file is not UTF-8: it was read as Windows-1252. Check the accents (“${sample}”).`,
    ),
  ];
}
