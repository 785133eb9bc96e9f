/** What must be known of a document before it is opened: format, weight, length, language, accessibility (RGAA 13.3, RGESN 4.11). */
import type { Language } from 'ess-shared-types';
import { capitalised } from '../foundation/phrases.js';
import { WORDS } from '../foundation/words.js';
import type { Format } from './resources-source.js';
import { RESOURCE_WORDS } from './words.js';

/** Names of formats, by what their media type holds; any other type says itself. */
const NAMES: readonly (readonly [type: RegExp, name: string])[] = [
  [/pdf/, 'PDF'],
  [/epub/, 'EPUB'],
  [/zip/, 'ZIP'],
  [/oasis/, 'OpenDocument'],
  [/word/, 'Word'],
  [/powerpoint|presentation/, 'PowerPoint'],
  [/excel|sheet/, 'Excel'],
  [/html/, 'HTML'],
  [/csv/, 'CSV'],
];

/** `PDF, 2,4 Mo, 32 pages, français, accessibilité non précisée`: that nobody announced its accessibility is known too. */
export function formatInWords(format: Format, language: Language): string {
  const { mime, accessible } = format;
  const words = RESOURCE_WORDS[language];
  const stated = accessible ? words.accessible : words.notAccessible;
  const unstated = mime === 'text/html' ? '' : words.accessibleUnknown;
  return [contentsInWords(format, language), accessible === null ? unstated : stated].filter(Boolean).join(', ');
}

/** `PDF, 2,4 Mo, 32 pages, français`: only what is known. */
export function contentsInWords({ mime, bytes, pages, duration, language: tag }: Format, language: Language): string {
  return [
    mime && nameOf(mime, language),
    bytes && weightInWords(bytes, language),
    pages && RESOURCE_WORDS[language].pages(pages),
    duration,
    tag && languageInWords(tag, language),
  ]
    .filter(Boolean)
    .join(', ');
}

function nameOf(mime: string, language: Language): string {
  const known = NAMES.find(([type]) => type.test(mime))?.[1];
  const [family = ''] = mime.split('/');
  if (known) return known;
  return family === 'video'
    ? RESOURCE_WORDS[language].video
    : /^(audio|image)$/.test(family)
      ? capitalised(family)
      : mime;
}

/** `2,4 Mo`, `2.4 MB`. */
function weightInWords(bytes: number, language: Language): string {
  const [size, unit] = bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e3, 'kilobyte'];
  const maximumFractionDigits = size < 10 ? 1 : 0;
  return new Intl.NumberFormat(WORDS[language].locale, { style: 'unit', unit, maximumFractionDigits }).format(size);
}

/** `français` for `fr`; the tag itself when it is none. */
function languageInWords(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames(WORDS[language].locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
