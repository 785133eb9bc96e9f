/** Under which licences the entries of an archive may be used, in French. */
import { keysOf, LICENCES, type Licence } from 'ess-shared-types';
import type { Attributed } from '../attribution';
import { LICENCE_URLS } from '../licence-urls';
import { entries, paragraphs } from './words';

/** What each one asks for, said for people; its own text is what binds. */
const TERMS: Readonly<Record<Licence, string>> = {
  'etalab-2.0':
    'Réutilisation libre, y compris commerciale, avec ou sans modification. En échange, citez la source\u00a0: au moins le nom de la structure qui publie (colonne «\u00a0publie_par\u00a0», champ «\u00a0publisher\u00a0») et la date de dernière mise à jour. Rien ne doit laisser croire que cette structure approuve la réutilisation, ni déformer ce qu’elle a publié.',
  'cc-by-4.0':
    'Réutilisation libre, y compris commerciale. Citez l’auteur, indiquez la licence et signalez les modifications.',
  'cc-by-sa-4.0':
    'Réutilisation libre, y compris commerciale. Citez l’auteur, signalez les modifications et diffusez ce que vous en tirez sous la même licence.',
  'odbl-1.0':
    'Réutilisation libre de la base, y compris commerciale. Citez la source et diffusez sous la même licence les bases que vous en tirez.',
  'all-rights-reserved':
    'Ces fiches se lisent et se citent dans les limites de la loi. Pour tout autre usage, demandez l’accord du titulaire des droits.',
  unstated:
    'Aucune licence n’est indiquée\u00a0: sans elle, les droits restent à leur titulaire. Demandez l’accord de la structure qui publie.',
};

interface CountedLicence {
  readonly licence: Licence;
  /** Entries under it. */
  readonly count: number;
}

/** The licences that some entry has, in the order of the vocabulary. */
export const countedLicences = (published: readonly Attributed[]): CountedLicence[] =>
  keysOf(LICENCES)
    .map((key) => ({ licence: key, count: published.filter(({ licence }) => licence.key === key).length }))
    .filter(({ count }) => count > 0);

export function licenceText(published: readonly Attributed[]): string {
  const sections = countedLicences(published).map(({ licence, count }) => {
    const url = LICENCE_URLS[licence];
    return [
      `${LICENCES[licence].label.fr} (${entries(count)})`,
      ...(url === null ? [] : [`Texte\u00a0: ${url}`]),
      TERMS[licence],
    ].join('\n');
  });
  return paragraphs(
    'LICENCES',
    'Chaque fiche porte sa propre licence, dans sa ligne du fichier CSV et dans le champ «\u00a0licence\u00a0» du JSON. Voici celles qui sont présentes dans cette archive, avec ce qu’elles demandent en quelques mots\u00a0; seul le texte de chaque licence fait foi.',
    ...(sections.length > 0 ? sections : ['Cette archive ne contient aucune fiche.']),
  );
}
