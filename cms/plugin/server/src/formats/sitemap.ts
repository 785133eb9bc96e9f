/** The addresses of the pages for people, as a sitemap (sitemaps.org 0.9). */
import { lines, xml } from './feeds/xml';
import { httpUrl } from './json-ld/nodes';

export interface SitemapPage {
  readonly url: string;
  /** ISO 8601 instant of the last change; `null` for a page that is made anew at each request. */
  readonly changedAt: string | null;
}

/** Limits of the protocol: addresses in one file, characters of an address. */
export const SITEMAP_CAP = 50_000;
const LONGEST_ADDRESS = 2047;

/** At most `SITEMAP_CAP` pages, in the order given; an address that is not http(s), or too long, is left out. */
export function sitemap(pages: readonly SitemapPage[]): string {
  const entries = pages
    .flatMap(({ url, changedAt }) => {
      const address = httpUrl(url) === undefined ? undefined : new URL(url).href;
      return address === undefined || address.length > LONGEST_ADDRESS ? [] : [{ address, changedAt }];
    })
    .slice(0, SITEMAP_CAP)
    .map(
      ({ address, changedAt }) =>
        xml`<url><loc>${address}</loc>${changedAt !== null && xml`<lastmod>${changedAt}</lastmod>`}</url>`,
    );
  return `${
    lines(
      xml`<?xml version="1.0" encoding="UTF-8"?>`,
      xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
      entries,
      xml`</urlset>`,
    ).xml
  }\n`;
}

/** The files of a sitemap that one could not hold. */
export function sitemapIndex(files: readonly SitemapPage[]): string {
  const entries = files.map(
    ({ url, changedAt }) =>
      xml`<sitemap><loc>${url}</loc>${changedAt !== null && xml`<lastmod>${changedAt}</lastmod>`}</sitemap>`,
  );
  return `${
    lines(
      xml`<?xml version="1.0" encoding="UTF-8"?>`,
      xml`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
      entries,
      xml`</sitemapindex>`,
    ).xml
  }\n`;
}
