/**
 * What unfolds under a title: the text, the programme, the practical facts, the page on the CMS.
 *
 * Lit comes from the element: a second copy of it would need a second Trusted Types policy.
 */
import {
  hourInWords,
  parseMoment,
  safeUrl,
  type Language,
  type RichText,
  type RichTextBlock,
  type RichTextInline,
} from 'ess-shared-types';
import type { html as Html, TemplateResult } from 'lit/html.js';
import type { EventDetails } from './agenda-list.js';
import { FOLLOWED_WORDS } from './words.js';

export interface DetailsContext {
  readonly html: typeof Html;
  readonly language: Language;
  /** Level of the title above. */
  readonly titleLevel: number;
}

type Session = EventDetails['sessions'][number]['sessions'][number];

export function detailsTemplate(details: EventDetails, context: DetailsContext): TemplateResult {
  const { html, language } = context;
  const words = FOLLOWED_WORDS[language];
  const pageUrl = safeUrl(details.pageUrl);
  const facts = factsOf(details, context);
  return html`<div lang=${details.lang.toLowerCase()}>
      ${details.summary ? html`<p>${details.summary}</p>` : ''} ${richText(details.body, context)}
    </div>
    ${details.sessions.length > 0 ? programme(details, context) : ''}
    ${
      facts.length > 0
        ? html`<dl class="facts">
            ${facts.map(
              ([term, fact]) =>
                html`<div>
                  <dt>${term}</dt>
                  <dd>${fact}</dd>
                </div>`,
            )}
          </dl>`
        : ''
    }
    ${pageUrl === undefined ? '' : html`<p><a href=${pageUrl}>${words.page}</a></p>`}`;
}

/** Programmes are in the language of the source, hence in French. */
function programme({ sessions }: EventDetails, context: DetailsContext): TemplateResult {
  const { html, language } = context;
  const session = (item: Session, nested: readonly Session[] = []): TemplateResult => {
    const people = item.participations.map(participant).filter((name) => name !== '');
    return html`<li>
      ${[hours(item, language), item.title].filter(Boolean).join(' – ')}
      ${people.length > 0 ? html`<span class="muted">(${people.join('\u00a0; ')})</span>` : ''}
      ${
        nested.length > 0
          ? html`<ul>
              ${nested.map((inner) => session(inner))}
            </ul>`
          : ''
      }
    </li>`;
  };
  return html`${subheading(FOLLOWED_WORDS[language].programme, 1, context)}
    <ul lang="fr">
      ${sessions.map((item) => session(item, item.sessions))}
    </ul>`;
}

/** `10 h - 10 h 30`: the CMS gives hours as `10:00`, on the clock of the place. */
function hours({ start, end }: Session, language: Language): string {
  const moments = [start, end].map((hour) => (hour ? parseMoment(`2000-01-01T${hour}`) : undefined));
  return moments.flatMap((moment) => (moment ? [hourInWords(moment, language)] : [])).join(' - ');
}

function participant({ person, unitLabel, functionAtDate, organisation }: Session['participations'][number]): string {
  return [person ?? unitLabel, functionAtDate, organisation?.name].filter(Boolean).join(', ');
}

function factsOf(
  { places, registration, onlineAccesses }: EventDetails,
  { html, language }: DetailsContext,
): [string, unknown][] {
  const words = FOLLOWED_WORDS[language];
  const printed: [string, string | null | undefined][] = [
    ...places.flatMap((place): [string, string | null][] => [
      [words.access, place.accessInformation],
      [words.accessibility, place.accessibility],
    ]),
    [words.fee, registration?.fee],
    [words.audience, registration?.audience],
  ];
  return [
    ...printed.flatMap(([term, text]): [string, unknown][] =>
      text ? [[term, html`<span lang="fr">${text}</span>`]] : [],
    ),
    ...onlineAccesses.flatMap(({ url, label }): [string, unknown][] => {
      const safe = safeUrl(url);
      if (safe === undefined) return label ? [[words.connection, label]] : [];
      return [[words.connection, html`<a href=${safe}>${label ?? new URL(safe).hostname}</a>`]];
    }),
  ];
}

function richText(text: RichText, context: DetailsContext): unknown[] {
  return text.map((block) => blockTemplate(block, context));
}

function blockTemplate(block: RichTextBlock, context: DetailsContext): unknown {
  const { html } = context;
  const inline = (children: readonly RichTextInline[]) => children.map((child) => inlineTemplate(child, context));
  switch (block.type) {
    case 'paragraph':
      return html`<p>${inline(block.children)}</p>`;
    case 'heading':
      return subheading(inline(block.children), block.level, context);
    case 'quote':
      return html`<blockquote>${inline(block.children)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${inline(item)}</li>`);
      return block.format === 'ordered'
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    default:
      // A kind of block that a later release of the CMS may add.
      return '';
  }
}

/** Levels go on from that of the title; deeper than six there are none. */
function subheading(content: unknown, depth: number, { html, titleLevel }: DetailsContext): TemplateResult {
  return html`<p class="subheading" role="heading" aria-level=${Math.min(titleLevel + depth, 6)}>${content}</p>`;
}

function inlineTemplate(inline: RichTextInline, context: DetailsContext): unknown {
  const { html } = context;
  if (inline.type === 'link') {
    const url = safeUrl(inline.url);
    const content = inline.children.map((child) => inlineTemplate(child, context));
    return url === undefined ? content : html`<a href=${url}>${content}</a>`;
  }
  const italic = inline.italic ? html`<em>${inline.text}</em>` : inline.text;
  return inline.bold ? html`<strong>${italic}</strong>` : italic;
}
