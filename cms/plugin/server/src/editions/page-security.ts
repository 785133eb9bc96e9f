/** What a page may load and run, as its headers say: nothing but its own style and pictures. */
import { createHash } from 'node:crypto';
import { VIDEO_ORIGINS, type Collection } from 'ess-shared-types';
import { PAGE_STYLE } from '../formats/html';

const styleHash = `'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`;

const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const PAGE = {
  'default-src': "'none'",
  'style-src': styleHash,
  'img-src': "'self' https:",
  'base-uri': "'none'",
};

/** A page for people: no script at all, framed by nobody. */
export const pageSecurity = (server: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': policy({ ...PAGE, 'form-action': `'self' ${server}`, 'frame-ancestors': "'none'" }),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
});

/**
 * A page made to be framed by any site: one element, its script and its data from this server, and players of videos.
 * @param collection what the element shows; none where the page has no element
 */
export const embedSecurity = (server: string, collection?: Collection): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': policy({
    ...PAGE,
    'script-src': `'self' ${server}`,
    'connect-src': `'self' ${server}`,
    ...(collection === 'ressources' && { 'frame-src': VIDEO_ORIGINS.join(' ') }),
    'form-action': `'self' ${server}`,
    'frame-ancestors': '*',
    'require-trusted-types-for': "'script'",
    'trusted-types': "lit-html 'allow-duplicates'",
  }),
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
});
