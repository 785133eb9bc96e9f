/** A dispositif as a schema.org `Service`: what is offered, by whom, to whom, until when. */
import type { DispositifView, EligibilityView, InvolvementRole } from 'ess-shared-types';
import type {
  ApplyActionLeaf,
  AudienceLeaf,
  BusinessAudienceLeaf,
  DefinedTermLeaf,
  GovernmentServiceLeaf,
  OfferLeaf,
  ServiceLeaf,
} from 'schema-dts';
import { involved, isPublicBody, publicly } from './agents';
import { audiences, entryId, labelsOf, terms, thing, type Answer } from './entry';
import { httpUrl, present, term } from './nodes';
import { territory } from './places';
import { knownDate } from './times';

/** Those who answer for it, and those who run it for them. */
const PROVIDERS: readonly InvolvementRole[] = ['promoter', 'steering', 'organiser', 'co-organiser'];
const OPERATORS: readonly InvolvementRole[] = ['facilitated-by'];

/**
 * A `GovernmentService` only where each of its providers is known to be a public body. `MonetaryGrant` would claim what
 * an entry does not say: that a funding is a grant and no loan. A legal form is nothing that is provided: it is the
 * term that it defines.
 */
export function dispositif(
  view: DispositifView,
  answer: Answer,
): ServiceLeaf | GovernmentServiceLeaf | DefinedTermLeaf {
  const common = thing(view, answer, { keywords: terms(view.topics) });
  const described = {
    ...common,
    alternateName: [...view.aliases],
    description: view.summary ?? view.howItHelps ?? common.description,
  };
  if (view.nature.key === 'legal-form') return present<DefinedTermLeaf>({ '@type': 'DefinedTerm', ...described });
  const { nature, status, recurrence, parentProgramme, eligibility } = view;
  const service = {
    ...described,
    serviceType: nature.label,
    category: [
      term('dispositif-nature', nature.label, nature.key),
      term('dispositif-status', status.label, status.key),
      ...(recurrence === null ? [] : [term('dispositif-recurrence', recurrence.label, recurrence.key)]),
    ],
    areaServed: [...view.territories.map(territory), ...(view.scaleAsPrinted === null ? [] : [view.scaleAsPrinted])],
    audience: [
      ...audiences(labelsOf([...view.audiences, ...(eligibility?.audiences ?? [])])),
      ...(eligibility === null ? [] : headcounts(eligibility)),
    ],
    termsOfService: eligibility?.text,
    offers: offer(view),
    isRelatedTo: parentProgramme && {
      '@type': 'Service',
      '@id': entryId('dispositifs', parentProgramme.slug, answer),
      name: parentProgramme.title,
    },
    potentialAction: applyAction(view),
  } as const;
  const providers = view.involvements.filter(({ role }) => PROVIDERS.includes(role.key));
  if (providers.length > 0 && providers.every((provider) => isPublicBody(provider, view))) {
    return present<GovernmentServiceLeaf>({
      '@type': 'GovernmentService',
      ...service,
      provider: publicly(involved(providers, ...PROVIDERS)),
      serviceOperator: involved(view.involvements, ...OPERATORS),
    });
  }
  return present<ServiceLeaf>({
    '@type': 'Service',
    ...service,
    provider: involved(view.involvements, ...PROVIDERS, ...OPERATORS),
  });
}

/** Both bounds of a schema.org quantity are included: « moins de 50 salariés » is at most 49. */
function headcounts(eligibility: EligibilityView): (BusinessAudienceLeaf | AudienceLeaf)[] {
  const { minimumHeadcount, maximumHeadcount, maximumHeadcountIncluded } = eligibility;
  if (minimumHeadcount === null && maximumHeadcount === null) return [];
  return [
    {
      '@type': 'BusinessAudience',
      numberOfEmployees: present({
        '@type': 'QuantitativeValue',
        minValue: minimumHeadcount,
        maxValue: maximumHeadcount === null || maximumHeadcountIncluded ? maximumHeadcount : maximumHeadcount - 1,
      }),
    },
  ];
}

/** When it can be asked for, where, and how much it gives, in the words of the source. */
function offer({ opensOn, closesOn, amount, duration, eligibility, application }: DispositifView): OfferLeaf | null {
  const zonings = eligibility?.zonings ?? [];
  const isKnown = [opensOn, closesOn, amount, duration].some((fact) => fact !== null) || zonings.length > 0;
  if (!isKnown) return null;
  return present<OfferLeaf>({
    '@type': 'Offer',
    url: httpUrl(application?.url),
    description: [amount, duration].filter((fact) => fact !== null),
    availabilityStarts: knownDate(opensOn),
    availabilityEnds: knownDate(closesOn),
    eligibleRegion: zonings.map(({ label }) => ({ '@type': 'Place', name: label })),
  });
}

function applyAction({ application }: DispositifView): ApplyActionLeaf | null {
  const target = httpUrl(application?.url);
  return target === undefined ? null : { '@type': 'ApplyAction', target: { '@type': 'EntryPoint', url: target } };
}
