/**
 * The Code officiel géographique as one list of territories, each with the territories that directly contain it.
 *
 * The hierarchy is not a tree: a commune lies in its intercommunality and in its department. An intercommunality
 * has the smallest territory that holds all its communes as its parent, so that what addresses it is found
 * within a department only when the whole of it is there.
 */
import { COUNTRY_CODE, MAINLAND_CODE, type TerritoryLevel } from 'ess-shared-types';
import type { TERRITORY_STATUSES } from '../content-types/vocabularies';
import type { OfficialCodeFiles } from './official-code-files';
import { enumerated, nameAfterDe, territoryLabel, typographic } from './territory-label';

export type TerritoryStatus = keyof typeof TERRITORY_STATUSES;

export interface OfficialTerritory {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  readonly level: TerritoryLevel;
  /** Name of the department, for what lies in one. */
  readonly department: string | null;
  readonly status: TerritoryStatus;
  /** Codes, nearest first. */
  readonly parents: readonly string[];
  readonly successor: string | null;
  readonly postalCodes: readonly string[];
  readonly population: number | null;
  readonly siren: string | null;
  readonly vintage: string;
  /** Codes of former communes that are part of this one, `COM-49177` for Orée d’Anjou. */
  readonly formerCodes: readonly string[];
}

type Region = OfficialCodeFiles['regions'][number];
type Department = OfficialCodeFiles['departments'][number];
type Commune = OfficialCodeFiles['communes'][number];
type Epci = OfficialCodeFiles['epci'][number];

interface Lookup {
  readonly vintage: string;
  readonly regions: ReadonlyMap<string, Region>;
  readonly departments: ReadonlyMap<string, Department>;
  /** Current communes only: delegated ones may bear the same code. */
  readonly communes: ReadonlyMap<string, Commune>;
  readonly epciOfCommune: ReadonlyMap<string, Epci>;
}

const COMMUNE_KINDS = {
  'commune-actuelle': { prefix: 'COM', level: 'commune', status: 'current' },
  'commune-deleguee': { prefix: 'COMD', level: 'delegated-commune', status: 'delegated' },
  'commune-associee': { prefix: 'COMA', level: 'associated-commune', status: 'associated' },
  'arrondissement-municipal': { prefix: 'ARM', level: 'municipal-arrondissement', status: 'current' },
} as const satisfies Record<Commune['type'], { prefix: string; level: TerritoryLevel; status: TerritoryStatus }>;

/** Largest first, so that every parent stands before its children. */
export function readOfficialCode(data: OfficialCodeFiles): OfficialTerritory[] {
  const lookup: Lookup = {
    vintage: data.vintage,
    regions: byCode(data.regions),
    departments: byCode(data.departments),
    communes: byCode(data.communes.filter(({ type }) => type === 'commune-actuelle')),
    epciOfCommune: new Map(data.epci.flatMap((epci) => epci.membres.map(({ code }) => [code, epci] as const))),
  };
  const current = data.communes.filter(({ type }) => type === 'commune-actuelle');
  const parts = data.communes.filter(({ type }) => type !== 'commune-actuelle');
  return [
    ...countryAndMainland(lookup),
    // An overseas collectivity stands in the files as a region and as a department: it is kept once, as the latter.
    ...data.regions.filter(({ zone }) => zone !== 'com').map((region) => regionTerritory(region, lookup)),
    ...data.departments.map((department) => departmentTerritory(department, lookup)),
    ...data.epci.map((epci) => epciTerritory(epci, lookup)),
    ...current.map((commune) => communeTerritory(commune, lookup)),
    ...parts.map((part) => partTerritory(part, lookup)),
  ];
}

function countryAndMainland({ vintage }: Lookup): OfficialTerritory[] {
  return [
    territory({ code: COUNTRY_CODE, name: 'France', level: 'country', vintage }),
    territory({
      code: MAINLAND_CODE,
      name: 'France métropolitaine',
      level: 'mainland',
      parents: [COUNTRY_CODE],
      vintage,
    }),
  ];
}

function regionTerritory({ code, nom, zone }: Region, { vintage }: Lookup): OfficialTerritory {
  return territory({
    code: `REG-${code}`,
    name: typographic(nom),
    level: 'region',
    parents: [zoneParent(zone)],
    vintage,
  });
}

function departmentTerritory({ code, nom, region, zone }: Department, { vintage }: Lookup): OfficialTerritory {
  const overseasCollectivity = zone === 'com';
  return territory({
    code: `DEP-${code}`,
    name: typographic(nom),
    level: 'department',
    parents: [overseasCollectivity ? COUNTRY_CODE : `REG-${region}`],
    vintage,
    ...(overseasCollectivity ? { statusWords: 'outre-mer' } : {}),
  });
}

function epciTerritory(epci: Epci, lookup: Lookup): OfficialTerritory {
  const departments = unique(epci.membres.flatMap(({ code }) => departmentOf(lookup.communes.get(code), lookup) ?? []));
  const names = departments.map(({ nom }) => typographic(nom));
  return territory({
    code: `EPCI-${epci.code}`,
    name: typographic(epci.nom),
    level: 'epci',
    department: names.length === 1 ? (names[0] ?? null) : null,
    departmentWords: enumerated(names.toSorted((one, other) => one.localeCompare(other, 'fr'))),
    parents: [smallestCommonParent(departments)],
    population: epci.populationMunicipale ?? null,
    siren: epci.code,
    vintage: lookup.vintage,
  });
}

/** The smallest territory that holds all these departments. */
function smallestCommonParent(departments: readonly Department[]): string {
  const [first, ...others] = departments;
  if (first === undefined) return COUNTRY_CODE;
  if (others.length === 0) return `DEP-${first.code}`;
  if (first.zone !== 'com' && others.every(({ region }) => region === first.region)) return `REG-${first.region}`;
  return departments.every(({ zone }) => zone === 'metro') ? MAINLAND_CODE : COUNTRY_CODE;
}

function communeTerritory(commune: Commune, lookup: Lookup): OfficialTerritory {
  const epci = lookup.epciOfCommune.get(commune.code);
  return territory({
    ...communeFields(commune, lookup),
    parents: [...(epci === undefined ? [] : [`EPCI-${epci.code}`]), `DEP-${commune.departement}`],
    formerCodes: (commune.anciensCodes ?? []).map((code) => `COM-${code}`),
  });
}

/** A delegated or associated commune or a municipal arrondissement: it belongs to a current commune. */
function partTerritory(part: Commune, lookup: Lookup): OfficialTerritory {
  const whole = lookup.communes.get(part.chefLieu ?? part.commune ?? '');
  if (whole === undefined) {
    return territory({ ...communeFields(part, lookup), parents: [`DEP-${part.departement}`] });
  }
  return territory({
    ...communeFields(part, lookup),
    partOf: nameAfterDe(typographic(whole.nom), whole.typeLiaison ?? 0),
    parents: [`COM-${whole.code}`],
    successor: `COM-${whole.code}`,
  });
}

function communeFields(commune: Commune, lookup: Lookup) {
  const { prefix, level, status } = COMMUNE_KINDS[commune.type];
  const department = departmentOf(commune, lookup);
  return {
    code: `${prefix}-${commune.code}`,
    name: typographic(commune.nom),
    level,
    status,
    department: department === undefined ? null : typographic(department.nom),
    postalCodes: commune.codesPostaux ?? [],
    population: commune.population ?? null,
    siren: commune.siren ?? null,
    vintage: lookup.vintage,
  };
}

interface Description extends Partial<Omit<OfficialTerritory, 'label'>> {
  readonly code: string;
  readonly name: string;
  readonly level: TerritoryLevel;
  readonly vintage: string;
  readonly departmentWords?: string;
  readonly partOf?: string;
  readonly statusWords?: string;
}

function territory({ departmentWords, partOf, statusWords, ...fields }: Description): OfficialTerritory {
  const { name, level, department = null } = fields;
  return {
    department,
    status: 'current',
    parents: [],
    successor: null,
    postalCodes: [],
    population: null,
    siren: null,
    formerCodes: [],
    ...fields,
    label: territoryLabel({ name, level, department: departmentWords ?? department, partOf, status: statusWords }),
  };
}

const zoneParent = (zone: Region['zone']): string => (zone === 'metro' ? MAINLAND_CODE : COUNTRY_CODE);

const departmentOf = (commune: Commune | undefined, { departments }: Lookup): Department | undefined =>
  departments.get(commune?.departement ?? '');

function byCode<Item extends { readonly code: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.code, item]));
}

const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
