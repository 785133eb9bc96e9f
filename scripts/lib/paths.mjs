// @ts-check
/** Where things are in the repository. */
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..', '..');
export const appFolder = path.join(root, 'cms', 'app');
/** What an installation owns: database, secrets, demo login. Never in git. */
export const dataFolder = path.join(appFolder, 'data');
/** What can be thrown away: stamps of builds, test reports. Never in git. */
export const cacheFolder = path.join(root, '.cache');
