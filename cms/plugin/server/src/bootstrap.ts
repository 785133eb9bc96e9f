import type { Core } from '@strapi/strapi';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  strapi.log.debug('ESS plugin ready');
}
