/**
 * What Strapi leaves open to whoever is signed in, whatever their role: sending mail in the name of the installation,
 * its settings of languages, how everybody's forms show a component. The addresses of single types also take the other types, and then act on the first
 * entry in reach.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { guardStockRoutes, type RouteGuard } from './stock-routes';
import { strapiServices } from './strapi-services';

const singleType = z.object({ model: z.string() });

export function guardStockDoors(strapi: Core.Strapi): void {
  /** Who may change the settings of a plugin of Strapi holds this action. */
  const holding =
    (action: string): RouteGuard =>
    (context, next) => {
      const { userAbility }: Readonly<Record<string, unknown>> = context.state;
      const { ability } = strapiServices(strapi)
        .get('admin::permission')
        .createPermissionsManager({ ability: userAbility, action, model: '' });
      if (!ability.can(action)) throw new errors.ForbiddenError();
      return next();
    };
  const single: RouteGuard = (context, next) => {
    const { model } = singleType.parse(context.params);
    const types = new Map<string, { readonly kind?: string }>(Object.entries(strapi.contentTypes));
    if (types.get(model)?.kind !== 'singleType') throw new errors.ForbiddenError();
    return next();
  };

  guardStockRoutes(strapi, 'email', { 'POST /': holding('plugin::email.settings.read') });
  guardStockRoutes(strapi, 'i18n', { 'PUT /settings': holding('plugin::i18n.locale.update') });
  guardStockRoutes(strapi, 'content-manager', {
    'PUT /components/:uid/configuration': holding('plugin::content-manager.components.configure-layout'),
    'GET /single-types/:model': single,
    'PUT /single-types/:model': single,
    'DELETE /single-types/:model': single,
    'POST /single-types/:model/actions/publish': single,
    'POST /single-types/:model/actions/unpublish': single,
    'POST /single-types/:model/actions/discard': single,
    'GET /single-types/:model/actions/countDraftRelations': single,
  });
}
