/** The weekly message to editors: plain text and HTML say the same. Pure. */
import type { Language } from 'ess-shared-types';
import type { Publication, UpcomingEvent } from '../../../../shared/contracts/overview';
import type { ReviewItem, ReviewSummary } from '../../../../shared/contracts/review';
import type { SourceAlerts } from '../../../../shared/contracts/sources';
import { printable } from '../../formats/characters';
import { documentText, html, type Markup } from '../../formats/html/markup';
import { REASON_LABELS } from '../review/reason-labels';
import { MESSAGE_WORDS } from './words';

export interface WeekInReview {
  readonly language: Language;
  /** Name of the site, for the subject. */
  readonly siteName: string;
  /** Address of the admin, without a final slash. */
  readonly adminUrl: string;
  readonly summary: ReviewSummary;
  /** Followed sources whose last reading touched nothing. */
  readonly sources: SourceAlerts['sources'];
  /** The most pressing points. */
  readonly pressing: readonly ReviewItem[];
  readonly upcoming: readonly UpcomingEvent[];
  readonly publications: readonly Publication[];
}

export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Line {
  readonly text: string;
  readonly url?: string;
}
interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Where there is no line. */
  readonly none: string;
  readonly more?: Line;
}

export function weeklyMessage(week: WeekInReview): Message {
  const words = MESSAGE_WORDS[week.language];
  const subject = oneLine(words.subject(week.siteName, { ...week.summary, sources: week.sources.length }));
  const parts = partsOf(week);
  return { subject, text: asText(subject, parts, words.why), html: asHtml(week.language, subject, parts, words.why) };
}

function partsOf({ language, adminUrl, summary, sources, pressing, upcoming, publications }: WeekInReview): Part[] {
  const words = MESSAGE_WORDS[language];
  const entry = ({ uid, documentId }: { readonly uid: string; readonly documentId: string }) =>
    `${adminUrl}/content-manager/collection-types/${encodeURIComponent(uid)}/${encodeURIComponent(documentId)}`;
  const day = (instant: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(new Date(instant));
  return [
    {
      title: words.toCheck(summary.total + sources.length),
      none: words.nothingToCheck,
      lines: [
        ...sources.map(({ id, name, message }) => ({
          text: words.source(name, message),
          url: `${adminUrl}/plugins/ess/intake/sources/${String(id)}`,
        })),
        ...(summary.soon > 0 ? [{ text: words.soon(summary.soon) }] : []),
        ...summary.reasons.map(({ reason, count }) => ({
          text: words.counted(REASON_LABELS[reason][language], count),
        })),
        ...pressing.map((item) => ({
          text: words.point(REASON_LABELS[item.reason][language], item.title),
          url: entry(item),
        })),
      ],
      more: { text: words.openQueue, url: `${adminUrl}/plugins/ess/review` },
    },
    {
      title: words.upcoming,
      none: words.noUpcoming,
      lines: upcoming.map((event) => ({ text: words.event(event.title, event.when), url: entry(event) })),
    },
    {
      title: words.publications,
      none: words.noPublication,
      lines: publications.map((publication) => ({
        text: words.publication(publication.title, day(publication.publishedAt)),
        url: entry(publication),
      })),
    },
  ];
}

/** What people typed stays on its line, and carries nothing that a mail may not. */
const oneLine = (text: string): string =>
  printable(text)
    .replaceAll(/[\s\u0085\u2028\u2029]+/g, (space) => (/^\u00a0+$/.test(space) ? space : ' '))
    .trim();

function asText(subject: string, parts: readonly Part[], why: string): string {
  const line = ({ text, url }: Line) => `- ${oneLine(text)}${url === undefined ? '' : `\n  ${url}`}`;
  const sections = parts.map(({ title, lines, none, more }) =>
    [
      title.toLocaleUpperCase(),
      ...(lines.length === 0 ? [none] : lines.map(line)),
      ...(more?.url === undefined ? [] : ['', `${more.text}\n${more.url}`]),
    ].join('\n'),
  );
  return `${[subject, ...sections, why].join('\n\n')}\n`;
}

function asHtml(language: Language, subject: string, parts: readonly Part[], why: string): string {
  return documentText(
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${subject}</title>
        </head>
        <body style="margin:0 auto;max-width:40rem;padding:1rem;font:16px/1.5 sans-serif">
          <h1 style="font-size:1.375rem">${subject}</h1>
          ${parts.map(sectionMarkup)}
          <p>${why}</p>
        </body>
      </html> `,
  );
}

function sectionMarkup({ title, lines, none, more }: Part): Markup {
  return html`<h2 style="font-size:1.125rem">${title}</h2>
    ${
      lines.length === 0
        ? html`<p>${none}</p>`
        : html`<ul>
            ${lines.map((line) => html`<li>${lineMarkup(line)}</li>`)}
          </ul>`
    }
    ${more && html`<p>${lineMarkup(more)}</p>`} `;
}

const lineMarkup = ({ text, url }: Line): Markup =>
  url === undefined ? html`${oneLine(text)}` : html`<a href="${url}">${oneLine(text)}</a>`;
