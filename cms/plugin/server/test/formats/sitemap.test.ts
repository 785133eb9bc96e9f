/** The sitemap, read back by an XML parser. */
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { sitemap, SITEMAP_CAP, type SitemapPage } from '../../src/formats/sitemap';
import { hostileRuns, hostileText } from './support/hostile-texts';

interface Read {
  readonly urlset: { readonly url?: readonly { readonly loc: string; readonly lastmod?: string }[] } | '';
}

/** The parser forgives what XML does not: nothing but these elements, in printable ASCII, `&` only in references. */
const WELL_FORMED =
  /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset xmlns="[^"<&]+">\n(?:<url><loc>(?:[!-%'-;=?-~]|&(?:amp|lt|gt|quot);)+<\/loc>(?:<lastmod>[\dT:.Z-]+<\/lastmod>)?<\/url>\n)*<\/urlset>\n$/;
const parser = new XMLParser({ isArray: (name) => name === 'url', parseTagValue: false });

function read(pages: readonly SitemapPage[]) {
  const text = sitemap(pages);
  expect(text).toMatch(WELL_FORMED);
  const { urlset }: Read = parser.parse(text);
  return urlset === '' ? [] : (urlset.url ?? []);
}

const changedAt = '2025-08-25T10:00:00.000Z';

describe('the sitemap', () => {
  it('gives each page with its last change', () => {
    expect(sitemap([{ url: 'https://ess.exemple.example/ess/agenda?a=1&b=2', changedAt }])).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        `<url><loc>https://ess.exemple.example/ess/agenda?a=1&amp;b=2</loc><lastmod>${changedAt}</lastmod></url>`,
        '</urlset>',
        '',
      ].join('\n'),
    );
    expect(read([{ url: 'https://ess.exemple.example/', changedAt: null }])).toEqual([
      { loc: 'https://ess.exemple.example/' },
    ]);
  });

  it('is empty without pages', () => {
    expect(read([])).toEqual([]);
  });

  it('stops at the limit of the protocol', () => {
    const pages = Array.from({ length: SITEMAP_CAP + 1 }, (_, index) => ({
      url: `https://ess.exemple.example/${index}`,
      changedAt: null,
    }));
    expect(sitemap(pages).match(/<loc>/g)).toHaveLength(SITEMAP_CAP);
  });

  it('leaves out what is no address of a page', () => {
    const long = `https://ess.exemple.example/${'a'.repeat(2048)}`;
    expect(read(['javascript:alert(1)', '/ess/agenda', long].map((url) => ({ url, changedAt })))).toEqual([]);
  });

  it('stays well-formed whatever the addresses', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [page] = read([{ url: `https://ess.exemple.example/?q=${text}`, changedAt: null }]);
        if (page) expect(page.loc).toMatch(/^https:\/\/ess\.exemple\.example\/\?q=[!-~]*$/);
        expect(read([{ url: text, changedAt: null }]).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: hostileRuns },
    );
  });
});
