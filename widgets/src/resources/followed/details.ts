/** What unfolds under the title of a resource: its text, who made it, its formats, what it is about, its source. */
import { safeUrl } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import type { EssResourceDetailsQuery } from '../../data/generated/operations.js';
import * as operation from '../../data/operations/resource-details.graphql';
import { askDetails, type DetailsContext } from '../../followed/entry-details.js';
import { factsTemplate, involvementFacts, printed, provenanceFacts } from '../../followed/facts.js';
import { richText } from '../../followed/rich-text.js';
import { pageUrl } from '../../foundation/entry-url.js';
import { dayInWords } from '../../foundation/phrases.js';
import { formatInWords } from '../format-words.js';
import { FOLLOWED_RESOURCE_WORDS } from './words.js';

type ResourceDetails = NonNullable<EssResourceDetailsQuery['essResource']>;

const isAnswer = (data: unknown): data is EssResourceDetailsQuery =>
  typeof data === 'object' && data !== null && 'essResource' in data;

/** Brings the details of a resource. */
export async function resourceDetails(
  { id, slug }: { readonly id: string; readonly slug: string },
  context: DetailsContext,
): Promise<() => TemplateResult> {
  const details = await askDetails(id, operation, (data) => (isAnswer(data) ? data.essResource : null), context);
  return () => detailsTemplate(details, slug, context);
}

function detailsTemplate(details: ResourceDetails, slug: string, context: DetailsContext): TemplateResult {
  const { html, language, endpoint, presentation } = context;
  const words = FOLLOWED_RESOURCE_WORDS[language];
  const { publicationDate, isPartOf, audiences, topics } = details;
  const url = pageUrl({ ...details, slug }, presentation);
  const labels = (terms: readonly { readonly label: string }[]) => terms.map(({ label }) => label).join(', ');
  return html`<div lang=${details.lang.toLowerCase()}>${richText(details.body, context)}</div>
    ${factsTemplate(
      [
        [words.published, publicationDate && dayInWords(publicationDate, language)],
        ...involvementFacts(details.involvements, context),
        [words.formats, formatsTemplate(details, context)],
        [
          words.partOf,
          isPartOf &&
            html`<a href="${endpoint}/ess/ressources/${encodeURIComponent(isPartOf.slug)}" lang="fr"
              >${isPartOf.title}</a
            >`,
        ],
        [words.audience, labels(audiences)],
        [words.topics, labels(topics)],
        [words.rightsHolder, printed(details.rightsHolder, context)],
        ...provenanceFacts(words.source, details.provenance, context),
      ],
      context,
    )}
    ${url === undefined ? '' : html`<p><a href=${url}>${words.page}</a></p>`}`;
}

/** Every form of the document, where there are several, each with its own link. */
function formatsTemplate({ formats }: ResourceDetails, { html, language }: DetailsContext): TemplateResult | '' {
  if (formats.length < 2) return '';
  return html`<ul>
    ${formats.map((format) => {
      const safe = safeUrl(format.url);
      const text = formatInWords(format, language);
      return html`<li>${safe === undefined ? text : html`<a href=${safe}>${text}</a>`}</li>`;
    })}
  </ul>`;
}
