/** The page of a resource. */
import type { ResourceView } from 'ess-shared-types';
import { itemAddress, link } from '../addresses';
import { fromSource, type AnyEdition, type Context } from '../context';
import type { ItemParts } from '../item-page';
import { html } from '../markup';
import { facts } from '../parts/facts';
import { involvementFacts } from '../parts/organisations';
import { resourceFormats, resourceLink } from '../parts/resource-link';
import { subscribe } from '../parts/subscribe';
import { territories, topics } from '../parts/topics';
import { dateInWords } from '../phrases';
import { WORDS } from '../words';

export function resourceParts(resource: ResourceView, edition: AnyEdition, context: Context): ItemParts {
  const { lang } = context;
  const { isPartOf, publicationDate } = resource;
  return {
    kind: resource.kind.label,
    status: null,
    essentials: html`${resourceLink(resource, context)}
${facts([
  [WORDS.published[lang], publicationDate !== null && dateInWords(publicationDate, lang)],
  ...involvementFacts(resource.involvements),
  [WORDS.otherFormats[lang], resourceFormats(resource, context)],
  [
    WORDS.partOf[lang],
    isPartOf && link(itemAddress(context, 'ressources', isPartOf.slug), fromSource(isPartOf.title, context)),
  ],
])}`,
    sections: facts([
      [WORDS.audience[lang], resource.audiences.map(({ label }) => label).join(', ')],
      [WORDS.topics[lang], topics(resource.topics, 'ressources', context)],
      [WORDS.territories[lang], territories(resource.territories, context)],
    ]),
    tools: context.isFragment ? null : subscribe(edition, context),
    description: resource.summary,
  };
}
