/** Where an initiative is and what it belongs to, in the words of the pages of the CMS. */
import { capitalised } from '../foundation/phrases.js';
import type { Initiative } from './initiatives-source.js';

/** Vocabularies of sectors come before the neutral topics. */
const SECTORS = /^(avise-domaines|cress-cvl-secteurs)$/;

/** The word of its sector, else of its first topic; empty without either. */
export function sectorInWords({ topics }: Pick<Initiative, 'topics'>): string {
  return calm((topics.find(({ vocabulary }) => SECTORS.test(vocabulary)) ?? topics[0])?.label ?? '');
}

/** Some lists are printed in capitals: « ÉCONOMIE CIRCULAIRE » is said « Économie circulaire ». Acronyms stay. */
function calm(label: string): string {
  return capitalised(label.length < 5 || /\p{Ll}/u.test(label) ? label : label.toLowerCase());
}

/** The communes where it stands, else the territory as the source prints it, else the territories it addresses. */
export function placeInWords({
  places,
  territories,
  territoryAsPrinted,
}: Pick<Initiative, 'places' | 'territories' | 'territoryAsPrinted'>): string {
  const communes = places.map(({ territory, labelAsPrinted }) =>
    territory ? territory.name + (territory.department ? ` (${territory.department})` : '') : labelAsPrinted,
  );
  return (
    [...new Set(communes)].filter(Boolean).join(', ') ||
    (territoryAsPrinted ?? territories.map(({ name }) => name).join(', '))
  );
}
