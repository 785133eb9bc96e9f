/** What fills itself when a person types an entry in the admin: who publishes it, who entered it. */
import type { Core } from '@strapi/strapi';
import { organisationOf } from '../access/affiliations';
import { currentAdminUser } from '../access/current-user';
import { essOf, publicUrl } from '../ess';

/** To be used after the publication. An import says by itself where its entries come from: what is given stays. */
export function usePresets(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.action !== 'create' || !context.uid.startsWith('plugin::ess.') || !('data' in context.params))
      return next();
    const user = currentAdminUser(strapi);
    const { attributes } = strapi.getModel(context.uid);
    const hasPublisher = 'publisher' in attributes;
    const hasProvenance = 'provenance' in attributes;
    if (!user || !(hasPublisher || hasProvenance)) return next();

    const data: Record<string, unknown> = context.params.data ?? {};
    const organisation = await organisationOf(strapi, user.id);
    if (hasPublisher && organisation && namesNone(data.publisher))
      data.publisher = { set: [{ documentId: organisation.documentId }] };
    if (hasProvenance && namesNone(data.provenance))
      data.provenance = [{ entered_by: organisation?.name ?? siteName(strapi) }];
    return next();
  });
}

/** Who speaks for the site: an organisation, never a person, since it is published. */
export function siteName(strapi: Core.Strapi): string {
  const { siteName: configured } = essOf(strapi).config;
  if (configured) return configured;
  const url = publicUrl(strapi);
  return URL.canParse(url) ? new URL(url).hostname : 'ESS';
}

/** Whether a relation or a list of components, in any of the forms that Strapi takes, holds nothing. */
export function namesNone(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object') return false;
  if ('set' in value) return namesNone(value.set);
  if ('connect' in value) return namesNone(value.connect);
  return 'disconnect' in value;
}
