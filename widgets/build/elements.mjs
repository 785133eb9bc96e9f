// @ts-check
/** The elements: every folder of `src` with a `define.ts`; `src/agenda` is `<ess-agenda>`. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const sources = path.join(import.meta.dirname, '..', 'src');

/**
 * @typedef {object} BuiltElement
 * @property {string} tag `ess-agenda`
 * @property {string} folder `agenda`, also the name by which the element loads its chunk
 * @property {string} entry what registers it
 * @property {string} chunk what its reader's actions load
 */

/** @type {readonly BuiltElement[]} */
export const elements = readdirSync(sources)
  .filter((folder) => existsSync(path.join(sources, folder, 'define.ts')))
  .sort()
  .map((folder) => ({
    tag: `ess-${folder}`,
    folder,
    entry: `src/${folder}/define.ts`,
    chunk: `src/${folder}/followed/index.ts`,
  }));

/** What is said seldom (why there is nothing, how old it is, what is wrong), the same chunk for all elements; loaded by the name `explanations`. */
export const EXPLANATIONS_CHUNK = 'src/explanations/index.ts';

/** Apollo Client, the same chunk for all elements; loaded by the name `client`. */
export const CLIENT_CHUNK = 'src/data/client/index.ts';
