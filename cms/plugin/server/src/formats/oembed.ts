/**
 * oEmbed 1.0 (oembed.com): where a CMS takes the address of a list pasted on a line of its own, it asks here what to
 * show in its place.
 */
import { lines, xml } from './feeds/xml';
import { html } from './html/markup';
import { embedPath } from './embed-snippets';
import type { Edition } from './edition';

/** The two languages of the protocol. */
export const OEMBED_FORMATS = ['json', 'xml'] as const;
export type OembedFormat = (typeof OEMBED_FORMATS)[number];

export const OEMBED_PATH = '/ess/oembed';

export const OEMBED_TYPES: Readonly<Record<OembedFormat, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** Media types under which a page announces its description. */
export const OEMBED_DISCOVERY: Readonly<Record<OembedFormat, string>> = {
  json: 'application/json+oembed',
  xml: 'text/xml+oembed',
};

export interface OembedFacts {
  readonly format: OembedFormat;
  /** Pixels; what is asked for at most. */
  readonly maxWidth: number | undefined;
  readonly maxHeight: number | undefined;
  /** Who runs the server, where it is said. */
  readonly siteName: string | null;
  /** Seconds during which the description may be kept. */
  readonly maxAge: number;
}

/** Pixels. The height is that before the frame has told its own. */
const WIDTH = 800;
const HEIGHT = 600;

/** Address of the description of the list at `page`. */
export const oembedAddress = (server: string, page: string, format: OembedFormat): string =>
  `${server}${OEMBED_PATH}?${new URLSearchParams([
    ['url', page],
    ['format', format],
  ]).toString()}`;

/**
 * A list as `rich` content: a frame with its page, after a link for those who drop frames. WordPress shows the one or
 * the other, and listens to the height of the frame only where such a quotation stands before it.
 */
export function oembed(edition: Edition, { format, maxWidth, maxHeight, siteName, maxAge }: OembedFacts): string {
  const { title, addresses } = edition;
  const width = Math.min(WIDTH, maxWidth ?? WIDTH);
  const height = Math.min(HEIGHT, maxHeight ?? HEIGHT);
  const fields = {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: siteName ?? new URL(addresses.server).host,
    provider_url: addresses.server,
    cache_age: maxAge,
    width,
    height,
    html: html`<blockquote><a href="${addresses.page}">${title}</a></blockquote><iframe src="${addresses.server + embedPath(edition)}" title="${title}" width="${String(width)}" height="${String(height)}" frameborder="0"></iframe>`
      .html,
  };
  if (format === 'json') return JSON.stringify(fields);
  return `${
    lines(
      xml`<?xml version="1.0" encoding="utf-8" standalone="yes"?>`,
      xml`<oembed>`,
      Object.entries(fields).map(([name, value]) => xml`<${{ xml: name }}>${value}</${{ xml: name }}>`),
      xml`</oembed>`,
    ).xml
  }\n`;
}
