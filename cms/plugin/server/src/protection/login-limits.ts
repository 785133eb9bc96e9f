/**
 * `plugin::ess.login-limits`, in place of Strapi's own limits of login, registration and forgotten passwords, which count
 * by account alone: whoever knows an address locks its owner out. Here each client address waits longer after each try,
 * and so does each account, but from a browser in which it has entered before. Stands behind the reading of bodies.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { strapiServices } from '../access/strapi-services';
import { limitedAddress } from '../visitors/client-address';
import { FIRST_ACCOUNT_COOKIE, FIRST_ACCOUNT_PATH, isFirstAccountKey } from './first-account';
import { GrowingDelays } from './growing-delays';
import { KNOWN_BROWSER_AGE, KNOWN_BROWSER_COOKIE, KnownBrowsers } from './known-browsers';

type Context = Parameters<Core.MiddlewareHandler>[0];
type Next = Parameters<Core.MiddlewareHandler>[1];

const MINUTE = 60_000;
/** A town hall goes out by one address: twenty colleagues may each mistype a password. */
const BY_ADDRESS = { free: 20, longest: 15 * MINUTE, forgottenAfter: 60 * MINUTE };
const BY_ACCOUNT = { free: 5, longest: 15 * MINUTE, forgottenAfter: 24 * 60 * MINUTE };
/** Messages that one account may be sent by people who do not know its password. */
const MESSAGES = { free: 3, longest: 60 * MINUTE, forgottenAfter: 24 * 60 * MINUTE };

const withEmail = z.object({ email: z.string().max(320), password: z.unknown().optional() });
const entered = z.object({ data: z.object({ user: z.object({ email: z.string() }) }) });

export const loginLimits = (_: unknown, { strapi }: { readonly strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const admin = strapi.config.get<string>('admin.path', '/admin').replace(/\/$/, '');
  const limits = new LoginLimits(strapi, admin);
  const guarded: Readonly<Record<string, (context: Context, next: Next) => Promise<void>>> = {
    [`${admin}/login`]: (context, next) => limits.login(context, next),
    [`${admin}/forgot-password`]: (context, next) => limits.forgotPassword(context, next),
    [`${admin}/reset-password`]: (context, next) => limits.withSecret(context, next),
    [`${admin}/register`]: (context, next) => limits.withSecret(context, next),
    [`${admin}/registration-info`]: (context, next) => limits.withSecret(context, next),
    [`${admin}/register-admin`]: (context, next) => limits.firstAccount(context, next),
  };
  return async (context, next) => {
    const path = context.path.replace(/(?<!\/)\/+$/, '').toLowerCase();
    if (context.method === 'GET' && context.path.startsWith(`${admin}${FIRST_ACCOUNT_PATH}`))
      await limits.openFirstAccount(context);
    else await (guarded[path] ?? ((_context, goOn) => goOn()))(context, next);
  };
};

class LoginLimits {
  private readonly byAddress = new GrowingDelays(BY_ADDRESS);
  /** Of what a page of another site can have a browser ask: its visitors must not find the login closed. */
  private readonly secretsByAddress = new GrowingDelays(BY_ADDRESS);
  private readonly byAccount = new GrowingDelays(BY_ACCOUNT);
  private readonly byBrowser = new GrowingDelays(BY_ACCOUNT);
  private readonly messages = new GrowingDelays(MESSAGES);
  private readonly browsers: KnownBrowsers;
  /** Of a password that nobody has: comparing with it takes as long as with one that somebody has. */
  private nobodysHash: Promise<string> | undefined;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly admin: string,
  ) {
    this.browsers = new KnownBrowsers(strapi.config.get<string>('admin.auth.secret'));
  }

  async login(context: Context, next: Next): Promise<void> {
    const email = emailOf(context);
    const mark = this.browsers.markFor(context.cookies.get(KNOWN_BROWSER_COOKIE), email);
    // A known browser waits for its own mistakes only, those of its neighbours at the same address left aside.
    const limits: readonly [GrowingDelays, string][] =
      mark === undefined
        ? [
            [this.byAddress, addressOf(context)],
            [this.byAccount, email],
          ]
        : [[this.byBrowser, mark]];
    this.begin(limits);
    await this.takeAsLong(email, context);
    await next();
    if (context.status !== 200) return;
    this.succeeded(context, limits, email);
  }

  async forgotPassword(context: Context, next: Next): Promise<void> {
    const email = emailOf(context);
    const mark = this.browsers.markFor(context.cookies.get(KNOWN_BROWSER_COOKIE), email);
    this.begin(
      mark === undefined
        ? [
            [this.byAddress, addressOf(context)],
            [this.messages, email],
          ]
        : [[this.messages, mark]],
    );
    await next();
  }

  /** What asks for a secret that was sent by e-mail. */
  async withSecret(context: Context, next: Next): Promise<void> {
    const limits: readonly [GrowingDelays, string][] = [[this.secretsByAddress, addressOf(context)]];
    this.begin(limits);
    await next();
    const user = entered.safeParse(context.body);
    if (context.status === 200) this.succeeded(context, limits, user.success ? user.data.data.user.email : undefined);
  }

  /** Only who came by the printed address. */
  async firstAccount(context: Context, next: Next): Promise<void> {
    if (!isFirstAccountKey(this.strapi, context.cookies.get(FIRST_ACCOUNT_COOKIE)))
      throw new errors.ForbiddenError(
        'Le premier compte se crée par l’adresse que le serveur a écrite à son démarrage. The first account is made through the address printed when the server started.',
      );
    await this.withSecret(context, next);
    if (context.status === 200) context.cookies.set(FIRST_ACCOUNT_COOKIE, null, { path: this.admin });
  }

  /** The printed address: marks the browser, and shows the form. */
  async openFirstAccount(context: Context): Promise<void> {
    const key = context.path.slice(`${this.admin}${FIRST_ACCOUNT_PATH}`.length);
    const limits: readonly [GrowingDelays, string][] = [[this.secretsByAddress, addressOf(context)]];
    this.begin(limits);
    context.set('Cache-Control', 'no-store');
    context.set('Referrer-Policy', 'no-referrer');
    if (!isFirstAccountKey(this.strapi, key)) throw new errors.NotFoundError('Not Found');
    for (const [delays, name] of limits) delays.forgive(name);
    const isMade = await strapiServices(this.strapi).get('admin::user').exists();
    if (!isMade)
      context.cookies.set(FIRST_ACCOUNT_COOKIE, key, {
        path: this.admin,
        httpOnly: true,
        sameSite: 'strict',
        secure: context.secure,
        maxAge: 60 * MINUTE,
      });
    context.redirect(`${this.admin}/auth/${isMade ? 'login' : 'register-admin'}`);
  }

  private begin(limits: readonly (readonly [GrowingDelays, string])[]): void {
    const now = Date.now();
    const wait = Math.max(...limits.map(([delays, key]) => delays.wait(key, now)));
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1_000);
      throw new errors.RateLimitError(
        `Trop d’essais : recommencez dans ${String(seconds)} s. Too many tries: try again in ${String(seconds)} s.`,
        { retryAfter: seconds },
      );
    }
    for (const [delays, key] of limits) delays.count(key, now);
  }

  private succeeded(
    context: Context,
    limits: readonly (readonly [GrowingDelays, string])[],
    email: string | undefined,
  ): void {
    for (const [delays, key] of limits) {
      // Of an address only this try: an account of one's own must not pay for guesses at others.
      if (delays === this.byAddress || delays === this.secretsByAddress) delays.forgive(key);
      else delays.forget(key);
    }
    if (email === undefined) return;
    context.cookies.set(
      KNOWN_BROWSER_COOKIE,
      this.browsers.withAccount(context.cookies.get(KNOWN_BROWSER_COOKIE), email),
      {
        path: this.admin,
        httpOnly: true,
        sameSite: 'strict',
        secure: context.secure,
        maxAge: KNOWN_BROWSER_AGE,
        overwrite: true,
      },
    );
  }

  /** Strapi compares passwords only where there is an account: here it takes as long where there is none. */
  private async takeAsLong(email: string, context: Context): Promise<void> {
    const body = withEmail.safeParse(context.request.body);
    if (!body.success || typeof body.data.password !== 'string') return;
    const user: { password: string | null } | null = await this.strapi.db
      .query('admin::user')
      .findOne({ where: { email }, select: ['id', 'password'] });
    if (user?.password) return;
    const auth = strapiServices(this.strapi).get('admin::auth');
    this.nobodysHash ??= auth.hashPassword(`${this.admin} ${String(Math.random())}`);
    await auth.validatePassword(body.data.password, await this.nobodysHash);
  }
}

const addressOf = (context: Context): string => limitedAddress(context.request.ip);

/** As Strapi looks it up. */
function emailOf(context: Context): string {
  const body = withEmail.safeParse(context.request.body);
  return body.success ? body.data.email.toLowerCase() : '';
}
