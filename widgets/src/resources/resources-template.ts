import { html, type TemplateResult } from 'lit/html.js';
import type { EssResourcesQuery } from '../data/generated/operations.js';
import { selectionUrl } from '../foundation/selection-url.js';
import { sharedSource } from '../foundation/source-words.js';
import { resourceTemplate, type ResourceContext } from './resource-template.js';
import { RESOURCE_WORDS } from './words.js';

/** What the list needs to know of its element. */
export type ResourcesContext = Omit<ResourceContext, 'withSource'>;

/** Id of the title of a resource, by its place in the answer. */
export const titleId = (place: number): string => `resource-${place}`;

/** The whole list, then how to follow it and the common source. */
export function resourcesTemplate({ essResources }: EssResourcesQuery, context: ResourcesContext): TemplateResult {
  const { language, presentation, endpoint } = context;
  const { show } = presentation;
  const { nodes, selection } = essResources;
  const source = sharedSource(nodes, language);
  const about = show.includes('source') ? [selection?.title, source].filter(Boolean).join('. ') : '';
  const resourceContext = { ...context, withSource: !source && show.includes('source') };
  return html`<ul class="rows" role="list">
      ${nodes.slice(0, context.drawn).map((resource, place) => resourceTemplate(resource, titleId(place), resourceContext))}
    </ul>
    ${
      show.includes('feed') && !context.drawn
        ? html`<p class="small" part="feed">
            <a href=${selectionUrl(endpoint, 'ressources.rss', context.selection, language)}
              >${RESOURCE_WORDS[language].feed}</a
            >
          </p>`
        : ''
    }
    ${about && !context.drawn ? html`<p class="small" part="source">${about}</p>` : ''}`;
}
