/** What unfolds under the title of a key figure: its text, what it stands beside, where it was found. */
import { safeUrl } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import type { EssKeyFigureDetailsQuery } from '../../data/generated/operations.js';
import * as operation from '../../data/operations/key-figure-details.graphql';
import { askDetails, type DetailsContext } from '../../followed/entry-details.js';
import { factsTemplate, printed, provenanceFacts, type Fact } from '../../followed/facts.js';
import { richText } from '../../followed/rich-text.js';
import { pageUrl } from '../../foundation/entry-url.js';
import { capitalised, dayInWords } from '../../foundation/phrases.js';
import { KEY_FIGURES_WORDS } from '../words.js';
import { FOLLOWED_KEY_FIGURES_WORDS } from './words.js';

type KeyFigureDetails = NonNullable<EssKeyFigureDetailsQuery['essKeyFigure']>;

const isAnswer = (data: unknown): data is EssKeyFigureDetailsQuery =>
  typeof data === 'object' && data !== null && 'essKeyFigure' in data;

/** Brings the details of a key figure. */
export async function loadDetails(id: string, context: DetailsContext): Promise<() => TemplateResult> {
  const details = await askDetails(id, operation, (data) => (isAnswer(data) ? data.essKeyFigure : null), context);
  return () => detailsTemplate(details, context);
}

function detailsTemplate(details: KeyFigureDetails, context: DetailsContext): TemplateResult {
  const { html, language, presentation } = context;
  const { indicator, source, about, topics, groups, provenance } = details;
  const words = FOLLOWED_KEY_FIGURES_WORDS[language];
  const url = pageUrl(details, presentation);
  const method = safeUrl(source?.methodUrl);
  const published = source?.publicationDate;
  return html`<div lang=${details.lang.toLowerCase()}>
      ${details.summary ? html`<p>${details.summary}</p>` : ''} ${richText(details.body, context)}
    </div>
    ${factsTemplate(
      [
        [words.indicator, indicator?.label],
        [words.producers, printed(source?.producers.join(', ') ?? null, context)],
        [words.dataVintage, source?.dataVintage],
        [words.published, published && capitalised(dayInWords(published, language))],
        [words.method, method !== undefined && html`<a href=${method}>${words.openMethod}</a>`],
        [words.organisation, printed(about?.name ?? null, context)],
        ...groups.map((group): Fact => [group.title, besideTemplate(group, context)]),
        [words.topics, topics.map(({ label }) => label).join(', ')],
        ...provenanceFacts(words.foundIn, provenance, context),
      ],
      context,
    )}
    ${url === undefined ? '' : html`<p><a href=${url}>${words.page}</a></p>`}`;
}

/** The other figures of a group, each with the words of its source. */
function besideTemplate(
  { figures }: KeyFigureDetails['groups'][number],
  { html, language, endpoint }: DetailsContext,
): TemplateResult | '' {
  if (figures.length === 0) return '';
  return html`<ul lang="fr">
    ${figures.map(
      ({ slug, title, value }) =>
        html`<li>
          <a href="${endpoint}/ess/chiffres-cles/${encodeURIComponent(slug)}">${title}</a>
          ${KEY_FIGURES_WORDS[language].quoted(value.asPublished)}
        </li>`,
    )}
  </ul>`;
}
