/**
 * The content of an item as HTML: complete enough to be read in a feed reader without opening the page. Speakers are
 * left out: readers keep what they have read, and a person may ask to be erased.
 */
import {
  hourInWords,
  parseMoment,
  safeUrl,
  type DocumentView,
  type EntryView,
  type EventView,
  type Language,
  type ResourceFormatView,
  type ResourceView,
  type SessionView,
} from 'ess-shared-types';
import { rightsOf, sourcesOf } from '../attribution';
import { involvementsInWords, whenInWords, whereInWords } from '../entry-words';
import { link } from '../html/addresses';
import { html, type Markup } from '../html/markup';
import { dateInWords, deadlineInWords, labelled, weightInWords } from '../html/phrases';
import { richText } from '../html/rich-text';
import { WORDS } from '../html/words';
import { imageUrl } from '../image-url';
import { SAID_STATUSES } from './dated-title';

export interface ContentContext {
  readonly lang: Language;
  /** Instant of the answer, milliseconds since the epoch. */
  readonly asOf: number;
  /** The server, without a final slash: readers have no page against which to read a relative address. */
  readonly server: string;
}

export function eventContent(event: EventView, context: ContentContext): Markup {
  const { lang } = context;
  return html`${[
    SAID_STATUSES.has(event.status.key) && html`<p><strong>${event.status.label}</strong></p>`,
    paragraphs([...whenInWords(event, lang), whereInWords(event, lang), event.summary]),
    image(event, context),
    richText(event.body),
    programme(event.sessions, lang),
    paragraphs(involvementsInWords(event.involvements, lang)),
    registration(event, context),
    event.onlineAccesses.map(
      ({ url, label }) => url !== null && html`<p>${link(url, label ?? WORDS.online[lang])}</p>`,
    ),
    documents(event.documents),
    origin(event, lang),
  ]}`;
}

export function resourceContent(resource: ResourceView, context: ContentContext): Markup {
  const { lang } = context;
  const { kind, publicationDate, url, linkStatus, formats } = resource;
  const published =
    publicationDate === null ? [] : [labelled(WORDS.published[lang], dateInWords(publicationDate, lang), lang)];
  return html`${[
    paragraphs([[kind.label, ...published].join(' – '), resource.summary]),
    image(resource, context),
    richText(resource.body),
    paragraphs([...involvementsInWords(resource.involvements, lang), resource.access]),
    html`<p>${url === null ? linkStatus.label : link(url, WORDS.openLink[lang])}${formats.map((format) => formatInWords(format, lang))}</p>`,
    origin(resource, lang),
  ]}`;
}

const paragraphs = (texts: readonly (string | null)[]): Markup[] =>
  texts.filter((text) => text !== null && text !== '').map((text) => html`<p>${text}</p>`);

function image({ image: view }: EntryView, { server, lang }: ContentContext): Markup | null {
  const url = view && safeUrl(imageUrl(view, server));
  if (!url) return null;
  const credit =
    view.credit !== null && html`<br><small>${labelled(WORDS.imageCredit[lang], view.credit, lang)}</small>`;
  return html`<p><img src="${url}" alt="${view.alternativeText}">${credit}</p>`;
}

function programme(sessions: readonly SessionView[], lang: Language): Markup | null {
  if (sessions.length === 0) return null;
  return html`<ul>${sessions.map((session) => html`<li>${hour(session.start, lang)}${session.title}${programme(session.sessions, lang)}</li>`)}</ul>`;
}

/** `HH:MM` as people write it; any day will do. */
function hour(time: string | null, lang: Language): string {
  const moment = time === null ? undefined : parseMoment(`2025-01-01T${time}`);
  return moment === undefined ? '' : `${hourInWords(moment, lang)} – `;
}

function registration({ registration: given }: EventView, { lang, asOf }: ContentContext): Markup | null {
  if (!given?.url) return null;
  if (given.closesAt !== null && Date.parse(given.closesAt) <= asOf) return html`<p>${WORDS.closed[lang]}</p>`;
  const deadline = given.deadline !== null && ` – ${WORDS.registerUntil[lang](deadlineInWords(given.deadline, lang))}`;
  return html`<p>${link(given.url, WORDS.register[lang])}${deadline}</p>`;
}

function documents(list: readonly DocumentView[]): Markup | null {
  if (list.length === 0) return null;
  return html`<ul>${list.map(({ role, title, url, linkStatus }) => html`<li>${link(url, title)} (${role.label}${url === null && `, ${linkStatus.label}`})</li>`)}</ul>`;
}

function origin(entry: EntryView, lang: Language): Markup {
  const publisher = entry.publisher === null ? [] : [`${WORDS.publishedBy[lang]} ${entry.publisher.name}`];
  const sources = sourcesOf(entry).map((source) => labelled(WORDS.source[lang], source, lang));
  return html`<p><small>${[...publisher, rightsOf(entry), ...sources].join(' – ')}</small></p>`;
}

/** « (PDF, 2,4 Mo, 32 pages) »: said before a download (RGESN 4.11). */
function formatInWords({ mime, bytes, pages }: ResourceFormatView, lang: Language): string {
  const parts = [
    SHORT_SUBTYPE.exec(mime ?? '')?.[1]?.toUpperCase(),
    bytes === null ? null : weightInWords(bytes, lang),
    pages === null ? null : WORDS.pageCount[lang](pages),
  ].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Media types that people call by their second half: PDF, CSV, MP4. */
const SHORT_SUBTYPE = /^[a-z]+\/([a-z0-9]{2,5})$/;
