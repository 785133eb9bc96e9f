/** Loads the Code officiel géographique into the territory content type. */
import { COUNTRY_CODE } from 'ess-shared-types';
import type { Core } from '@strapi/strapi';
import { createFormerCodes, writeFormerCodes } from './former-codes';
import { planLoad } from './load-plan';
import { readOfficialCode, type OfficialTerritory } from './official-code';
import { installedVintage, readOfficialCodeFiles } from './official-code-files';
import {
  insertTerritories,
  readStoredTerritories,
  replaceLinks,
  TERRITORY_TABLE,
  updateTerritories,
} from './stored-territories';

export interface LoadProgress {
  /** Rows written so far, of all that this load writes. */
  readonly done: number;
  readonly total: number;
}

export interface LoadOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
  /** What to load instead of the installed Code. */
  readonly official?: readonly OfficialTerritory[];
}

export interface LoadResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly milliseconds: number;
}

/** Whether the installed vintage is loaded: a load is all or nothing, so one territory speaks for all. Costs one statement. */
export async function territoriesAreCurrent(strapi: Core.Strapi): Promise<boolean> {
  const vintage = await installedVintage();
  const country: unknown = await strapi.db
    .connection(TERRITORY_TABLE)
    .select('id')
    .where({ code: COUNTRY_CODE, vintage })
    .first();
  return country !== undefined;
}

/**
 * Brings the stored territories to the installed vintage, all or nothing. Loading the same vintage again writes
 * nothing; a newer one renames and moves what changed, and marks what disappeared as retired.
 */
export async function loadTerritories(
  strapi: Core.Strapi,
  { onProgress, official }: LoadOptions = {},
): Promise<LoadResult> {
  const start = performance.now();
  const territories = official ?? readOfficialCode(await readOfficialCodeFiles());

  const plan = await strapi.db.transaction(async ({ trx: transaction }) => {
    await createFormerCodes(transaction);
    const plan = planLoad(await readStoredTerritories(transaction), territories);
    const changedColumns = plan.updated.filter(({ columnsChanged }) => columnsChanged);
    const changedLinks = [...plan.created, ...plan.updated.filter(({ linksChanged }) => linksChanged)];
    const links = changedLinks.flatMap(({ links }) => [
      ...links.parents,
      ...(links.successor === null ? [] : [links.successor]),
    ]);

    const total = plan.created.length + changedColumns.length + links.length;
    let done = 0;
    const onRows = (count: number) => onProgress?.({ done: (done += count), total });

    await insertTerritories(transaction, plan.created, onRows);
    await updateTerritories(transaction, changedColumns, onRows);
    if (changedLinks.length > 0) await replaceLinks(transaction, changedLinks, onRows);
    await writeFormerCodes(transaction, territories);
    return plan;
  });

  return {
    created: plan.created.length,
    updated: plan.updated.length,
    unchanged: plan.unchanged,
    milliseconds: Math.round(performance.now() - start),
  };
}
