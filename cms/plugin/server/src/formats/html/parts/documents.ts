/** Documents of an entry. A link that is lost, dead or private is said, without a link. */
import type { DocumentView } from 'ess-shared-types';
import { itemAddress, link } from '../addresses';
import type { Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { uncapitalised } from '../phrases';
import { WORDS } from '../words';

export function documents(list: readonly DocumentView[], context: Context): Markup {
  return html`<ul class="documents" role="list">${list.map((document) => html`<li><p>${link(document.url, document.title)}</p><p class="small muted">${documentFacts(document)} – ${link(itemAddress(context, 'ressources', document.slug), html`${WORDS.resourcePage[context.lang]}<span class="hidden"> ${document.title}</span>`)}</p></li>`)}</ul>`;
}

function documentFacts({ role, kind, url, linkStatus }: DocumentView): Markup {
  return joined(
    [
      role.label,
      kind.label !== role.label && uncapitalised(kind.label),
      url === null && uncapitalised(linkStatus.label),
    ],
    ', ',
  );
}
