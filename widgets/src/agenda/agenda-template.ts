import { html, type TemplateResult } from 'lit/html.js';
import type { EssAgendaQuery } from '../data/generated/operations.js';
import { headingTemplate } from '../foundation/heading.js';
import { capitalised } from '../foundation/phrases.js';
import { sharedSource } from '../foundation/source-words.js';
import { eventTemplate, type EventContext } from './event-template.js';
import { groupEvents } from './grouping.js';
import { AGENDA_WORDS } from './words.js';

/** What the list needs to know of its element; `headingLevel` is that of the headings of groups. */
export type AgendaContext = Omit<EventContext, 'titleLevel' | 'asOf' | 'withSource' | 'byMonth'> & {
  readonly headingLevel: number;
};

/** Id of the title of a rendez-vous, by its place in the answer. */
export const titleId = (place: number): string => `event-${place}`;

/** The whole list: what there is under a heading a day or a month, how to subscribe, the common source. */
export function agendaTemplate({ essEvents }: EssAgendaQuery, context: AgendaContext): TemplateResult {
  const { language, headingLevel, presentation, actions } = context;
  const { nodes, asOf, selection } = essEvents;
  const { show, layout } = presentation;
  const byMonth = layout === 'month';
  const source = sharedSource(nodes, language);
  const said = [selection?.title, source, selection?.legalNotice].filter(Boolean).join('. ');
  return html`<div class="agenda">
    ${groupEvents(nodes, byMonth, language, context.drawn).map(([heading, events], index) => {
      const id = `group-${index}`;
      const eventContext = {
        ...context,
        titleLevel: headingLevel + 1,
        asOf,
        withSource: !source && show.includes('source'),
        byMonth,
      };
      return html`<div class="group" part="group">
        ${headingTemplate(headingLevel, 'group-heading', id, capitalised(heading))}
        <ul class="events" role="list" aria-labelledby=${id}>
          ${events.map(([place, event]) => eventTemplate(event, titleId(place), eventContext))}
        </ul>
      </div>`;
    })}
    ${show.includes('subscribe') && !context.drawn ? actions.unfold('subscribe', AGENDA_WORDS[language].subscribe) : ''}
    ${show.includes('source') && !context.drawn ? html`<p class="small" part="source">${said}</p>` : ''}
  </div>`;
}
