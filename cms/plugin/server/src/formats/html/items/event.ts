/** The page of a rendez-vous. */
import { numberInWords, type EventStatus, type EventView, type RegistrationView } from 'ess-shared-types';
import { link } from '../addresses';
import { fromSource, heading, sourceLang, type AnyEdition, type Context } from '../context';
import type { ItemParts } from '../item-page';
import { html, joined, type Markup, type Part } from '../markup';
import { documents } from '../parts/documents';
import { facts } from '../parts/facts';
import { involvementFacts } from '../parts/organisations';
import { people } from '../parts/people';
import { places } from '../parts/places';
import { programme } from '../parts/programme';
import { registrationState } from '../parts/registration';
import { addToCalendar } from '../parts/subscribe';
import { chips, territories, topics } from '../parts/topics';
import { dateBlockMarkup, occurrences } from '../parts/when';
import { deadlineInWords } from '../phrases';
import { WORDS } from '../words';

export function eventParts(event: EventView, edition: AnyEdition, context: Context): ItemParts {
  const { lang } = context;
  const isPast = event.temporalState === 'past';
  const level = context.titleLevel + 1;
  const papers =
    event.documents.length > 0 &&
    html`<section>${heading(level, WORDS[isPast ? 'documentsAfter' : 'documents'][lang])}${documents(event.documents, context)}</section>`;
  return {
    kind: joined([event.kind.label, event.series && fromSource(event.series.title, context)], ' – '),
    status: statusOf(event, context),
    essentials: html`<div class="essentials">${!context.isFragment && dateBlockMarkup(event, context)}<div class="body">${facts(
      [
        [WORDS.when[lang], occurrences(event, context)],
        [WORDS.where[lang], places(event, context)],
        [WORDS.onlineAccess[lang], onlineAccesses(event)],
        [WORDS.registration[lang], registration(event, context)],
        ...involvementFacts(event.involvements),
        [WORDS.audience[lang], event.audiences.map(({ label }) => label).join(', ')],
      ],
    )}</div></div>${isPast && papers}`,
    sections: html`${event.sessions.length > 0 && html`<section>${heading(level, WORDS.programme[lang])}<div${sourceLang(context)}>${programme(event.sessions, isPast, context)}</div></section>`}
${event.participations.length > 0 && html`<section>${heading(level, WORDS.people[lang])}<div${sourceLang(context)}>${people(event.participations, isPast, context)}</div></section>`}
${!isPast && papers}
${facts([
  [WORDS.theme[lang], fromSource(event.theme, context)],
  [WORDS.edition[lang], event.editionNumber],
  [WORDS.attendance[lang], fromSource(event.participantsCount, context)],
  [WORDS.topics[lang], topics(event.topics, 'agenda', context)],
  [WORDS.territories[lang], territories(event.territories, context)],
])}`,
    tools: context.isFragment ? null : addToCalendar(event, edition, context),
    description: event.summary,
  };
}

const ALARMING: readonly EventStatus[] = ['cancelled', 'postponed', 'full', 'moved-online'];

function statusOf({ status, temporalState }: EventView, { lang }: Context): Markup | null {
  if (ALARMING.includes(status.key)) return html`<p class="status">${status.label}</p>`;
  if (temporalState === 'ongoing') return html`<p class="status good">${WORDS.ongoing[lang]}</p>`;
  // Once it is over, that it had been announced or confirmed says nothing.
  return temporalState === 'past' ? null : html`<p class="muted">${status.label}</p>`;
}

function onlineAccesses({ onlineAccesses: accesses, temporalState }: EventView): Part {
  if (temporalState === 'past') return null;
  return chips(accesses.map(({ url, label }) => link(url, label ?? url)));
}

function registration(event: EventView, context: Context): Part {
  const { registration: given } = event;
  if (!given) return null;
  const { lang } = context;
  return [
    registrationAction(event, given, context),
    facts([
      [WORDS.fee[lang], fromSource(given.fee, context)],
      [WORDS.capacity[lang], given.capacity !== null && numberInWords(given.capacity, lang)],
      [WORDS.reservedFor[lang], fromSource(given.audience, context)],
    ]),
  ];
}

function registrationAction(event: EventView, { url, deadline }: RegistrationView, { lang, asOf }: Context): Part {
  const until = deadline === null ? null : deadlineInWords(deadline, lang);
  switch (registrationState(event, asOf)) {
    case 'open':
      return html`<p class="row">${link(url, WORDS.register[lang], html` class="action"`)}${until !== null && html` <span class="muted">${WORDS.registerUntil[lang](until)}</span>`}</p>`;
    case 'closed':
      return html`<p class="muted">${until === null ? WORDS.closed[lang] : WORDS.closedSince[lang](until)}</p>`;
    case 'none':
      return null;
  }
}
