/**
 * Content lines of RFC 5545 §3.1: values escaped, lines folded at 75 octets. Every text is taken as hostile:
 * what would end a line, or make a reader refuse the whole calendar, cannot get through.
 */

/** A content line without its final CRLF, already folded. */
export type ContentLine = string;

export type Parameters = Readonly<Record<string, string | undefined>>;

const MAXIMUM_OCTETS = 75;

/**
 * A text as a calendar may carry it: lines end with `\n`, other control characters are gone (one NUL makes
 * libical refuse a whole calendar), half characters are replaced. U+2028 and U+2029 end lines for some readers.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)\p{Control}/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .trim();
}

/** A text that a calendar shows on one line. */
export const cleanLine = (text: string): string => cleanText(text).replaceAll(/(?<!\s)\s*\n\s*/g, ' ');

/** An address as a URI of ASCII characters; `undefined` unless it is http or https and free of control characters. */
export function cleanUri(address: string | null | undefined): string | undefined {
  if (!address || /\p{Control}/u.test(address) || !/^https?:\/\//i.test(address)) return undefined;
  return URL.canParse(address) ? new URL(address).href : undefined;
}

/** A property of type TEXT (§3.3.11); several values make a list (§3.1.1). Nothing when there is no text left. */
export function textLine(name: string, texts: string | readonly string[], parameters: Parameters = {}): ContentLine[] {
  const values = [texts]
    .flat()
    .map(cleanText)
    .filter((text) => text !== '');
  return values.length === 0 ? [] : [line(name, values.map(escapeText).join(','), parameters)];
}

/** A property of type URI, left out when the address is not safe. */
export function uriLine(name: string, address: string | null | undefined, parameters: Parameters = {}): ContentLine[] {
  const uri = cleanUri(address);
  return uri === undefined ? [] : [line(name, uri, parameters)];
}

/** A property whose value is already in its final form: a date, a number, a word of the standard. */
export function line(name: string, value: string, parameters: Parameters = {}): ContentLine {
  const written = Object.entries(parameters).map(([key, text]) =>
    text === undefined || cleanLine(text) === '' ? '' : `;${key}=${parameterValue(text)}`,
  );
  return fold(`${name}${written.join('')}:${value}`);
}

/** `BEGIN` and `END` around the lines of a component. */
export const component = (name: string, lines: readonly ContentLine[]): ContentLine[] => [
  `BEGIN:${name}`,
  ...lines,
  `END:${name}`,
];

/** The whole text: every line, the last one included, ends with CRLF. */
export const calendarText = (lines: readonly ContentLine[]): string => lines.map((each) => `${each}\r\n`).join('');

/** An ISO 8601 instant in the UTC form of §3.3.5, to the second. */
export const utc = (instant: string | number): string =>
  `${new Date(instant).toISOString().replaceAll(/[-:]|\.\d+Z/g, '')}Z`;

const escapeText = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** Quoted unless it is a plain word; quotes and carets by the rules of RFC 6868. */
function parameterValue(text: string): string {
  const clean = cleanLine(text);
  return /^[\w./+-]+$/.test(clean) ? clean : `"${clean.replaceAll('^', '^^').replaceAll('"', "^'")}"`;
}

/** Never within a character: some readers put lines together after they decoded them. */
function fold(unfolded: string): ContentLine {
  if (Buffer.byteLength(unfolded) <= MAXIMUM_OCTETS) return unfolded;
  const pieces: string[] = [];
  let from = 0;
  let to = 0;
  let octets = 0;
  for (const character of unfolded) {
    const size = octetsOf(character);
    if (octets + size > MAXIMUM_OCTETS) {
      pieces.push(unfolded.slice(from, to));
      from = to;
      octets = 1;
    }
    to += character.length;
    octets += size;
  }
  return [...pieces, unfolded.slice(from)].join('\r\n ');
}

/** Of one character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
