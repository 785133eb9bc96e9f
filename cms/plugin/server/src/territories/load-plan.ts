/**
 * What a load of the Code officiel géographique has to write, from what is stored and what the Code says.
 * Areas made by hand are never touched, nor are their links with official territories.
 */
import {
  COUNTRY_CODE,
  keyOfStored,
  MAINLAND_CODE,
  prefixOf,
  TERRITORY_LEVELS,
  type TerritoryLevel,
} from 'ess-shared-types';
import { TERRITORY_STATUSES } from '../content-types/vocabularies';
import type { OfficialTerritory } from './official-code';
import { territoryLabel, territorySearchKey } from './territory-label';

/** The columns that the load answers for, with the values that Strapi stores. */
export interface TerritoryColumns {
  readonly code: string;
  readonly name: string | null;
  readonly label: string | null;
  readonly level: string | null;
  readonly department: string | null;
  readonly territory_status: string | null;
  readonly postal_codes: readonly string[];
  readonly population: number | null;
  readonly siren: string | null;
  readonly vintage: string | null;
  readonly search_key: string | null;
}

export interface TerritoryLinks {
  /** Codes, nearest first. */
  readonly parents: readonly string[];
  readonly successor: string | null;
}

export interface StoredTerritory extends TerritoryColumns, TerritoryLinks {
  readonly id: number;
}

export interface PlannedTerritory {
  /** Of the stored row; none for a territory that is new. */
  readonly id: number | undefined;
  readonly columns: TerritoryColumns;
  readonly links: TerritoryLinks;
  readonly columnsChanged: boolean;
  readonly linksChanged: boolean;
}

export interface LoadPlan {
  readonly created: readonly PlannedTerritory[];
  readonly updated: readonly PlannedTerritory[];
  readonly unchanged: number;
}

/** Compares the Code with what is stored. */
export function planLoad(stored: readonly StoredTerritory[], official: readonly OfficialTerritory[]): LoadPlan {
  const storedByCode = new Map(stored.toReversed().map((territory) => [territory.code, territory]));
  const officialCodes = new Set(official.map(({ code }) => code));
  const successorOfFormer = new Map(
    official.flatMap(({ code, formerCodes }) => formerCodes.map((former) => [former, code] as const)),
  );

  const wanted = official.map((territory) => planOfficial(territory, storedByCode.get(territory.code)));
  const vanished = [...storedByCode.values()]
    .filter(({ code, vintage }) => vintage !== null && isOfficialCode(code) && !officialCodes.has(code))
    .map((territory) => planRetired(territory, successorOfFormer.get(territory.code) ?? territory.successor));

  const planned = [...wanted, ...vanished];
  const known = planned.filter(({ id }) => id !== undefined);
  const updated = known.filter(({ columnsChanged, linksChanged }) => columnsChanged || linksChanged);
  return { created: planned.filter(({ id }) => id === undefined), updated, unchanged: known.length - updated.length };
}

/** Whether a code is the Code’s to define; a slug is an area made by hand. */
export function isOfficialCode(code: string): boolean {
  return code === COUNTRY_CODE || code === MAINLAND_CODE || prefixOf(code) !== undefined;
}

function planOfficial(territory: OfficialTerritory, stored: StoredTerritory | undefined): PlannedTerritory {
  const handMade = stored?.parents.filter((parent) => !isOfficialCode(parent)) ?? [];
  const columns: TerritoryColumns = {
    code: territory.code,
    name: territory.name,
    label: territory.label,
    level: TERRITORY_LEVELS[territory.level].stored,
    department: territory.department,
    territory_status: TERRITORY_STATUSES[territory.status].stored,
    postal_codes: territory.postalCodes,
    population: territory.population,
    siren: territory.siren,
    vintage: territory.vintage,
    search_key: territorySearchKey(territory),
  };
  return planned(stored, columns, { parents: [...territory.parents, ...handMade], successor: territory.successor });
}

/** A code that the Code no longer has stays, because entries may speak of it; it now lies in its successor, if that is known. */
function planRetired(stored: StoredTerritory, successor: string | null): PlannedTerritory {
  const label = retiredLabel(stored);
  const columns: TerritoryColumns = {
    code: stored.code,
    name: stored.name,
    label,
    level: stored.level,
    department: stored.department,
    territory_status: TERRITORY_STATUSES.retired.stored,
    postal_codes: stored.postal_codes,
    population: stored.population,
    siren: stored.siren,
    vintage: stored.vintage,
    search_key: territorySearchKey({ label, code: stored.code, postalCodes: stored.postal_codes }),
  };
  const handMade = stored.parents.filter((parent) => !isOfficialCode(parent));
  return planned(stored, columns, {
    parents: successor === null ? stored.parents : [successor, ...handMade],
    successor,
  });
}

function retiredLabel({ name, code, level, department }: StoredTerritory): string {
  return territoryLabel({ name: name ?? code, level: levelOfStored(level), department, retired: true });
}

/** An area of unknown level is one made by hand. */
export function levelOfStored(stored: string | null): TerritoryLevel {
  return keyOfStored(TERRITORY_LEVELS, stored) ?? 'other-area';
}

function planned(
  stored: StoredTerritory | undefined,
  columns: TerritoryColumns,
  links: TerritoryLinks,
): PlannedTerritory {
  return {
    id: stored?.id,
    columns,
    links,
    columnsChanged: stored === undefined || columnsText(stored) !== columnsText(columns),
    linksChanged: stored === undefined || linksText(stored) !== linksText(links),
  };
}

const columnsText = (row: TerritoryColumns): string =>
  JSON.stringify([
    row.code,
    row.name,
    row.label,
    row.level,
    row.department,
    row.territory_status,
    row.postal_codes,
    row.population,
    row.siren,
    row.vintage,
    row.search_key,
  ]);

const linksText = ({ parents, successor }: TerritoryLinks): string => JSON.stringify([parents, successor]);
