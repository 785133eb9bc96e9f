/** What no text format of ours may carry, whoever wrote it. */

/**
 * The text without the characters that XML 1.0 (§2.2) forbids: controls, lone surrogates, U+FFFE and U+FFFF. One of
 * them makes a whole feed unreadable. Ends of line become `\n`, as an XML parser would read them.
 */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(FORBIDDEN, '');
}

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
