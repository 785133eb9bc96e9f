/** What unfolds under the name of an initiative: what it does, who runs it, since when, its documents, its source. */
import { safeUrl } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import type { EssInitiativeDetailsQuery } from '../../data/generated/operations.js';
import * as operation from '../../data/operations/initiative-details.graphql';
import { askDetails, type DetailsContext } from '../../followed/entry-details.js';
import { factsTemplate, involvementFacts, printed, provenanceFacts } from '../../followed/facts.js';
import { richText } from '../../followed/rich-text.js';
import { pageUrl } from '../../foundation/entry-url.js';
import { dayInWords, uncapitalised } from '../../foundation/phrases.js';
import { FOLLOWED_INITIATIVE_WORDS } from './words.js';

type InitiativeDetails = NonNullable<EssInitiativeDetailsQuery['essInitiative']>;
type Place = InitiativeDetails['places'][number];

const isAnswer = (data: unknown): data is EssInitiativeDetailsQuery =>
  typeof data === 'object' && data !== null && 'essInitiative' in data;

/** Brings the details of an initiative. */
export async function initiativeDetails(
  { id, slug }: { readonly id: string; readonly slug: string },
  context: DetailsContext,
): Promise<() => TemplateResult> {
  const details = await askDetails(id, operation, (data) => (isAnswer(data) ? data.essInitiative : null), context);
  return () => detailsTemplate(details, slug, context);
}

function detailsTemplate(details: InitiativeDetails, slug: string, context: DetailsContext): TemplateResult {
  const { html, language, endpoint, presentation } = context;
  const words = FOLLOWED_INITIATIVE_WORDS[language];
  const { summary, whatItDoes, dispositif, replicationOf, startedOn } = details;
  const url = pageUrl({ ...details, slug }, presentation);
  const entryLink = (stem: string, entry: { readonly slug: string; readonly title: string } | null) =>
    entry && html`<a href="${endpoint}/ess/${stem}/${encodeURIComponent(entry.slug)}" lang="fr">${entry.title}</a>`;
  return html`<div lang=${details.lang.toLowerCase()}>
      ${whatItDoes && summary ? html`<p>${whatItDoes}</p>` : ''} ${richText(details.body, context)}
    </div>
    ${factsTemplate(
      [
        [words.where, printed(details.places.map(addressOf).filter(Boolean).join('\u00a0; '), context)],
        ...involvementFacts(details.involvements, context),
        [words.legalForm, printed(details.legalForm, context)],
        [words.since, startedOn && dayInWords(startedOn, language)],
        [words.documents, documentsTemplate(details, context)],
        [words.supportedBy, entryLink('dispositifs', dispositif)],
        [words.replicationOf, entryLink('initiatives', replicationOf)],
        [words.rightsHolder, printed(details.rightsHolder, context)],
        ...provenanceFacts(words.source, details.provenance, context),
      ],
      context,
    )}
    ${url === undefined ? '' : html`<p><a href=${url}>${words.page}</a></p>`}`;
}

/** `Salle de l’Odyssée, 23 rue de Bellevue, 49430 Durtal (Maine-et-Loire)`. */
function addressOf({ name, street, postalCode, territory, labelAsPrinted }: Place): string {
  const commune = territory
    ? [postalCode, territory.name].filter(Boolean).join(' ') +
      (territory.department ? ` (${territory.department})` : '')
    : labelAsPrinted;
  return [name, street, commune].filter(Boolean).join(', ');
}

/** A link that is lost, dead or private is said, not hidden. */
function documentsTemplate({ documents }: InitiativeDetails, { html }: DetailsContext): TemplateResult | '' {
  if (documents.length === 0) return '';
  return html`<ul lang="fr">
    ${documents.map(({ role, title, url, linkStatus }) => {
      const safe = safeUrl(url);
      const name = `${role.label}\u00a0: ${title}`;
      return html`<li>
        ${safe === undefined ? `${name} (${uncapitalised(linkStatus.label)})` : html`<a href=${safe}>${name}</a>`}
      </li>`;
    })}
  </ul>`;
}
