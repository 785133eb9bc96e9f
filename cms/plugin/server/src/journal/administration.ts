/** `plugin::ess.audit-journal`: notes what is done to accounts, roles, tokens, people and imports, and who entered. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { JournalAction } from '../../../shared/contracts/journal';
import { shortenedAddress } from '../visitors/client-address';
import { essOf } from '../ess';
import { note, type Entry } from './journal';

type Context = Parameters<Core.MiddlewareHandler>[0];

interface NotedRoute {
  readonly method: string;
  /** Below the path of the administration; the first group is what it is done to. */
  readonly path: RegExp;
  readonly action: JournalAction;
  readonly uid?: string;
}

const route = (method: string, path: RegExp, action: JournalAction, uid?: string): NotedRoute => ({
  method,
  path,
  action,
  ...(uid === undefined ? {} : { uid }),
});

/** What is created, changed and deleted under one path. */
const managed = (path: string, what: 'account' | 'role' | 'token', uid: string): NotedRoute[] => [
  route('POST', new RegExp(`^/${path}/?$`, 'i'), `${what}-created`, uid),
  route('PUT', new RegExp(`^/${path}/([\\w-]+)(?:/permissions)?/?$`, 'i'), `${what}-changed`, uid),
  route('POST', new RegExp(`^/${path}/([\\w-]+)/regenerate/?$`, 'i'), `${what}-changed`, uid),
  route('DELETE', new RegExp(`^/${path}/([\\w-]+)/?$`, 'i'), `${what}-deleted`, uid),
  route('POST', new RegExp(`^/${path}/batch-delete/?$`, 'i'), `${what}-deleted`, uid),
];

const ROUTES: readonly NotedRoute[] = [
  route('POST', /^\/login\/?$/i, 'login'),
  route('POST', /^\/reset-password\/?$/i, 'password-reset'),
  route('POST', /^\/register(?:-admin)?\/?$/i, 'account-created', 'admin::user'),
  ...managed('users', 'account', 'admin::user'),
  ...managed('roles', 'role', 'admin::role'),
  ...managed('api-tokens', 'token', 'admin::api-token'),
  ...managed('admin-tokens', 'token', 'admin::api-token'),
  ...managed('transfer/tokens', 'token', 'admin::transfer-token'),
  route('POST', /^\/webhooks\/?$/i, 'settings-changed', 'strapi::webhook'),
  route('PUT', /^\/webhooks\/(\d+)\/?$/i, 'settings-changed', 'strapi::webhook'),
  route('DELETE', /^\/webhooks\/(\d+)\/?$/i, 'settings-changed', 'strapi::webhook'),
  route('POST', /^\/ess\/people\/(\w+)\/erase\/?$/i, 'erased', 'plugin::ess.person'),
  route('POST', /^\/ess\/people\/(\w+)\/reduce\/?$/i, 'reduced', 'plugin::ess.person'),
  route('PUT', /^\/ess\/partners\/(\d+)\/?$/i, 'affiliation-changed', 'admin::user'),
  route('POST', /^\/ess\/intake\/previews\/[\w-]+\/run\/?$/i, 'imported'),
  route('DELETE', /^\/ess\/intake\/imports\/(\d+)\/?$/i, 'import-undone'),
];

const userSchema = z.object({ user: z.object({ id: z.number() }) });
const emailSchema = z.object({ email: z.string() });
const createdSchema = z.object({
  data: z.object({ id: z.union([z.number(), z.string()]).optional(), user: z.object({ id: z.number() }).optional() }),
});
const idsSchema = z.object({ ids: z.array(z.union([z.number(), z.string()])) });

export const auditJournal = (_: unknown, { strapi }: { readonly strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const { config } = essOf(strapi);
  const stem = strapi.config.get<string>('admin.path', '/admin').replace(/\/$/, '');
  return async (context, next) => {
    const noted = routeOf(context, stem);
    if (!noted) {
      await next();
      return;
    }
    try {
      await next();
    } catch (error) {
      if (noted.route.action === 'login' && context.status !== 429 && !isLimit(error))
        await note(strapi, config.now(), [await failedLogin(strapi, context)]);
      throw error;
    }
    if (context.status < 300) await note(strapi, config.now(), entriesOf(context, noted));
  };
};

interface Noted {
  readonly route: NotedRoute;
  readonly reference: string | undefined;
}

function routeOf({ method, path }: Context, stem: string): Noted | undefined {
  if (!path.toLowerCase().startsWith(`${stem}/`)) return undefined;
  const below = path.slice(stem.length);
  for (const known of ROUTES) {
    const found = known.method === method ? known.path.exec(below) : null;
    if (found) return { route: known, reference: found[1] };
  }
  return undefined;
}

function entriesOf(context: Context, { route: { action, uid }, reference }: Noted): Entry[] {
  const body = createdSchema.safeParse(context.body);
  const made = body.success ? (body.data.data.user?.id ?? body.data.data.id) : undefined;
  const state = userSchema.safeParse(context.state);
  const isEntering = action === 'login' || action === 'password-reset';
  const userId = state.success ? state.data.user.id : isEntering && typeof made === 'number' ? made : null;
  const several = idsSchema.safeParse(context.request.body);
  const references = several.success ? several.data.ids.map(String) : [reference ?? (isEntering ? undefined : made)];
  return references.map((one) => ({
    action,
    userId,
    uid,
    reference: one === undefined ? undefined : String(one),
    address: isEntering ? shortenedAddress(context.request.ip) : undefined,
  }));
}

/** Of an account that exists, by its number; what was typed is not kept, it may be a password. */
async function failedLogin(strapi: Core.Strapi, context: Context): Promise<Entry> {
  const typed = emailSchema.safeParse(context.request.body);
  const user: { id: number } | null = typed.success
    ? await strapi.db.query('admin::user').findOne({ where: { email: typed.data.email.toLowerCase() }, select: ['id'] })
    : null;
  return { action: 'login-failed', userId: user?.id ?? null, address: shortenedAddress(context.request.ip) };
}

/** A try that was not made is no failure. */
const isLimit = (error: unknown): boolean => error instanceof Error && error.name === 'RateLimitError';
