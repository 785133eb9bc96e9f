/** Texts of strangers made plain: no markup, no control character, no more than a field holds. Pure. */

/** Longest text of a `string` attribute, in characters: a column of 255 in PostgreSQL. */
export const MAX_STRING = 255;
/** Longest body taken in, in characters. */
export const MAX_BODY = 20_000;

// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Composed accents, unix line ends, no control character but tab and line end. */
export const withoutControls = (text: string): string =>
  text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL_CHARACTERS, '');

/** One line, or `undefined` when nothing is left. */
export function oneLine(text: string | null | undefined): string | undefined {
  const line = plain(text ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line === '' ? undefined : line;
}

/** Cut at the end of a word, with an ellipsis. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > longest / 2 ? lastSpace : undefined).trimEnd()}…`;
}

/** A paragraph a line, list items as `- item`: the form of the corpus. Markup and Markdown become plain text. */
export function paragraphs(text: string | null | undefined): string[] {
  return plain(shortened(text ?? '', MAX_BODY))
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(/^[*+•–-]\s+/, '- '),
    )
    .filter((line) => line !== '' && line !== '-');
}

const BLOCK_TAG = /<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote)\b[^<>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: '\u00a0',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
};

function plain(text: string): string {
  const clean = withoutControls(text);
  const withoutMarkup = /<[a-z/!]/i.test(clean)
    ? clean
        .replaceAll(/<(script|style)\b[^<]*(?:<(?!\/\1>)[^<]*)*<\/\1>/gi, '')
        .replaceAll(/<li\b[^<>]*>/gi, '\n- ')
        .replaceAll(BLOCK_TAG, '\n\n')
        .replaceAll(/<a\b[^<>]*?href="([^"<>]*)"[^<>]*>([^<>]*)<\/a>/gi, (_link, url: string, label: string) =>
          linkText(label, url),
        )
        .replaceAll(/<[^<>]*>/g, '')
    : clean;
  return withoutMarkup
    .replaceAll(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/gi, (entity, decimal, hexadecimal, name) =>
      decoded(entity, decimal, hexadecimal, name),
    )
    .replaceAll(/!?\[([^\][\n]{0,300})\]\(([^()\s]{1,2000})\)/g, (_link, label: string, url: string) =>
      linkText(label, url),
    )
    .replaceAll(/^#{1,6}\s+/gm, '')
    .replaceAll(/(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1/g, '$2')
    .replaceAll(/\\([\\*_#[\]()-])/g, '$1');
}

const linkText = (label: string, url: string): string =>
  label.trim() === '' || label.trim() === url ? url : `${label.trim()} (${url})`;

function decoded(entity: string, decimal: unknown, hexadecimal: unknown, name: unknown): string {
  if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? entity;
  const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hexadecimal), 16);
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
}
