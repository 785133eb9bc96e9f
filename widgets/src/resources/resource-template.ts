import { safeUrl } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { Reading } from '../foundation/content-element.js';
import { titleUrl } from '../foundation/entry-url.js';
import { foreign } from '../foundation/foreign.js';
import { headingTemplate } from '../foundation/heading.js';
import { sourceInWords } from '../foundation/source-words.js';
import { WORDS } from '../foundation/words.js';
import { contentsInWords, formatInWords } from './format-words.js';
import type { Players } from './players.js';
import type { Resource } from './resources-source.js';
import { videoAt } from './video.js';
import { RESOURCE_WORDS } from './words.js';

/** What the reader may do with a resource. */
export interface ResourceActions {
  /** The reader follows a link. */
  readonly select: (resource: Resource, url: string, cause: Event) => void;
  /** What unfolds in place; it is brought only then. */
  readonly unfold: (resource: Resource) => TemplateResult;
}

/** What a resource needs to know of the list it stands in. */
export interface ResourceContext extends Reading {
  /** Level of the title of a resource. */
  readonly titleLevel: number;
  /** Publisher and licence differ from one resource to the next. */
  readonly withSource: boolean;
  readonly actions: ResourceActions;
  readonly players: Players;
}

/** One resource: kind, title, publisher and year, what it is about, then what must be known before it is opened, and the link. */
export function resourceTemplate(resource: Resource, titleId: string, context: ResourceContext): TemplateResult {
  const { language, titleLevel, presentation, players } = context;
  const { show, link } = presentation;
  const { kind, summary, publicationDate } = resource;
  const from = [authorOf(resource), publicationDate?.slice(0, 4)].filter(Boolean).join(', ');
  const video = show.includes('video') ? videoAt(resource.url) : undefined;
  return html`<li>
    <article class="resource" part="item" aria-labelledby=${titleId}>
      ${headingTemplate(titleLevel, 'title', titleId, titleContent(resource, context))}
      <p class="small kind" part="kind">${kind.label}</p>
      ${from && html`<p class="small" part="from">${from}</p>`}
      ${
        summary && show.includes('summary')
          ? html`<p part="summary" lang=${foreign(resource.lang, language)}>${summary}</p>`
          : ''
      }
      ${openTemplate(resource, context)} ${video ? players.template(resource, video, `${titleId}-video`, language) : ''}
      ${link === 'inline' ? context.actions.unfold(resource) : ''}
      ${context.withSource ? html`<p class="small" part="source">${sourceInWords(resource, language)}</p>` : ''}
    </article>
  </li>`;
}

/** Who made it known, in the words of the source before those of the catalogue. */
function authorOf({ involvements, publisher }: Resource): string | undefined {
  const editor = involvements.find(({ role }) => /^(editor|producer)$/.test(role.key));
  return editor?.organisation?.name ?? editor?.labelAsPrinted ?? publisher?.name;
}

function titleContent(resource: Resource, { presentation, language, actions }: ResourceContext): TemplateResult {
  const lang = foreign(resource.lang, language);
  const url = titleUrl(resource, presentation, [resource.url, ...resource.provenance.map((source) => source.url)]);
  if (!url) return html`<span tabindex="-1" lang=${lang}>${resource.title}</span>`;
  const select = (cause: Event) => actions.select(resource, url, cause);
  return html`<a part="link" href=${url} lang=${lang} @click=${select}>${resource.title}</a>`;
}

/** What is known of the document, then its link; a link that is dead, lost or private is said, not hidden. */
function openTemplate(resource: Resource, { language }: ResourceContext): TemplateResult {
  const { url, formats, access, linkStatus, title } = resource;
  const words = RESOURCE_WORDS[language];
  const about = html`<span class="hidden">${WORDS[language].about(title)}</span>`;
  const safe = safeUrl(url);
  const main = formats.find((format) => format.url === url) ?? formats[0];
  const described = safe ? main && formatInWords(main, language) : linkStatus.label;
  const facts = [described, access].filter(Boolean).join(' – ');
  const other = main?.accessible
    ? undefined
    : formats.find((format) => format.accessible && format !== main && safeUrl(format.url));
  return html`<p class="row open">
    ${facts && html`<span class="small" part="format">${facts}</span>`}
    ${safe ? html`<a part="open" href=${safe}>${words.consult}${about}</a>` : ''}
    ${
      other
        ? html`<a part="open" href=${other.url ?? ''}
            >${words.accessibleVersion} (${contentsInWords(other, language)})${about}</a
          >`
        : ''
    }
  </p>`;
}
