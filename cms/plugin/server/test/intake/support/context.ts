/** A handful of territories with the traps of the real ones, and what a network knows by name. */
import { textKey, type TerritoryLevel } from 'ess-shared-types';
import { PlaceMatcher } from '../../../src/intake/incoming/place-matcher';
import type { IncomingContext } from '../../../src/intake/incoming/incoming-event';
import { TerritoryIndex } from '../../../src/territories/territory-index';

const row = (
  code: string,
  name: string,
  level: TerritoryLevel,
  department: string | null,
  postalCodes: readonly string[] = [],
  successor: string | null = null,
) => ({
  code,
  name,
  name_key: textKey(name),
  level,
  department,
  parents: '[]',
  postal_codes: JSON.stringify(postalCodes),
  population: 1000,
  successor,
  retired: false,
  vintage: '2026',
});

export const territories = TerritoryIndex.of(
  [
    row('DEP-49', 'Maine-et-Loire', 'department', 'Maine-et-Loire'),
    row('DEP-53', 'Mayenne', 'department', 'Mayenne'),
    row('DEP-57', 'Moselle', 'department', 'Moselle'),
    row('DEP-01', 'Ain', 'department', 'Ain'),
    row('COM-49127', 'Durtal', 'commune', 'Maine-et-Loire', ['49430']),
    row('COM-53180', 'Pommerieux', 'commune', 'Mayenne', ['53400']),
    row('COM-57547', 'Pommérieux', 'commune', 'Moselle', ['57420']),
    row('COM-49377', 'Rives-du-Loir-en-Anjou', 'commune', 'Maine-et-Loire', ['49140']),
    row('COMD-49377', 'Villevêque', 'delegated-commune', 'Maine-et-Loire', [], 'COM-49377'),
    row('COM-49220', 'Morannes', 'commune', 'Maine-et-Loire', ['49640']),
    row('COMD-49220', 'Morannes', 'delegated-commune', 'Maine-et-Loire', [], 'COM-49220'),
    row('COM-53210', 'Saint-Denis-d’Anjou', 'commune', 'Mayenne', ['53290']),
    row('COM-49007', 'Angers', 'commune', 'Maine-et-Loire', ['49000', '49100']),
  ],
  [],
);

export const INSTANCE = '00000000-0000-4000-8000-000000000000';

export const context: IncomingContext = {
  source: {
    kind: 'ical',
    key: 'agenda-d-essai',
    name: 'Agenda d’essai',
    url: 'https://agenda.exemple.example/agenda.ics',
    licence: 'etalab-2.0',
    attribution: 'Réseau d’essai',
    publisher: 'publisherdocumentid',
  },
  places: new PlaceMatcher(territories),
  names: {
    term: (label) => (textKey(label) === 'alimentation' ? 'themes:alimentation' : undefined),
    organisation: (name) => (textKey(name) === 'cooperative d essai' ? 'organisationdocumentid' : undefined),
    kind: (label) => (textKey(label) === 'atelier' ? 'workshop' : undefined),
  },
  instanceId: INSTANCE,
};
