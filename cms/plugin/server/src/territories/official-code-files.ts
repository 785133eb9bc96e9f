/** Reads the data files of the Code officiel géographique from their npm package. Nothing is loaded before it is asked for. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const PACKAGE_DESCRIPTION = '@etalab/decoupage-administratif/package.json';

const zone = z.enum(['metro', 'drom', 'com']);

const region = z.object({ code: z.string(), nom: z.string(), zone });
const department = z.object({ code: z.string(), nom: z.string(), region: z.string(), zone });
const epci = z.object({
  code: z.string(),
  nom: z.string(),
  populationMunicipale: z.number().optional(),
  membres: z.array(z.object({ code: z.string() })),
});
const commune = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.enum(['commune-actuelle', 'commune-deleguee', 'commune-associee', 'arrondissement-municipal']),
  departement: z.string(),
  /** How the name is joined by « de »: INSEE’s TNCC code. */
  typeLiaison: z.number().optional(),
  /** Of a delegated or associated commune: the commune it is part of. */
  chefLieu: z.string().optional(),
  /** Of a municipal arrondissement: the commune it is part of. */
  commune: z.string().optional(),
  anciensCodes: z.array(z.string()).optional(),
  siren: z.string().optional(),
  codesPostaux: z.array(z.string()).optional(),
  population: z.number().optional(),
});

const files = z.object({
  vintage: z.string(),
  regions: z.array(region),
  departments: z.array(department),
  epci: z.array(epci),
  communes: z.array(commune),
});

/** The files as the package has them, limited to what is used. */
export type OfficialCodeFiles = z.infer<typeof files>;

export async function readOfficialCodeFiles(): Promise<OfficialCodeFiles> {
  return files.parse({
    vintage: await installedVintage(),
    regions: await readJson('data', 'regions.json'),
    departments: await readJson('data', 'departements.json'),
    epci: await readJson('data', 'epci.json'),
    communes: await readJson('data', 'communes.json'),
  });
}

/** Year of the installed Code, `2026`, without reading it. */
export async function installedVintage(): Promise<string> {
  const { version } = z.object({ version: z.string() }).parse(await readJson('package.json'));
  return vintageOfVersion(version);
}

async function readJson(...parts: string[]): Promise<unknown> {
  const folder = path.dirname(require.resolve(PACKAGE_DESCRIPTION));
  return JSON.parse(await readFile(path.join(folder, ...parts), 'utf8'));
}

/** The package numbers its vintages: major version 1 is 2021, and one more each year. */
export function vintageOfVersion(version: string): string {
  return String(2020 + Number.parseInt(version, 10));
}
