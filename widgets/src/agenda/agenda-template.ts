import { html, type TemplateResult } from 'lit/html.js';
import type { EssAgendaQuery } from '../data/generated/operations.js';
import { headingTemplate } from '../foundation/heading.js';
import { capitalised, listInWords } from '../foundation/phrases.js';
import { territoriesAsked } from './asked-words.js';
import { eventTemplate, type EventContext } from './event-template.js';
import { groupEvents } from './grouping.js';
import { sharedSource } from './source-words.js';
import { AGENDA_WORDS } from './words.js';

/** What the list needs to know of its element; `headingLevel` is that of the headings of groups. */
export type AgendaContext = Omit<EventContext, 'titleLevel' | 'asOf' | 'withSource'> & {
  readonly headingLevel: number;
};

/** Id of the title of a rendez-vous, by its place in the answer. */
export const titleId = (place: number): string => `event-${place}`;

/** The whole list: that the territory was widened, what there is under a heading a day, the common source. */
export function agendaTemplate({ essEvents, essTerritories }: EssAgendaQuery, context: AgendaContext): TemplateResult {
  const { language, selection, headingLevel } = context;
  const { nodes, asOf, foundAt } = essEvents;
  const source = sharedSource(nodes, language);
  const asked = listInWords(territoriesAsked(selection, essTerritories?.nodes), language);
  return html`<div class="agenda">
    ${foundAt && html`<p class="notice" part="widened">${AGENDA_WORDS[language].widened(asked, foundAt.name)}</p>`}
    ${groupEvents(nodes, language).map(([heading, events], index) => {
      const id = `group-${index}`;
      const eventContext = { ...context, titleLevel: headingLevel + 1, asOf, withSource: !source };
      return html`<div class="group">
        ${headingTemplate(headingLevel, 'group-heading', id, capitalised(heading))}
        <ul class="events" role="list" aria-labelledby=${id}>
          ${events.map(([place, event]) => eventTemplate(event, titleId(place), eventContext))}
        </ul>
      </div>`;
    })}
    ${source && html`<p class="small source" part="source">${source}</p>`}
  </div>`;
}

/** Holds the place of the content, with the geometry of the rendez-vous that are likely to come. */
export function skeletonTemplate(limit = 3): TemplateResult {
  const bone = html`<p class="bone"></p>`;
  const row = html`<div class="group">
    <div class="date"><p class="bone day"></p></div>
    <div class="body">${[bone, bone, bone, bone]}</div>
  </div>`;
  return html`<div class="agenda skeleton" part="skeleton" aria-hidden="true">
    ${Array.from({ length: Math.min(limit, 3) }, () => row)}
  </div>`;
}
