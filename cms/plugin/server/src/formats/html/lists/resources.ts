/** Resources: kind, title, publisher and year; format and weight are said before the link. */
import type { ResourceView } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, heading, listLevelOf, type Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { resourceLink } from '../parts/resource-link';

export const resourceList = (resources: readonly ResourceView[], context: Context): Markup =>
  html`<ul class="rows" role="list">${resources.map((resource) => html`<li>${resourceMarkup(resource, context)}</li>`)}</ul>`;

function resourceMarkup(resource: ResourceView, context: Context): Markup {
  const lang = foreign(resource.lang, context);
  return html`<article class="resource">
${heading(listLevelOf(context), link(pageAddress(resource, context), resource.title), html` class="title"${lang}`)}
<p class="small muted kind">${resource.kind.label}</p>
<p class="small muted">${joined([authorsOf(resource), resource.publicationDate?.slice(0, 4)], ', ')}</p>
${resource.summary !== null && html`<p${lang}>${resource.summary}</p>`}
${resourceLink(resource, context)}
</article>`;
}

/** Who made it known, in the words of the source before those of the catalogue. */
function authorsOf({ involvements, publisher }: ResourceView): string | undefined {
  const editor = involvements.find(({ role }) => role.key === 'editor' || role.key === 'producer');
  return editor?.organisation?.name ?? editor?.labelAsPrinted ?? publisher?.name;
}
