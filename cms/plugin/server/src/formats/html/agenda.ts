/** The agenda and the rendez-vous as pages that need no script. Pure: views in, HTML out. */
import {
  selectionPairs,
  type DocumentView,
  type EventView,
  type Language,
  type OccurrenceView,
  type ParticipationView,
  type PlaceView,
  type Selection,
  type SessionView,
} from 'ess-shared-types';
import type { EventPage } from '../../catalogue/catalogue';
import { html, type Markup } from './markup';
import { page } from './page';
import { richText } from './rich-text';
import { WORDS } from './words';

export function agendaPage(answer: EventPage, selection: Selection, publicUrl: string): string {
  const lang = selection.lang ?? 'fr';
  const stem = `${publicUrl}/ess/agenda`;
  const address = (changes: Partial<Selection>) => {
    const query = new URLSearchParams(selectionPairs({ ...selection, cursor: undefined, ...changes })).toString();
    return query === '' ? stem : `${stem}?${query}`;
  };
  const isPast = selection.when === 'past';
  const tab = (when: 'upcoming' | 'past', label: string, isCurrent: boolean) =>
    html`<li><a href="${address({ when, from: undefined, to: undefined, days: undefined })}"${isCurrent && html` aria-current="page"`}>${label}</a></li>`;
  return page({
    lang,
    title: WORDS.agenda[lang],
    description: null,
    canonical: address({}),
    isIndexed: true,
    content: html`
<h1>${WORDS.agenda[lang]}</h1>
<nav><ul>${tab('upcoming', WORDS.upcoming[lang], !isPast)}${tab('past', WORDS.past[lang], isPast)}</ul></nav>
${answer.foundAt && html`<p>${WORDS.foundAt[lang]} ${answer.foundAt.name}.</p>`}
${
  answer.nodes.length === 0
    ? html`<p>${WORDS.none[lang]}</p>`
    : html`<ul class="entries">${answer.nodes.map((event) => html`<li>${summary(event, lang)}</li>`)}</ul>`
}
${answer.pageInfo.hasNextPage && answer.pageInfo.endCursor !== null && html`<p><a class="action" href="${address({ cursor: answer.pageInfo.endCursor })}">${WORDS.next[lang]}</a></p>`}
`,
  });
}

function summary(event: EventView, lang: Language): Markup {
  return html`<article>
${status(event, lang)}
<h2${foreign(event, lang)}><a href="${event.pageUrl}">${event.title}</a></h2>
<p>${when(event, lang)}<br>${where(event, lang)}</p>
<p class="muted small">${[event.kind.label, ...organisers(event)].join(' – ')}</p>
</article>`;
}

export function eventPage(event: EventView, lang: Language, publicUrl: string, now: number): string {
  return page({
    lang,
    title: event.title,
    description: event.summary,
    canonical: event.pageUrl,
    isIndexed: true,
    content: html`
<p class="small"><a href="${publicUrl}/ess/agenda">${WORDS.back[lang]}</a></p>
<article${foreign(event, lang)}>
<p class="muted">${event.kind.label}${event.series && html` – ${event.series.title}`}</p>
<h1>${event.title}</h1>
${status(event, lang)}
${event.summary !== null && html`<p>${event.summary}</p>`}
<dl class="facts">
<dt>${WORDS.when[lang]}</dt><dd>${when(event, lang)}</dd>
<dt>${WORDS.where[lang]}</dt><dd>${where(event, lang)}${event.onlineAccesses.map(({ url, label }) => url !== null && html`<br><a href="${url}">${label ?? url}</a>`)}</dd>
${byRole(event).map(([role, names]) => html`<dt>${role}</dt><dd>${names.join(', ')}</dd>`)}
${event.audiences.length > 0 && html`<dt>${WORDS.audience[lang]}</dt><dd>${event.audiences.map(({ label }) => label).join(', ')}</dd>`}
${event.participantsCount !== null && html`<dt>${WORDS.attendance[lang]}</dt><dd>${event.participantsCount}</dd>`}
</dl>
${registration(event, lang, now)}
${richText(event.body)}
${event.sessions.length > 0 && html`<h2>${WORDS.programme[lang]}</h2>${programme(event.sessions)}`}
${event.participations.length > 0 && html`<h2>${WORDS.people[lang]}</h2><ul>${event.participations.map(participation)}</ul>`}
${event.documents.length > 0 && html`<h2>${WORDS.documents[lang]}</h2>${documents(event.documents)}`}
</article>
<footer class="muted small">
${event.publisher && html`<p>${WORDS.publishedBy[lang]} ${event.publisher.name}, ${event.licence.label}</p>`}
${event.provenance.map(({ label, locator, url }) => html`<p>${WORDS.source[lang]}${lang === 'fr' && '\u00a0'}: ${url === null ? label : html`<a href="${url}">${label}</a>`}${locator !== null && ` (${locator})`}</p>`)}
</footer>`,
  });
}

/** What is not in the language of the page says so to assistive technology. */
const foreign = (event: EventView, lang: Language) => event.lang !== lang && html` lang="${event.lang}"`;

function status(event: EventView, lang: Language) {
  if (['cancelled', 'postponed', 'full', 'moved-online'].includes(event.status.key))
    return html`<p class="status">${event.status.label}</p>`;
  return event.temporalState === 'ongoing' && html`<p class="status good">${WORDS.ongoing[lang]}</p>`;
}

function when(event: EventView, lang: Language): Markup {
  const { occurrences } = event;
  if (occurrences.length === 0) return html`${event.recurring?.text ?? event.status.label}`;
  return html`${occurrences.map((occurrence, index) => html`${index > 0 && html`<br>`}${moment(occurrence, event.temporalState === 'past', lang)}`)}`;
}

function moment(occurrence: OccurrenceView, isPast: boolean, lang: Language): Markup {
  const notes = [
    ...(isPast || occurrence.precision === 'time' || occurrence.end !== null ? [] : [WORDS.hourToConfirm[lang]]),
    ...(occurrence.yearInferred ? [WORDS.yearInferred[lang]] : []),
  ];
  return html`<time datetime="${occurrence.start}">${occurrence.text}</time>${notes.length > 0 && html` <span class="muted">(${notes.join(', ')})</span>`}`;
}

function where(event: EventView, lang: Language): Markup {
  const confirmed = event.places.filter(({ state }) => state === 'confirmed');
  const options = event.places.filter(({ state }) => state === 'option');
  const isOnline =
    event.attendance.key === 'online' || event.attendance.key === 'mixed' || event.onlineAccesses.length > 0;
  const parts = [
    ...confirmed.map((place) => placeText(place)),
    ...(options.length > 0
      ? [
          `${WORDS.whereToConfirm[lang]}${lang === 'fr' ? '\u00a0' : ''}: ${options.map(placeText).join(` ${WORDS.or[lang]} `)}`,
        ]
      : []),
    ...(isOnline ? [WORDS.online[lang]] : []),
  ];
  if (parts.length > 0) return html`${parts.join(' – ')}`;
  return html`${event.territories.length > 0 ? event.territories.map(({ name }) => name).join(', ') : WORDS.whereToConfirm[lang]}`;
}

function placeText({ name, street, postalCode, territory, labelAsPrinted }: PlaceView): string {
  const commune = territory
    ? `${postalCode === null ? '' : `${postalCode} `}${territory.name}${territory.department === null ? '' : ` (${territory.department})`}`
    : labelAsPrinted;
  return [name, street, commune].filter((part) => part !== null && part !== '').join(', ');
}

const nameOf = ({ organisation, labelAsPrinted }: EventView['involvements'][number]): string[] =>
  [organisation?.name ?? labelAsPrinted].flatMap((name) => name ?? []);

const organisers = (event: EventView): string[] =>
  event.involvements.filter(({ role }) => role.key === 'organiser' || role.key === 'co-organiser').flatMap(nameOf);

/** Organisations under the words of their role, in order. */
function byRole(event: EventView): [role: string, names: string[]][] {
  const roles = new Map<string, string[]>();
  for (const involvement of event.involvements) {
    roles.set(involvement.role.label, [...(roles.get(involvement.role.label) ?? []), ...nameOf(involvement)]);
  }
  return [...roles];
}

function registration({ registration: given }: EventView, lang: Language, now: number) {
  if (!given?.url) return null;
  const isClosed = given.closesAt !== null && Date.parse(given.closesAt) <= now;
  return isClosed
    ? html`<p class="muted">${WORDS.closed[lang]}</p>`
    : html`<p><a class="action" href="${given.url}">${WORDS.register[lang]}</a></p>`;
}

function programme(sessions: readonly SessionView[]): Markup {
  return html`<ol class="programme">${sessions.map(
    (session) => html`<li>
${session.start !== null && html`<span class="muted">${session.start}${session.end !== null && `-${session.end}`}</span> `}<strong>${session.title}</strong>
${session.summary !== null && html`<p>${session.summary}</p>`}
${session.participations.length > 0 && html`<ul>${session.participations.map(participation)}</ul>`}
${session.documents.length > 0 && documents(session.documents)}
${session.sessions.length > 0 && programme(session.sessions)}
</li>`,
  )}</ol>`;
}

function participation({ person, unitLabel, functionAtDate, organisation }: ParticipationView): Markup {
  const parts = [person ?? unitLabel, functionAtDate, organisation?.name].filter(
    (part) => part !== null && part !== undefined,
  );
  return html`<li>${parts.join(', ')}</li>`;
}

function documents(list: readonly DocumentView[]): Markup {
  return html`<ul>${list.map(({ role, title, url, linkStatus }) => html`<li>${url === null ? title : html`<a href="${url}">${title}</a>`} <span class="muted small">${role.label}${url === null && `, ${linkStatus.label.toLowerCase()}`}</span></li>`)}</ul>`;
}
