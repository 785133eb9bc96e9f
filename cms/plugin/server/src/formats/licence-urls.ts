/** Where the text of each licence is read. */
import type { Licence } from 'ess-shared-types';

/** `null` where no text grants a reuse: all rights reserved, or nothing stated. */
export const LICENCE_URLS: Readonly<Record<Licence, string | null>> = {
  'etalab-2.0': 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  'cc-by-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'cc-by-sa-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'odbl-1.0': 'https://opendatacommons.org/licenses/odbl/1-0/',
  'all-rights-reserved': null,
  unstated: null,
};
