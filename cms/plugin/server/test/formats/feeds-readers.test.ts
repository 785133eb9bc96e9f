/** Feeds read back by independent readers, whatever people typed. */
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { EventView, ResourceView } from 'ess-shared-types';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import RssParser from 'rss-parser';
import { describe, expect, it, test } from 'vitest';
import { printable } from '../../src/formats/characters';
import { atom, urnOf } from '../../src/formats/feeds/atom';
import { eventItem } from '../../src/formats/feeds/item';
import { jsonFeed } from '../../src/formats/feeds/json-feed';
import { rss } from '../../src/formats/feeds/rss';
import { editionOf, AS_OF, SERVER } from './support/editions';
import { hasFeedparser, hasXmllint, readWithFeedparser, xmllintErrors } from './support/feed-readers';
import { hostileRuns, hostileText } from './support/hostile-texts';
import { hostileEvent, hostileResource } from './support/hostile-views';

const context = { lang: 'fr', asOf: Date.parse(AS_OF), server: SERVER } as const;

const parser = new XMLParser({
  ignoreAttributes: false,
  trimValues: false,
  parseTagValue: false,
  isArray: (name) => ['item', 'entry'].includes(name),
});

interface ParsedFeed {
  readonly rss?: {
    readonly channel: { readonly title: string; readonly item: readonly Readonly<Record<string, unknown>>[] };
  };
  readonly feed?: { readonly title: string; readonly entry: readonly Readonly<Record<string, unknown>>[] };
}

function parse(text: string): ParsedFeed {
  const parsed: ParsedFeed = parser.parse(text);
  return parsed;
}

/** Distinct ids, so that each entry is told from the others. */
const numbered = <View extends EventView | ResourceView>(views: readonly View[]): View[] =>
  views.map((view, index) => ({ ...view, id: `document-${index}@instance` }));

describe('hostile texts', { timeout: 600_000 }, () => {
  it('are read back by fast-xml-parser, character for character', () => {
    fc.assert(
      fc.property(hostileEvent, hostileText, (event, title) => {
        const item = eventItem(event, context);
        const rssText = rss.write(editionOf('agenda', [event], { title }, 'rss'));
        const atomText = atom.write(editionOf('agenda', [event], { title }, 'atom'));
        expect(rssText + atomText).toBe(printable(rssText + atomText));
        const { rss: channel } = parse(rssText);
        expect(channel?.channel.title).toBe(printable(title));
        expect(channel?.channel.item[0]).toMatchObject({
          title: printable(item.title),
          'content:encoded': printable(item.content.html),
        });
        const { feed } = parse(atomText);
        expect(feed?.title).toBe(printable(title));
        expect(feed?.entry[0]).toMatchObject({
          title: printable(item.title),
          content: { '#text': printable(item.content.html) },
        });
      }),
      { numRuns: hostileRuns },
    );
  });

  it('never become markup of the content', () => {
    fc.assert(
      fc.property(hostileEvent, (event) => {
        const { content } = eventItem(event, context);
        const tags = [...content.html.matchAll(/<\/?([a-z0-9]*)/gi)].map(([, name]) => name);
        const own = [
          'p',
          'small',
          'br',
          'a',
          'img',
          'ul',
          'ol',
          'li',
          'strong',
          'em',
          'blockquote',
          'h2',
          'h3',
          'h4',
          'h5',
          'h6',
        ];
        expect(tags.filter((name) => !own.includes(name ?? ''))).toEqual([]);
        expect(content.html).not.toMatch(/<[^>]*\son\w+=/i);
      }),
      { numRuns: hostileRuns },
    );
  });

  it('are read by rss-parser', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostileEvent, { maxLength: 3 }),
        fc.array(hostileResource, { maxLength: 3 }),
        async (agenda, list) => {
          const events = numbered(agenda);
          const resources = numbered(list);
          const reader = new RssParser();
          const rssFeed = await reader.parseString(rss.write(editionOf('agenda', events, {}, 'rss')));
          expect(rssFeed.items.map(({ guid }) => guid)).toEqual(events.map(({ id }) => id));
          expect(rssFeed.items.map(({ isoDate }) => isoDate)).toEqual(
            events.map(({ firstPublishedAt }) => firstPublishedAt),
          );
          const atomFeed = await reader.parseString(atom.write(editionOf('ressources', resources, {}, 'atom')));
          expect(atomFeed.items.map(({ link }) => link)).toEqual(resources.map(({ pageUrl }) => pageUrl));
        },
      ),
      { numRuns: hostileRuns },
    );
  });

  const events = numbered(fc.sample(hostileEvent, hostileRuns / 4));
  const resources = numbered(fc.sample(hostileResource, hostileRuns / 4));

  test.runIf(hasFeedparser)('are read by feedparser without a complaint (where Python has it)', () => {
    const rssAnswer = readWithFeedparser(rss.write(editionOf('agenda', events, {}, 'rss')));
    expect(rssAnswer).toMatchObject({ bozo: null, version: 'rss20', ids: events.map(({ id }) => id) });
    const atomAnswer = readWithFeedparser(atom.write(editionOf('ressources', resources, {}, 'atom')));
    expect(atomAnswer).toMatchObject({ bozo: null, version: 'atom10', ids: resources.map(({ id }) => urnOf(id)) });
  });

  test.runIf(hasXmllint)('are well-formed XML for libxml2 (where xmllint is installed)', () => {
    expect(xmllintErrors(rss.write(editionOf('agenda', events, {}, 'rss')))).toBe('');
    expect(xmllintErrors(atom.write(editionOf('ressources', resources, {}, 'atom')))).toBe('');
  });
});

/** JSON Feed 1.1 publishes no schema: this says its requirements (https://www.jsonfeed.org/version/1.1/). */
const author = {
  type: 'object',
  properties: { name: { type: 'string' }, url: { type: 'string', format: 'uri' } },
  minProperties: 1,
  additionalProperties: false,
};
const JSON_FEED = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string' },
    home_page_url: { type: 'string', format: 'uri' },
    feed_url: { type: 'string', format: 'uri' },
    next_url: { type: 'string', format: 'uri' },
    language: { type: 'string' },
    authors: { type: 'array', items: author },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'content_html'],
        properties: {
          id: { type: 'string', minLength: 1 },
          url: { type: 'string', format: 'uri' },
          title: { type: 'string' },
          summary: { type: 'string' },
          content_html: { type: 'string' },
          image: { type: 'string', format: 'uri' },
          date_published: { type: 'string', format: 'date-time' },
          date_modified: { type: 'string', format: 'date-time' },
          authors: { type: 'array', items: author },
          tags: { type: 'array', items: { type: 'string' } },
          language: { type: 'string' },
        },
        patternProperties: { '^_[A-Za-z]': { type: 'object' } },
        additionalProperties: false,
      },
    },
  },
  patternProperties: { '^_[A-Za-z]': { type: 'object' } },
  additionalProperties: false,
};

describe('JSON Feed', { timeout: 600_000 }, () => {
  const ajv = new Ajv({ strict: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON_FEED);

  it('meets version 1.1 whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(hostileEvent, { maxLength: 3 }), hostileText, (views, title) => {
        const answer: unknown = JSON.parse(jsonFeed.write(editionOf('agenda', views, { title }, 'feed.json')));
        validate(answer);
        expect(validate.errors).toBeNull();
        expect(answer).toMatchObject({
          items: views.map(({ id, occurrences, places }) => ({ id, _ess: { occurrences, places } })),
        });
      }),
      { numRuns: hostileRuns },
    );
  });
});
