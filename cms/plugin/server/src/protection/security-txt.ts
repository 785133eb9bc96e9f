/** `plugin::ess.security-txt`: where to report a vulnerability of this site, at `/.well-known/security.txt` (RFC 9116). */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { publicUrl } from '../ess';

const PATH = '/.well-known/security.txt';
/** Half a year from now: the file is written anew for each reader, and must not be trusted for years. */
const VALID_FOR = 180 * 86_400_000;

const configSchema = z.object({
  /** `mailto:`, `https:` or `tel:` addresses, the preferred one first; without any there is no such file. */
  contacts: z
    .array(
      z.string().regex(/^(?:mailto:|https:\/\/|tel:)\S+$/, {
        error: ({ input }) => `SECURITY_CONTACT=${String(input)} : une adresse mailto:, https:// ou tel: est attendue.`,
      }),
    )
    .default([]),
});

export const securityTxt = (config: unknown, { strapi }: { readonly strapi: Core.Strapi }): Core.MiddlewareHandler => {
  const { contacts } = configSchema.parse(config ?? {});
  return async (context, next) => {
    if (contacts.length === 0 || context.path !== PATH || !['GET', 'HEAD'].includes(context.method)) {
      await next();
      return;
    }
    context.type = 'text/plain; charset=utf-8';
    context.body = securityText(contacts, publicUrl(strapi), new Date());
  };
};

export function securityText(contacts: readonly string[], server: string, now: Date): string {
  const expires = new Date(now.getTime() + VALID_FOR);
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString().slice(0, 10)}T00:00:00.000Z`,
    'Preferred-Languages: fr, en',
    ...(server.startsWith('https:') ? [`Canonical: ${server}${PATH}`] : []),
    '',
  ].join('\n');
}
