/** Organisations: public as soon as they have a name. */
import { uidOf } from '../../content-types';
import { ORGANISATION_POPULATE, organisationDocumentSchema } from '../documents';
import { projectOrganisation } from '../organisation-projection';
import type { PublishedType } from './published-type';

export const organisationType: PublishedType = {
  uid: uidOf('organisation'),
  table: 'ess_organisations',
  hasDrafts: false,
  populate: ORGANISATION_POPULATE,
  project: (document, ancestry) => projectOrganisation(organisationDocumentSchema.parse(document), ancestry),
  check: () => [],
};
