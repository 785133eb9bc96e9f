/** An initiative as a schema.org `Project`, which is an organisation with an aim. */
import type { InitiativeView } from 'ess-shared-types';
import type { ProjectLeaf } from 'schema-dts';
import { confirmedPlaces } from '../entry-words';
import { involved } from './agents';
import { audiences, labelsOf, terms, thing, type Answer } from './entry';
import { httpUrl, present, term } from './nodes';
import { place, territory } from './places';
import { knownDate } from './times';
import { documents } from './works';

/** schema.org has no legal form and no stage of a project: both are terms of their lists. */
export function initiative(view: InitiativeView, answer: Answer): ProjectLeaf {
  const { involvements, legalForm, stage } = view;
  const common = thing(view, answer, { audience: audiences(labelsOf(view.audiences)) });
  return present<ProjectLeaf>({
    '@type': 'Project',
    ...common,
    description: view.summary ?? view.whatItDoes ?? common.description,
    sameAs: httpUrl(view.website?.url),
    location: confirmedPlaces(view.places).map((confirmed) => place(confirmed, answer.lang)),
    areaServed: view.territories.length > 0 ? view.territories.map(territory) : view.territoryAsPrinted,
    foundingDate: knownDate(view.startedOn),
    founder: involved(involvements, 'initiator'),
    member: involved(involvements, 'promoter', 'steering', 'organiser', 'co-organiser', 'partner', 'producer'),
    memberOf: involved(involvements, 'member'),
    funder: involved(involvements, 'funder'),
    sponsor: involved(involvements, 'supporter', 'accompanied'),
    keywords: [
      term('initiative-stage', stage.label, stage.key),
      ...(legalForm === null ? [] : [term('legal-form', legalForm, null)]),
      ...terms(view.topics),
    ],
    subjectOf: documents(view.documents, answer, 'write-up', 'poster', 'reference', 'replay', 'slides'),
  });
}
