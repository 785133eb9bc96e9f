import { safeUrl, type Language } from 'ess-shared-types';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Reading } from '../foundation/content-element.js';
import { titleUrl } from '../foundation/entry-url.js';
import { headingTemplate } from '../foundation/heading.js';
import { clockIcon, placeIcon } from '../foundation/icons.js';
import { imageTemplate } from '../foundation/image.js';
import { capitalised, listInWords, uncapitalised } from '../foundation/phrases.js';
import { sourceInWords } from '../foundation/source-words.js';
import { WORDS } from '../foundation/words.js';
import type { AgendaEvent } from './agenda-source.js';
import { isToCome } from './is-to-come.js';
import { placeInWords } from './place-words.js';
import { otherDatesInWords, whenInWords } from './when-words.js';
import { AGENDA_WORDS } from './words.js';

/** What unfolds: the details of a rendez-vous, how to keep it in a calendar or give its address, how to subscribe to the list. */
export type PanelKind = 'details' | 'actions' | 'subscribe';

/** What the reader may do with a rendez-vous or with the list. */
export interface EventActions {
  /** The reader follows a link. */
  readonly select: (event: AgendaEvent, url: string, cause: Event) => void;
  /** What unfolds under `label`; it is brought only then. */
  readonly unfold: (kind: PanelKind, label: string, event?: AgendaEvent) => TemplateResult;
}

/** What a rendez-vous needs to know of the list it stands in. */
export interface EventContext extends Reading {
  /** Level of the title of a rendez-vous. */
  readonly titleLevel: number;
  /** Instant of the answer. */
  readonly asOf: string;
  /** It stands under a month, and says its days itself. */
  readonly byMonth: boolean;
  /** Publisher and licence differ from one rendez-vous to the next. */
  readonly withSource: boolean;
  readonly actions: EventActions;
}

/** One rendez-vous: when, what, where, by whom, then what can be done. */
export function eventTemplate(event: AgendaEvent, titleId: string, context: EventContext): TemplateResult {
  const { language, titleLevel, asOf, presentation } = context;
  const { show } = presentation;
  const { status } = event;
  const where = placeInWords(event, language);
  const said = /announced|confirmed/.test(status.key) ? '' : status.label;
  const statusId = `${titleId}-status`;
  return html`<li>
    <article class="event" part="item" aria-labelledby=${said ? `${statusId} ${titleId}` : titleId}>
      ${dateTemplate(event, context)}
      <div class="body">
        ${headingTemplate(titleLevel, 'title', titleId, titleContent(event, context))}
        ${said && html`<p class="status" part="status" id=${statusId}>${said}</p>`}
        <p class="row">
          <span class="fact" part="when">${clockIcon} ${whenTemplate(event, context)}</span>
          ${where && html`<span class="fact" part="where">${placeIcon} <span>${where}</span></span>`}
        </p>
        ${smallLine('other-dates', otherDatesInWords(event, asOf, language))}
        ${imageTemplate(event.image, context.endpoint)}
        ${event.summary && html`<p part="summary" lang=${foreign(event.lang, language)}>${event.summary}</p>`}
        ${
          show.includes('organisers')
            ? smallLine('organisers', [event.kind.label, ...organisersInWords(event, language)].join(' – '))
            : ''
        }
        ${linksTemplate(event, context)} ${actionsTemplate(event, context)}
        ${context.withSource ? smallLine('source', sourceInWords(event, language)) : ''}
      </div>
    </article>
  </li>`;
}

function smallLine(part: string, text: string): TemplateResult | '' {
  return text && html`<p class="small" part=${part}>${text}</p>`;
}

/** A sight for the eye only: every date in it is said in words beside it. */
function dateTemplate({ mainOccurrence, temporalState }: AgendaEvent, { asOf }: EventContext): TemplateResult {
  if (!mainOccurrence || temporalState === 'POSTPONED') return html`<div></div>`;
  const { day, month, year } = mainOccurrence.dateBlock;
  const isCurrent = month && asOf.startsWith(year);
  return html`<div class="date" part="date" aria-hidden="true">
    <span class=${day.length > 2 ? 'days' : 'day'}>${day}</span><span class="month">${month}</span
    ><span class=${month ? 'year' : 'days'}>${isCurrent ? '' : year}</span>
  </div>`;
}

/** The language of a text, where it is not that of what surrounds it. */
function foreign(lang: string, language: Language): string | typeof nothing {
  return lang.toLowerCase() === language ? nothing : lang.toLowerCase();
}

function titleContent(event: AgendaEvent, context: EventContext): TemplateResult {
  const lang = foreign(event.lang, context.language);
  const url = titleUrl(
    event,
    context.presentation,
    event.provenance.map((source) => source.url),
  );
  if (!url) return html`<span tabindex="-1" lang=${lang}>${event.title}</span>`;
  const select = (cause: Event) => context.actions.select(event, url, cause);
  return html`<a part="link" href=${url} lang=${lang} @click=${select}>${event.title}</a>`;
}

function whenTemplate(event: AgendaEvent, { language, byMonth }: EventContext): TemplateResult {
  const text = capitalised(whenInWords(event, byMonth, language));
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
  const about = WORDS[language].about(title);
  const link = (text: string, url: string | null | undefined, missing: string): TemplateResult => {
    const safe = safeUrl(url);
    return html`<li>
      ${
        safe
          ? html`<a href=${safe}>${text}<span class="hidden">${about}</span></a>`
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

/** What unfolds: the details, and how to keep the rendez-vous. */
function actionsTemplate(event: AgendaEvent, { actions, language, presentation }: EventContext): TemplateResult {
  const { link, show } = presentation;
  const words = AGENDA_WORDS[language];
  const keeping = KEEPING.filter((part) => show.includes(part) && (part === 'share' || isToCome(event)));
  return html`<div class="row">
    ${link === 'inline' || show.includes('programme') ? actions.unfold('details', words.details, event) : ''}
    ${keeping.length > 0 ? actions.unfold('actions', capitalised(keeping.map((part) => words[part]).join(', ')), event) : ''}
  </div>`;
}

const KEEPING = ['calendar', 'share'] as const;
