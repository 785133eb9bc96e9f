import type { Core } from '@strapi/strapi';
import { registerComponents } from './components/register';

/** Declarations only: nothing here may read the database. */
export function register({ strapi }: { strapi: Core.Strapi }): void {
  registerComponents(strapi);
}
