import { dateBlock, safeUrl, type Language } from 'ess-shared-types';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Reading } from '../foundation/content-element.js';
import { headingTemplate } from '../foundation/heading.js';
import { clockIcon, placeIcon } from '../foundation/icons.js';
import { capitalised, listInWords, uncapitalised } from '../foundation/phrases.js';
import { WORDS } from '../foundation/words.js';
import type { AgendaEvent } from './agenda-source.js';
import { eventUrl } from './event-url.js';
import { placeInWords } from './place-words.js';
import { sourceInWords } from './source-words.js';
import { otherDatesInWords, whenInWords } from './when-words.js';
import { AGENDA_WORDS } from './words.js';

/** What a rendez-vous needs to know of the list it stands in. */
export interface EventContext extends Reading {
  /** Level of the title of a rendez-vous. */
  readonly titleLevel: number;
  /** Instant of the answer. */
  readonly asOf: string;
  /** Publisher and licence are said once under the list when all share them. */
  readonly withSource: boolean;
  /** What was unfolded, by id. */
  readonly details: ReadonlyMap<string, unknown>;
  /** The reader chose a rendez-vous: its link, or to unfold it. */
  readonly select: (event: AgendaEvent, url: string | null, cause: Event) => void;
}

/** One rendez-vous: when, what, where, by whom, then what can be done. */
export function eventTemplate(event: AgendaEvent, titleId: string, context: EventContext): TemplateResult {
  const { language, titleLevel, asOf } = context;
  const { status } = event;
  const where = placeInWords(event, language);
  return html`<li>
    <article class="event" part="item" aria-labelledby=${titleId}>
      ${dateTemplate(event, context)}
      <div class="body">
        ${/announced|confirmed/.test(status.key) ? '' : html`<p class="status" part="status">${status.label}</p>`}
        ${headingTemplate(titleLevel, 'title', titleId, titleContent(event, context))}
        <p class="row">
          <span class="fact" part="when">${clockIcon} ${whenTemplate(event, context)}</span>
          ${where && html`<span class="fact" part="where">${placeIcon} <span>${where}</span></span>`}
        </p>
        ${smallLine('other-dates', otherDatesInWords(event, asOf, language))}
        ${smallLine('organisers', [event.kind.label, ...organisersInWords(event, language)].join(' – '))}
        ${linksTemplate(event, context)}
        ${context.presentation.link === 'inline' ? detailsTemplate(event, context) : ''}
        ${context.withSource ? smallLine('source', sourceInWords(event, language)) : ''}
      </div>
    </article>
  </li>`;
}

function smallLine(part: string, text: string): TemplateResult | '' {
  return text && html`<p class="small" part=${part}>${text}</p>`;
}

/** A sight for the eye only: every date in it is said in words beside it. */
function dateTemplate(
  { mainOccurrence, temporalState }: AgendaEvent,
  { language, asOf }: EventContext,
): TemplateResult {
  if (!mainOccurrence || temporalState === 'POSTPONED') return html`<div></div>`;
  const { start, end } = mainOccurrence;
  // Local days: the time zone has no part in them.
  const times = { start, end: end ?? undefined, timeZone: '' };
  const { day, month, year } = dateBlock(times, language, Number(asOf.slice(0, 4)));
  return html`<div class="date" part="date" aria-hidden="true">
    <span class=${day.length > 2 ? 'days' : 'day'}>${day}</span><span class="month">${month}</span
    ><span class=${month ? 'year' : 'days'}>${year}</span>
  </div>`;
}

/** The language of a text, where it is not that of what surrounds it. */
function foreign(lang: string, language: Language): string | typeof nothing {
  return lang.toLowerCase() === language ? nothing : lang.toLowerCase();
}

function titleContent(event: AgendaEvent, context: EventContext): TemplateResult {
  const lang = foreign(event.lang, context.language);
  const url = eventUrl(event, context.presentation);
  if (!url) return html`<span tabindex="-1" lang=${lang}>${event.title}</span>`;
  const select = (cause: Event) => context.select(event, url, cause);
  return html`<a part="link" href=${url} lang=${lang} @click=${select}>${event.title}</a>`;
}

function whenTemplate(event: AgendaEvent, { language }: EventContext): TemplateResult {
  const text = capitalised(whenInWords(event, language));
  const { mainOccurrence: occurrence, temporalState } = event;
  if (!occurrence)
    return html`<span lang=${foreign(temporalState === 'RECURRING' ? 'fr' : language, language)}>${text}</span>`;
  return html`<time datetime=${occurrence.precision === 'TIME' ? occurrence.startsAt : occurrence.start}
    >${text}</time
  >`;
}

/** `Organisé par CRESS et RTES`, `En partenariat avec IRESA`. */
function organisersInWords({ involvements }: AgendaEvent, language: Language): readonly string[] {
  return [/organiser$/, /^partner$/].flatMap((role) => {
    const involved = involvements.filter(({ role: { key } }) => role.test(key));
    const names = listInWords(
      involved.map(({ organisation, labelAsPrinted }) => organisation?.name ?? labelAsPrinted ?? ''),
      language,
    );
    if (!names) return [];
    return involved[0]?.role.key === 'partner'
      ? `${involved[0].role.label} ${names}`
      : AGENDA_WORDS[language].organisedBy(names);
  });
}

function linksTemplate(event: AgendaEvent, { language, asOf }: EventContext): TemplateResult | '' {
  const { temporalState, documents, registration, status, title } = event;
  const words = AGENDA_WORDS[language];
  const link = (text: string, url: string | null | undefined, missing: string): TemplateResult => {
    const safe = safeUrl(url);
    return html`<li>
      ${
        safe
          ? html`<a href=${safe}>${text}<span class="hidden">${words.about(title)}</span></a>`
          : html`<span class="muted">${missing}</span>`
      }
    </li>`;
  };
  const links =
    temporalState === 'PAST'
      ? (['write-up', 'replay', 'slides'] as const).flatMap((role) =>
          documents
            .filter((document) => document.role.key === role)
            .map(({ url, linkStatus }) =>
              link(words[role], url, `${words[role]} (${uncapitalised(linkStatus.label)})`),
            ),
        )
      : registration?.url && !/cancelled|full|postponed/.test(status.key)
        ? [
            link(
              words.register,
              (registration.closesAt ?? asOf) < asOf ? null : registration.url,
              words.registrationClosed,
            ),
          ]
        : [];
  return links.length > 0
    ? html`<ul class="row links" part="links" role="list">
        ${links}
      </ul>`
    : '';
}

/** What unfolds is brought when it is unfolded. */
function detailsTemplate(event: AgendaEvent, { details, language, select }: EventContext): TemplateResult {
  const words = AGENDA_WORDS[language];
  const unfold = (cause: Event) => {
    if (cause.currentTarget instanceof HTMLDetailsElement && cause.currentTarget.open) select(event, null, cause);
  };
  return html`<details part="details" @toggle=${unfold}>
    <summary>${words.details}<span class="hidden">${words.about(event.title)}</span></summary>
    <div class="details">${details.get(event.id) ?? WORDS[language].loading}</div>
  </details>`;
}
