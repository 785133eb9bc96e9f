import { textKey } from 'ess-shared-types';

/** A slug as the CMS would make it, of the plain titles of the fixtures. */
export const slugOf = (title: string): string =>
  textKey(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
