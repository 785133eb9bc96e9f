/** A resource's link, after what must be known before it is opened (RGAA 13.3, RGESN 4.11). */
import type { ResourceFormatView, ResourceView } from 'ess-shared-types';
import { link } from '../addresses';
import type { Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { languageInWords, weightInWords } from '../phrases';
import { WORDS } from '../words';

/** « PDF, 2,4 Mo, 32 pages, français, accessibilité non précisée », then the link; a lost link is only said. */
export function resourceLink(resource: ResourceView, context: Context): Markup {
  const { url, linkStatus, access, formats, title } = resource;
  if (url === null) {
    // A lost link is lost to all; who may open a private one is worth saying.
    const reserved = linkStatus.key !== 'lost' && access;
    return html`<p class="small muted">${joined([linkStatus.label, reserved, editorSite(resource, context)], ' – ')}</p>`;
  }
  const format = formats.find((candidate) => candidate.url === url) ?? formats[0];
  const described = format ? formatInWords(format, context) : null;
  const other = WORDS.consult[context.lang];
  return html`<p class="open"><span class="small muted">${joined([described, access], ' – ')}</span> ${link(url, html`${other}<span class="hidden"> ${title}</span>`)}</p>`;
}

/** Where a reader may look for what has no address of its own: at those who published it. */
function editorSite({ involvements, publisher }: ResourceView, { lang }: Context): Markup | null {
  const editors = involvements.filter(({ role }) => role.key === 'editor' || role.key === 'producer');
  const editor = [...editors.map(({ organisation }) => organisation), publisher].find(
    (candidate) => candidate?.website,
  );
  return editor ? link(editor.website, WORDS.siteOf[lang](editor.shortName ?? editor.name)) : null;
}

/** Every known form of the document, each with its own link where it differs from the main one. */
export function resourceFormats({ formats, url, title }: ResourceView, context: Context): Markup | null {
  const others = formats.filter((format) => format.url !== url || formats.length > 1);
  if (others.length === 0) return null;
  return html`<ul>${others.map((format) => html`<li>${link(format.url, html`${formatInWords(format, context)}<span class="hidden">, ${title}</span>`)}</li>`)}</ul>`;
}

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/epub+zip': 'EPUB',
  'application/zip': 'ZIP',
  'application/msword': 'Word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.oasis.opendocument.text': 'OpenDocument',
  'application/vnd.ms-powerpoint': 'PowerPoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'application/vnd.ms-excel': 'Excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'text/html': 'HTML',
  'text/csv': 'CSV',
};

const KINDS_OF_MEDIA: Readonly<Record<string, Readonly<Record<'fr' | 'en', string>>>> = {
  video: { fr: 'Vidéo', en: 'Video' },
  audio: { fr: 'Audio', en: 'Audio' },
  image: { fr: 'Image', en: 'Image' },
};

/** Only what is known; that nobody announced its accessibility is known too. */
function formatInWords(format: ResourceFormatView, { lang }: Context): string {
  const { mime, bytes, pages, duration, language, accessible } = format;
  const name = mime === null ? null : (FORMAT_NAMES[mime] ?? KINDS_OF_MEDIA[mime.replace(/\/.*/, '')]?.[lang] ?? mime);
  const isPage = mime === 'text/html';
  const accessibility =
    accessible === null
      ? isPage
        ? null
        : WORDS.accessibleUnknown[lang]
      : WORDS[accessible ? 'accessible' : 'notAccessible'][lang];
  return [
    name,
    bytes === null ? null : weightInWords(bytes, lang),
    pages === null ? null : WORDS.pageCount[lang](pages),
    duration,
    language === null ? null : languageInWords(language, lang),
    accessibility,
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}
