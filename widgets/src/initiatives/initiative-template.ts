import { safeUrl } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { Reading } from '../foundation/content-element.js';
import { titleUrl } from '../foundation/entry-url.js';
import { foreign } from '../foundation/foreign.js';
import { headingTemplate } from '../foundation/heading.js';
import { imageTemplate } from '../foundation/image.js';
import { uncapitalised } from '../foundation/phrases.js';
import { sourceInWords } from '../foundation/source-words.js';
import { WORDS } from '../foundation/words.js';
import { placeInWords, sectorInWords } from './initiative-words.js';
import type { Initiative } from './initiatives-source.js';
import { INITIATIVE_WORDS } from './words.js';

/** What the reader may do with an initiative. */
export interface InitiativeActions {
  /** The reader follows a link. */
  readonly select: (initiative: Initiative, url: string, cause: Event) => void;
  /** What unfolds in place; it is brought only then. */
  readonly unfold: (initiative: Initiative) => TemplateResult;
}

/** What an initiative needs to know of the list it stands in. */
export interface InitiativeContext extends Reading {
  /** Level of the name of an initiative. */
  readonly titleLevel: number;
  /** Publisher and licence differ from one initiative to the next. */
  readonly withSource: boolean;
  /** Words stand where images would. */
  readonly withTint: boolean;
  readonly actions: InitiativeActions;
}

/** What a card says: name, where, what it does, its size, its website; and what is seen above: an image, or a word. */
export function initiativeTemplate(
  initiative: Initiative,
  titleId: string,
  context: InitiativeContext,
): TemplateResult {
  const { language, titleLevel, presentation, withTint } = context;
  const { show, link } = presentation;
  const { stage, summary, whatItDoes, size } = initiative;
  const words = INITIATIVE_WORDS[language];
  const sector = sectorInWords(initiative);
  const picture = imageTemplate(credited(initiative), context.endpoint);
  const hasTint = withTint && !picture;
  const hasStopped = stage.key === 'stopped';
  const about = [
    placeInWords(initiative),
    hasTint ? '' : sector,
    hasStopped || stage.key === 'unknown' || !show.includes('stage') ? '' : stage.label,
  ].filter(Boolean);
  const does = show.includes('summary') && (summary ?? whatItDoes);
  return html`<div class="body">
      ${headingTemplate(titleLevel, 'title', titleId, titleContent(initiative, context))}
      ${hasStopped ? html`<p class="status" part="status">${stage.label}</p>` : ''}
      ${about.length > 0 ? html`<p class="small" part="about">${about.join(' – ')}</p>` : ''}
      ${does ? html`<p class="does" part="summary" lang=${foreign(initiative.lang, language)}>${does}</p>` : ''}
      ${
        size && show.includes('size')
          ? // As the source prints it, hence in French.
            html`<p class="small" part="size">
              ${words.size}${WORDS[language].about('')}<span lang=${foreign('fr', language)}>${size}</span>
            </p>`
          : ''
      }
      ${show.includes('website') ? websiteTemplate(initiative, context) : ''}
      ${link === 'inline' ? context.actions.unfold(initiative) : ''}
      ${context.withSource ? html`<p class="small" part="source">${sourceInWords(initiative, language)}</p>` : ''}
    </div>
    ${hasTint ? html`<p class="tint" part="tint">${sector || words.initiative}</p>` : picture}`;
}

/** The image, whose credit says its licence too. */
function credited({ image }: Initiative): Initiative['image'] {
  return image && { ...image, credit: [image.credit, image.licence].filter(Boolean).join(', ') };
}

function titleContent(initiative: Initiative, { presentation, language, actions }: InitiativeContext): TemplateResult {
  const lang = foreign(initiative.lang, language);
  const url = titleUrl(
    initiative,
    presentation,
    initiative.provenance.map((source) => source.url),
  );
  if (!url) return html`<span tabindex="-1" lang=${lang}>${initiative.title}</span>`;
  const select = (cause: Event) => actions.select(initiative, url, cause);
  return html`<a part="link" href=${url} lang=${lang} @click=${select}>${initiative.title}</a>`;
}

/** The link to its own site; one that is dead, lost or private is said, not hidden. */
function websiteTemplate({ website, title }: Initiative, { language }: InitiativeContext): TemplateResult | '' {
  if (!website) return '';
  const { about } = WORDS[language];
  const words = INITIATIVE_WORDS[language];
  const url = safeUrl(website.url);
  return url
    ? html`<p part="website">
        <a href=${url}>${words.visitWebsite}<span class="hidden">${about(title)}</span></a>
      </p>`
    : html`<p class="small" part="website">${words.website + about(uncapitalised(website.status.label))}</p>`;
}
