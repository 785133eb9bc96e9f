/**
 * Who may make the first account of an empty installation, which has every right: whoever opens the address printed at
 * the start. It is derived from the secrets of the installation, the same on each of its servers, and leads nowhere
 * once there is an account.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';

export const FIRST_ACCOUNT_COOKIE = 'ess_first_account';
/** Path of the address, after that of the administration; the key follows. */
export const FIRST_ACCOUNT_PATH = '/premier-compte/';

export const firstAccountKey = (strapi: Core.Strapi): string =>
  createHmac('sha256', strapi.config.get<string>('admin.auth.secret')).update('first account').digest('base64url');

/** Without telling by its time how much of it was right. */
export function isFirstAccountKey(strapi: Core.Strapi, given: string | undefined): boolean {
  const expected = Buffer.from(firstAccountKey(strapi));
  const known = Buffer.from(given ?? '');
  return known.length === expected.length && timingSafeEqual(known, expected);
}

/** The address to print: it lets one browser make the first account. */
export function firstAccountAddress(strapi: Core.Strapi): string {
  return `${strapi.config.get<string>('admin.absoluteUrl').replace(/\/$/, '')}${FIRST_ACCOUNT_PATH}${firstAccountKey(strapi)}`;
}
