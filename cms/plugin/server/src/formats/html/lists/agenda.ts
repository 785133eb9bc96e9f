/** Rendez-vous grouped by day: what is under way first, what recurs or is postponed last. */
import type { DocumentView, EventView, TemporalState } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, heading, listLevelOf, type Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { labelled, uncapitalised } from '../phrases';
import { clockIcon, placeIcon } from '../parts/icons';
import { organisersInWords } from '../parts/organisations';
import { whereInOneLine } from '../parts/places';
import { registrationState } from '../parts/registration';
import { dateBlockMarkup, dayHeading, momentUnderDay, otherDates, time } from '../parts/when';
import { WORDS } from '../words';

export function agendaList(events: readonly EventView[], context: Context): Markup {
  return html`<div class="agenda">${groups(events, context).map(([day, group], index) => {
    // Several fragments may stand in one page, where no id may come twice.
    const id = context.isFragment ? null : `jour-${index + 1}`;
    return html`<section class="group">${heading(listLevelOf(context), day, html` class="group-heading"${id !== null && html` id="${id}"`}`)}<ul class="events" role="list"${id !== null && html` aria-labelledby="${id}"`}>${group.map((event) => html`<li>${eventMarkup(event, context)}</li>`)}</ul></section>`;
  })}</div>`;
}

const RANKS: Readonly<Record<TemporalState, number>> = { ongoing: 0, upcoming: 1, past: 1, recurring: 2, postponed: 3 };

/** Days keep the order of the answer. */
function groups(events: readonly EventView[], { lang }: Context): [day: Markup, events: EventView[]][] {
  const days = new Map<string, EventView[]>();
  for (const event of [...events].sort((a, b) => RANKS[a.temporalState] - RANKS[b.temporalState])) {
    const day = dayHeading(event, lang).html;
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, group]) => [{ html: day }, group]);
}

/** When, what, where, by whom; then what can be done. */
function eventMarkup(event: EventView, context: Context): Markup {
  const { lang, asOf, isFragment } = context;
  const others = otherDates(event, asOf);
  const where = whereInOneLine(event, context);
  return html`<article class="event">${!isFragment && dateBlockMarkup(event, context)}<div class="body">
${status(event)}
${heading(listLevelOf(context) + 1, link(pageAddress(event, context), event.title), html` class="title"${foreign(event.lang, context)}`)}
${isFragment ? html`<p>${joined([momentUnderDay(event, context), where], ' – ')}</p>` : html`<p class="row">${fact(clockIcon, momentUnderDay(event, context))}${where !== '' && fact(placeIcon, html`${where}`)}</p>`}
${
  others.length > 0 &&
  html`<p class="small muted">${labelled(WORDS.otherDates[lang], '', lang)}${joined(
    others.map((occurrence) => time(occurrence, occurrence.text)),
    '\u00a0; ',
  )}</p>`
}
<p class="small muted">${[event.kind.label, ...organisersInWords(event.involvements, context)].join(' – ')}</p>
${actions(event, context)}
</div></article>`;
}

const fact = (icon: Markup, text: Markup): Markup | null =>
  text.html === '' ? null : html`<span class="fact">${icon}<span>${text}</span></span>`;

/** What is merely announced or confirmed needs no word in a list. */
const status = ({ status: { key, label } }: EventView): Markup | false =>
  key !== 'announced' && key !== 'confirmed' && html`<p class="status">${label}</p>`;

/** Before: to register. After: what remains of it. */
function actions(event: EventView, context: Context): Markup | null {
  const { lang } = context;
  const items = event.temporalState === 'past' ? event.documents.flatMap(remaining) : [registration(event, context)];
  const present = items.filter((item) => item !== null);
  if (present.length === 0) return null;
  return html`<ul class="links" role="list">${present.map(([url, words, missing]) => html`<li>${url === null ? html`<span class="muted">${missing}</span>` : link(url, html`${words}<span class="hidden">${lang === 'fr' && '\u00a0'}: ${event.title}</span>`)}</li>`)}</ul>`;
}

type Action = readonly [url: string | null, words: string, missing: string];

const REMAINING: readonly string[] = ['write-up', 'replay', 'slides'];

const remaining = ({ role, url, linkStatus }: DocumentView): Action[] =>
  REMAINING.includes(role.key) ? [[url, role.label, `${role.label} (${uncapitalised(linkStatus.label)})`]] : [];

function registration(event: EventView, { asOf, lang }: Context): Action | null {
  const state = registrationState(event, asOf);
  if (state === 'none') return null;
  return [state === 'open' ? (event.registration?.url ?? null) : null, WORDS.register[lang], WORDS.closed[lang]];
}
