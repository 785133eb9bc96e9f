/** Every text from a person is hostile: none becomes markup, none becomes an address that runs. */
import fc from 'fast-check';
import type { Collection, CollectionViews } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { embedPage, htmlPages, PAGE_STYLE } from '../../../src/formats/html';
import type { Edition } from '../../../src/formats/edition';
import { editionOf, keyFigureView } from '../support/editions';
import { hostileRuns, hostileText } from '../support/hostile-texts';
import { fullDispositif, fullEvent, fullFigure, fullInitiative, fullResource } from '../support/linked-views';
import { elementsOf, named, type PageElement } from './parsed-page';

const hostileUrl = fc.oneof(
  fc.constantFrom(
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'https:relative',
    '//elsewhere.example',
    'https://exemple.example/"onmouseover="alert(1)',
    "https://exemple.example/'><script>alert(1)</script>",
    'https://exemple.example/?a=1&b=<',
  ),
  hostileText,
);

/** Set by our own code, from closed lists or from the clock: everything else was typed by somebody. */
const OURS = new Set([
  'key',
  'level',
  'precision',
  'state',
  'type',
  'format',
  'lang',
  'vocabulary',
  'slug',
  'code',
  'pageUrl',
  'startsAt',
  'endsAt',
  'ongoingFrom',
  'closesAt',
  'firstPublishedAt',
  'changedAt',
  'temporalState',
]);

const ADDRESSES = new Set(['url', 'website', 'methodUrl', 'contactUrl', 'logo']);

const figures = keyFigureView('chiffre', {
  ...fullFigure,
  comparison: fullFigure,
  groups: [
    {
      slug: 'groupe',
      kind: { key: 'conflict', label: 'Chiffres qui divergent' },
      title: 'Combien ?',
      explanation: 'Deux définitions.',
      figures: [fullFigure],
    },
  ],
});

const VIEWS: { readonly [Name in Collection]: CollectionViews[Name] } = {
  agenda: {
    ...fullEvent,
    body: [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Titre' }] },
      {
        type: 'paragraph',
        children: [{ type: 'link', url: 'https://lien.example', children: [{ type: 'text', text: 'Lien' }] }],
      },
    ],
  },
  'chiffres-cles': figures,
  initiatives: fullInitiative,
  ressources: fullResource,
  dispositifs: fullDispositif,
};

const saved = {
  id: 'selection@instance',
  slug: 'selection',
  title: 'Sélection',
  collection: { key: 'agenda', label: 'Agenda' },
  filters: '',
  isHandPicked: false,
  publisher: { slug: 'cress', name: 'CRESS', shortName: null, website: 'https://cress.example' },
  logo: 'https://cress.example/logo.svg',
  accentColour: '#0b5c8a',
  contactUrl: 'https://cress.example/contact',
  legalNotice: 'Mentions',
  retired: true,
  successor: null,
} as const;

/** A page in which each typed text is replaced by one of `texts`, in turn. */
function hostilePage(
  collection: Collection,
  scope: 'list' | 'item',
  texts: readonly string[],
  urls: readonly string[],
  write: (edition: Edition) => string,
): string {
  let turn = 0;
  const edition = {
    ...editionOf(collection, [VIEWS[collection]], { scope, saved, foundAt: VIEWS.agenda.territories[0] ?? null }),
    selection: { ...editionOf('agenda', []).selection, q: texts[0] },
  };
  const spoiled: Edition = JSON.parse(
    JSON.stringify(edition, (name: string, value: unknown) => {
      if (name === 'addresses') return undefined;
      if (typeof value !== 'string' || OURS.has(name)) return value;
      if (['collection', 'scope', 'asOf', 'when', 'dialect', 'instanceId'].includes(name)) return value;
      turn += 1;
      return ADDRESSES.has(name) ? urls[turn % urls.length] : texts[turn % texts.length];
    }),
  );
  // The style is ours, and most of what there would be to parse.
  return write({ ...spoiled, addresses: edition.addresses }).replace(PAGE_STYLE, '');
}

const ALLOWED_ELEMENTS = new Set(
  `html head meta title link style body a header main footer nav aside section article div p span strong em h1 h2 h3 h4 h5 h6
ul ol li dl dt dd details summary form label input select option button time figure figcaption img blockquote pre code br
svg rect path`.split(/\s/),
);
const ALLOWED_SCHEMES = /^(?:https?:|mailto:|tel:|webcal:|#)/i;

function expectHarmless(elements: readonly PageElement[], allowed: ReadonlySet<string> = ALLOWED_ELEMENTS): void {
  const faults = elements.flatMap(({ name, attributes }) => [
    ...(allowed.has(name) ? [] : [`<${name}>`]),
    ...Object.entries(attributes)
      .filter(
        ([attribute, value]) =>
          /^on|^style$|^srcdoc$/i.test(attribute) ||
          (['href', 'src', 'action'].includes(attribute) && !ALLOWED_SCHEMES.test(value)),
      )
      .map(([attribute, value]) => `<${name} ${attribute}="${value}">`),
  ]);
  expect(faults).toEqual([]);
}

const cases = (['agenda', 'chiffres-cles', 'initiatives', 'ressources', 'dispositifs'] as const).flatMap((collection) =>
  (['list', 'item'] as const).map((scope) => [collection, scope] as const),
);
const write = (edition: Edition): string => htmlPages.write(edition);

const spoils = [
  fc.array(hostileText, { minLength: 1, maxLength: 7 }),
  fc.array(hostileUrl, { minLength: 1, maxLength: 5 }),
] as const;
const options = { numRuns: Math.ceil(hostileRuns / 20) };

describe('hostile texts', () => {
  it.each(cases)('are only text on the page of %s, %s', (collection, scope) => {
    fc.assert(
      fc.property(...spoils, (texts, urls) => {
        expectHarmless(elementsOf(hostilePage(collection, scope, texts, urls, write)));
      }),
      options,
    );
  });

  it.each(cases)('are only text in the fragment of %s, %s', (collection, scope) => {
    fc.assert(
      fc.property(...spoils, (texts, urls) => {
        const fragment = (edition: Edition) =>
          htmlPages.write({ ...edition, options: { ...edition.options, fragment: true } });
        const elements = elementsOf(hostilePage(collection, scope, texts, urls, fragment));
        expectHarmless(elements);
        expect(elements[0]?.attributes.class).toBe('ess-fragment');
      }),
      options,
    );
  });

  it('are only text on an embedded page, in the attributes of its element too', () => {
    const allowed = new Set([...ALLOWED_ELEMENTS, 'base', 'script', 'ess-agenda']);
    fc.assert(
      fc.property(...spoils, hostileText, (texts, urls, name) => {
        const attributes = [
          ['heading', texts[0] ?? ''],
          ['onclick', 'alert(1)'],
          [name, name],
        ] as const;
        const text = hostilePage('agenda', 'list', texts, urls, (edition) => embedPage(edition, { attributes }));
        const elements = elementsOf(text);
        expectHarmless(elements, allowed);
        expect(named(elements, 'script').map(({ text: inline }) => inline)).toEqual(['', '']);
      }),
      options,
    );
  });
});
