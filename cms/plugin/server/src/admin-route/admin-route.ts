/**
 * How a feature declares what its admin pages ask of the server. Addresses stand under `/admin/ess/`: those
 * under `/ess/` are public.
 */
import { errors } from '@strapi/utils';
import type { z } from 'zod';
import { actionId, type ActionName } from '../access/actions';
import { readInput, type AdminContext } from '../access/admin-request';
import { adminUserOf, type AdminUser } from '../access/current-user';

export const ADMIN_PREFIX = '/admin/ess';

/** A request that was allowed and whose input was checked. */
export interface AdminRequest<Input> {
  readonly input: Input;
  readonly user: AdminUser;
  /** For what only HTTP gives: files sent, headers of the answer. */
  readonly context: AdminContext;
}

export interface AdminRouteDeclaration<Input> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/admin/ess`, with Koa's parameters: `/people/:documentId`. */
  readonly path: `/${string}`;
  /** All are required of the user. */
  readonly actions: readonly [ActionName, ...ActionName[]];
  /**
   * Schema of `{ params, query, body }`. What does not fit is answered by 400 with one message a field, in the
   * user's language. Values of `params` and `query` are texts: read numbers with `z.coerce`.
   */
  readonly input: z.ZodType<Input>;
  /** What it returns is the body of the answer, as JSON; errors of `@strapi/utils` give their status. */
  readonly handler: (request: AdminRequest<Input>) => Promise<unknown>;
}

/** A route as Strapi's router takes it. */
export interface AdminRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly handler: (context: AdminContext) => Promise<void>;
  /** `auth: false` lets in who is not logged in: for addresses that are a secret by themselves. */
  readonly config: {
    readonly auth?: false;
    readonly policies: readonly (string | { readonly name: string; readonly config: object })[];
  };
}

export function adminRoute<Input>(declaration: AdminRouteDeclaration<Input>): AdminRoute {
  const { method, path, actions, input, handler } = declaration;
  return {
    method,
    path,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: actions.map(actionId) } },
      ],
    },
    handler: async (context) => {
      const user = adminUserOf(context.state);
      if (!user) throw new errors.UnauthorizedError();
      context.set('Cache-Control', 'no-store');
      const request = {
        params: context.params,
        query: context.query,
        body: context.request.body,
      };
      context.body = (await handler({ input: readInput(input, request, user.language), user, context })) ?? null;
    },
  };
}
