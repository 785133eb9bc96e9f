/**
 * Requests that cost as much as an anonymous reader can make them cost: every public address and the open GraphQL
 * endpoint, with many, long, deep, unknown and repeated values. Deterministic for a seed.
 */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, getIntrospectionQuery, getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { root } from '../../scripts/lib/paths.mjs';

export interface CostlyRequest {
  readonly method: 'GET' | 'POST';
  readonly target: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is published, for requests that find much. */
export interface Known {
  readonly territories: readonly string[];
  readonly slugs: readonly string[];
  readonly terms: readonly string[];
}

const LISTS = {
  agenda: ['', '.ics', '.rss', '.atom', '.feed.json', '.json', '.jsonld', '.csv'],
  'chiffres-cles': ['', '.json', '.jsonld', '.csv'],
  initiatives: ['', '.json', '.geojson', '.jsonld', '.csv'],
  ressources: ['', '.rss', '.atom', '.json', '.jsonld', '.csv'],
  dispositifs: ['', '.json', '.jsonld', '.csv'],
} as const;
const LIST_PATHS = Object.entries(LISTS).flatMap(([name, endings]) => endings.map((end) => `/ess/${name}${end}`));
const EMBEDS = ['agenda', 'chiffres-cles', 'initiatives', 'ressources'].map((name) => `/ess/embed/${name}`);
const ITEMS = ['rendez-vous', 'chiffres-cles', 'initiatives', 'ressources', 'dispositifs'];
/** Not `export.zip`: all that is published, made once a change for all who ask, in a thread of its own. */
const SINGLE_PATHS = [
  '/ess',
  '/ess?lang=en',
  '/robots.txt',
  ...[
    'sitemap.xml',
    'catalog.jsonld',
    'changes.json',
    'health',
    'themes',
    'demo/',
    'widgets/1/ess.js',
    'widgets/1/ess-widgets.zip',
  ].map((name) => `/ess/${name}`),
];

/** Bytes of an address and of headers that Node takes, together. */
const LONGEST_HEAD = 16_000;
/** As much of something as an address holds. */
const filledWith = (piece: string, length = 15_000): string => piece.repeat(Math.floor(length / piece.length));
/** Addresses that lead nowhere, or to what Strapi answers. */
const STEMS = ['/', '/ess/', '/ess', '/admin/', '/uploads/', '/api/', '/graphql', '/content-manager/', '/.well-known/'];
const RUNS = ['/', 'a/', '../', '%2e%2e%2f', '%41', '\\', '-', '.', '%20', ';', 'a', '//a'];
/** What a reader says of itself, as much of it as Node takes. */
const HEADERS: readonly (readonly [name: string, piece: string])[] = [
  ['accept', 'text/html,'],
  ['accept', 'a/b;q=0.1,'],
  ['accept-encoding', 'gzip;q=0,'],
  ['accept-language', 'fr,'],
  ['authorization', 'Bearer '],
  ['cookie', 'a=b; '],
  ['if-none-match', '"a",'],
  ['if-none-match', ' W/'],
  ['origin', 'http://'],
  ['range', 'bytes=0-1,'],
  ['referer', 'http://a/'],
  ['x-forwarded-for', '1.2.3.4,'],
  ['x-forwarded-host', 'a,'],
  ['x-forwarded-proto', 'https,'],
  ['x-request-id', 'a'],
];

const MANY = [
  'territory',
  'topic',
  'audience',
  'lever',
  'challenge',
  'sector',
  'zoning',
  'indicator',
  'organisation',
  'publisher',
  'series',
  'attendance',
  'exclude',
  'kind',
  'status',
] as const;
const SINGLE = [
  'reach',
  'fallback',
  'when',
  'from',
  'to',
  'days',
  'q',
  'selection',
  'lang',
  'limit',
  'cursor',
] as const;

const letters = 'abcdefghijklmnopqrstuvwxyz';
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 14 });
const almostPlace = fc.tuple(
  fc.constantFrom('saint laurent', 'saint martin', 'la chapelle', 'villeneuve', 'beaumont', 'zzqqx', 'angres', 'nante'),
  word,
);
const placeText = fc.oneof(
  almostPlace.map(([name, more]) => `${name} ${more}`.slice(0, 60)),
  word,
  fc.constantFrom('49430', '00000', '75', '2A', 'COM-99999', 'a', 's', 'l', 'e'),
);

function valueOf(name: string, known: Known): fc.Arbitrary<string> {
  const slug = fc.oneof(fc.constantFrom(...known.slugs), word);
  switch (name) {
    case 'territory':
      return fc.oneof(
        fc.constantFrom(...known.territories),
        placeText,
        word.map((text) => `COM-${text}`),
      );
    case 'attendance':
      return fc.oneof(fc.constantFrom('onsite', 'online', 'mixed'), word);
    case 'reach':
      return fc.constantFrom('within', 'covering', 'both');
    case 'fallback':
      return fc.constantFrom('up', 'none');
    case 'when':
      return fc.constantFrom('all', 'past', 'upcoming', 'recurring');
    case 'from':
      return fc.constantFrom('0001-01-01', '1900-01-01', '2025-01-01', '9999-12-31');
    case 'to':
      return fc.constantFrom('9999-12-31', '2031-12-31', '2025-02-30');
    case 'days':
      return fc.constantFrom('3660', '1', '99999999');
    case 'limit':
      return fc.constantFrom('100', '50', '101');
    case 'lang':
      return fc.constantFrom('fr', 'en');
    case 'cursor':
      return fc.oneof(fc.constantFrom(Buffer.from('{"sort":0,"id":0}').toString('base64url'), 'A'.repeat(1_500)), word);
    case 'q':
      return fc.oneof(
        fc.constantFrom(
          [...letters].join(' '),
          'e '.repeat(100).trim(),
          'es '.repeat(66).trim(),
          'a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(3).trim(),
          '%'.repeat(150) + 'a',
          '_ '.repeat(90) + 'a',
          'é̂'.repeat(90),
          'ﷺ'.repeat(190),
          'a'.repeat(200),
          'économie sociale solidaire de la des les en et un une pour par sur avec',
        ),
        word,
      );
    default:
      return fc.oneof(
        fc.constantFrom(...known.terms),
        slug,
        word.map((text) => `${text}:${text}`),
      );
  }
}

const encoded = ([name, value]: readonly [string, string]) =>
  `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;

function pairs(known: Known): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const many = fc
    .constantFrom(...MANY)
    .chain((name) =>
      fc
        .array(valueOf(name, known), { minLength: 1, maxLength: 50, size: 'max' })
        .map((values) => values.map((value): [string, string] => [name, value])),
    );
  const single = fc
    .constantFrom(...SINGLE)
    .chain((name) =>
      fc
        .array(valueOf(name, known), { minLength: 1, maxLength: 2 })
        .map((values) => values.map((value): [string, string] => [name, value])),
    );
  const unknown = fc.constantFrom<readonly (readonly [string, string])[]>(
    [['a'.repeat(3_000), 'b']],
    Array.from({ length: 900 }, (_, index): [string, string] => [`x${String(index)}`, '1']),
    [
      ['q', '\0'],
      ['__proto__', '1'],
    ],
  );
  return fc
    .array(
      fc.oneof({ weight: 4, arbitrary: many }, { weight: 4, arbitrary: single }, { weight: 1, arbitrary: unknown }),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((parts) => parts.flat());
}

function addresses(known: Known): fc.Arbitrary<CostlyRequest> {
  const list = fc
    .tuple(fc.constantFrom(...LIST_PATHS, ...EMBEDS), pairs(known))
    .map(([stem, asked]) => `${stem}?${asked.map(encoded).join('&')}`.slice(0, 7_990));
  const item = fc
    .tuple(
      fc.constantFrom(...ITEMS),
      fc.constantFrom(...known.slugs, 'a'.repeat(255)),
      fc.constantFrom('', '.json', '.jsonld', '.ics'),
    )
    .map(([stem, slug, end]) => `/ess/${stem}/${slug}${end}`);
  const place = fc
    .tuple(
      fc.constantFrom('territoires/', 'territoires?q=', 'territoires.json?q=', 'embed/territoire?territory='),
      valueOf('territory', known),
      fc.constantFrom('', '.json', '&within=FR', '&lang=en'),
    )
    .map(([stem, value, end]) => `/ess/${stem}${encodeURIComponent(value)}${end}`);
  const term = fc
    .tuple(fc.constantFrom(...known.terms, 'themes:x'), fc.constantFrom('', '.json', '?lang=en'))
    .map(([value, end]) => `/ess/themes/${value.replace(':', '/')}${end}`);
  const vocabulary = fc.constantFrom(...known.terms).map((value) => `/ess/themes/${value.replace(/:.*$/, '')}`);
  const found = fc
    .tuple(fc.constantFrom('/ess/recherche', '/ess/recherche.json', '/ess/suggestions.json'), searched(known))
    .map(([stem, asked]) => `${stem}?${asked.map(encoded).join('&')}`.slice(0, 7_990));
  const described = list.map((page) =>
    `/ess/oembed?url=${encodeURIComponent(`https://cms.exemple.example${page}`)}`.slice(0, 7_990),
  );
  const changes = fc
    .array(fc.constantFrom(...known.territories), { maxLength: 20, size: 'max' })
    .map((codes) => `/ess/changes.json?${codes.map((code) => `territory=${code}`).join('&')}`);
  const astray = fc
    .tuple(fc.constantFrom(...STEMS), fc.constantFrom(...RUNS), fc.constantFrom('', 'x', '?q=1'))
    .map(([stem, run, end]) => stem + filledWith(run, stem.startsWith('/ess') ? 7_900 : 15_000) + end);
  const single = fc.constantFrom(
    ...SINGLE_PATHS,
    `/ess/oembed?url=${encodeURIComponent(`https://cms.exemple.example${filledWith('/ess/', 3_000)}`)}`,
    `/admin/init?a${filledWith('[b]')}=1`,
    `/admin/init?${filledWith('a[]=1&')}`,
    '/ess/changes.json?since=1970-01-01',
    `/ess/changes.json?since=2000-01-01&cursor=${'A'.repeat(1_000)}`,
    `/ess/${'%41'.repeat(2_500)}`,
    `/ess/${'/'.repeat(7_900)}`,
    `/ess/agenda?${'&'.repeat(7_900)}`,
    `/ess/agenda.json?${'x&'.repeat(3_900)}`,
    `/ess/agenda.json?${'territory=a&'.repeat(600)}`,
  );
  const target = fc.oneof(
    { weight: 8, arbitrary: list },
    { weight: 4, arbitrary: found },
    { weight: 1, arbitrary: described },
    { weight: 1, arbitrary: changes },
    { weight: 1, arbitrary: item },
    { weight: 1, arbitrary: place },
    { weight: 1, arbitrary: fc.oneof(term, vocabulary) },
    { weight: 1, arbitrary: single },
  );
  const plain = target.map((asked): CostlyRequest => ({ method: 'GET', target: asked }));
  const said = fc
    .tuple(fc.oneof(single, fc.constantFrom('/nope', '/uploads/x', '/ess/agenda.json')), fc.constantFrom(...HEADERS))
    .map(([asked, [name, piece]]): CostlyRequest => ({
      method: 'GET',
      target: asked,
      headers: { [name]: filledWith(piece, Math.max(0, LONGEST_HEAD - 500 - asked.length)).trim() },
    }));
  return fc.oneof(
    { weight: 16, arbitrary: plain },
    { weight: 1, arbitrary: astray.map((asked): CostlyRequest => ({ method: 'GET', target: asked })) },
    { weight: 1, arbitrary: said },
  );
}

/** What may be asked of the search of everything. */
function searched(known: Known): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const pair = (name: string, values: fc.Arbitrary<string>) => values.map((value): [string, string] => [name, value]);
  const slug = fc.oneof(fc.constantFrom(...known.slugs), word);
  const words = fc.oneof(
    valueOf('q', known),
    placeText,
    fc.array(word, { minLength: 1, maxLength: 30, size: 'max' }).map((list) => list.join(' ')),
    fc.constantFrom(filledWith('e', 2_000), filledWith('es ', 2_000), filledWith('a-', 2_000), filledWith('a.', 2_000)),
    fc.constantFrom(
      filledWith('St-', 2_000),
      filledWith('161 ', 2_000),
      filledWith('aB', 2_000),
      filledWith('1,', 2_000),
    ),
    // As many words as are read, each with a slip: neighbours of each are looked for.
    fc.constantFrom('ecconomie solidere asociation cooperativ rencntre territoir emplio insertoin mobilte numerque'),
  );
  const more = fc.oneof(
    pair('lieu', placeText),
    pair('territory', valueOf('territory', known)),
    pair('topic', fc.constantFrom(...known.terms)),
    pair('organisation', slug),
    pair(
      'collection',
      fc.constantFrom('agenda', 'initiatives', 'ressources', 'chiffres-cles', 'dispositifs', 'themes'),
    ),
    pair('page', fc.constantFrom('1', '2', '50')),
    pair('lang', fc.constantFrom('fr', 'en')),
  );
  return fc.tuple(pair('q', words), fc.array(more, { maxLength: 5 })).map(([first, others]) => [first, ...others]);
}

/** The trusted documents of the widgets, asked with variables of one's own. */
function trusted(known: Known): fc.Arbitrary<CostlyRequest> {
  const file = path.join(root, 'widgets', 'dist', 'operations.json');
  const hashes = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const deep = (open: string, close: string) =>
    fc.constant(`{"territory":${open.repeat(3_000)}${close.repeat(3_000)}}`);
  const values = fc
    .constantFrom(...MANY)
    .chain((name) =>
      fc
        .array(valueOf(name, known), { maxLength: 50, size: 'max' })
        .map((list) => JSON.stringify({ [name]: list, limit: 100 })),
    );
  return fc
    .tuple(fc.constantFrom(...hashes), fc.oneof(values, deep('[', ']'), deep('{"a":', '}')))
    .map(([hash, variables]) => ({
      method: 'GET',
      target: `/ess/graphql/${hash}?variables=${encodeURIComponent(variables)}`.slice(0, 7_990),
    }));
}

const schemaFile = path.join(root, 'cms', 'plugin', 'schema.graphql');
const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
const query = schema.getQueryType();
const ROOT_LISTS = Object.keys(query?.getFields() ?? {}).filter((name) => name.endsWith('s'));

/** Fields of a type down to a depth, all or some of them; `budget` keeps documents below the limit of tokens. */
function selectionOf(type: GraphQLObjectType, depth: number, keep: (name: string) => boolean): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isObjectType(inner)) return keep(field.name) ? [field.name] : [];
    if (depth <= 1 || !keep(field.name)) return [];
    const selected = selectionOf(inner, depth - 1, keep);
    return selected === '' ? [] : [`${field.name} ${selected}`];
  });
  return fields.length === 0 ? '' : `{ ${fields.join(' ')} }`;
}

function rootSelection(name: string, depth: number, keep: (field: string) => boolean): string {
  const type = query?.getFields()[name]?.type;
  const inner = type && getNamedType(type);
  return (isObjectType(inner) && selectionOf(inner, depth, keep)) || '{ __typename }';
}

function rootArguments(name: string, known: Known): fc.Arbitrary<string> {
  const listed = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
  const territories = fc
    .array(valueOf('territory', known), { maxLength: 50, size: 'max' })
    .map((codes) => `territory: ${listed(codes)}`);
  const search = valueOf('q', known).map((text) => `q: ${JSON.stringify(text)}`);
  if (name === 'essTerritories')
    return fc.oneof(
      fc.constant('limit: 100'),
      fc.constantFrom(...known.territories).map((code) => `within: ["FR", "FR-METRO", "${code}"], limit: 100`),
      fc
        .array(fc.constantFrom(...known.territories), { maxLength: 50, size: 'max' })
        .map((codes) => `within: ${listed(codes)}, limit: 100`),
      fc
        .array(valueOf('territory', known), { maxLength: 50, size: 'max' })
        .map((codes) => `code: ${listed(codes)}, limit: 100`),
      fc
        .oneof(placeText, fc.constant('s a l d e '.repeat(29)))
        .map((text) => `name: ${JSON.stringify(text)}, limit: 100`),
    );
  if (name === 'essOrganisations')
    return fc.oneof(fc.constant('limit: 100'), fc.constant(`name: "${'a e s '.repeat(45)}", limit: 100`));
  if (name === 'essVocabularies') return fc.constant('lang: FR');
  return fc
    .oneof(territories, search, fc.constant(name === 'essEvents' ? 'when: ALL' : 'lang: EN'))
    .map((asked) => `${asked}, limit: 100`);
}

function documents(known: Known): fc.Arbitrary<string> {
  const field = fc.constantFrom(...ROOT_LISTS);
  const random = fc
    .tuple(
      fc.array(field, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 7 }),
    )
    .chain(([names, depth, modulo]) =>
      fc.tuple(...names.map((name) => rootArguments(name, known))).map((args) => {
        const keep = (fieldName: string) =>
          fieldName === 'nodes' || (fieldName.length + depth) % modulo === 0 || modulo === 1;
        return `{ ${names.map((name, index) => `a${String(index)}: ${name}${args[index] ? `(${args[index]})` : ''} ${rootSelection(name, depth, keep)}`).join(' ')} }`;
      }),
    );
  const same = fc.tuple(field, fc.integer({ min: 1, max: 10 })).chain(([name, count]) =>
    rootArguments(name, known).map((args) => {
      const nodes = rootSelection(name, 2, () => true);
      return `{ ${Array.from({ length: count }, (_, index) => `a${String(index)}: ${name}(${args}) ${nodes}`).join(' ')} }`;
    }),
  );
  const introspection = getIntrospectionQuery().replace(/^\s*query IntrospectionQuery/, 'query');
  const fixed = fc.constantFrom(
    introspection,
    `{ ${Array.from({ length: 10 }, (_, index) => `a${String(index)}: __schema { types { name description fields { name description args { name description type { name ofType { name ofType { name } } } } type { name ofType { name } } } inputFields { name } enumValues { name description } } }`).join(' ')} }`,
    `{ ${Array.from({ length: 10 }, (_, index) => `a${String(index)}: __type(name: "EssEvent") { fields { type { fields { type { fields { type { fields { name description } } } } } } } }`).join(' ')} }`,
    `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    `{ essEvents { nodes { ${'title '.repeat(900)} } } }`,
    `{ essEvents { nodes { ${'sessions { title } '.repeat(200)} } } }`,
    `{ ${'essEvents { total } '.repeat(190)} }`,
    `{ essEvents { nodes { ${Array.from({ length: 90 }, () => '... on EssEvent { title sessions { title } }').join(' ')} } } }`,
    `query (${Array.from({ length: 190 }, (_, index) => `$v${String(index)}: Int`).join(' ')}) { essEvents { total } }`,
    `{ essEvents(q: "${'a'.repeat(16_000)}") { total } }`,
    `{ essEvents ${'#'.repeat(30_000)}\n { total } }`,
    `{ essEvents { total } } ${Array.from({ length: 110 }, (_, index) => `fragment f${String(index)} on EssEvent { title ...f${String(index + 1)} }`).join(' ')} fragment f110 on EssEvent { title }`,
    `{ essEvents { nodes { ...f0 } } } ${Array.from({ length: 60 }, (_, index) => `fragment f${String(index)} on EssEvent { ...f${String(index + 1)} ...f${String(index + 1)} }`).join(' ')} fragment f60 on EssEvent { title }`,
    `{ essEvents(topic: ${'['.repeat(450)}${']'.repeat(450)}) { total } }`,
    '{'.repeat(900),
    '"""'.repeat(20_000),
  );
  return fc.oneof({ weight: 3, arbitrary: random }, { weight: 2, arbitrary: same }, { weight: 2, arbitrary: fixed });
}

function graphql(known: Known): fc.Arbitrary<CostlyRequest> {
  const post = (body: string): CostlyRequest => ({ method: 'POST', target: '/graphql', body });
  const byPost = documents(known).map((text) => post(JSON.stringify({ query: text })));
  const byGet = documents(known)
    .filter((text) => encodeURIComponent(text).length < 15_000)
    .map((text): CostlyRequest => ({ method: 'GET', target: `/graphql?query=${encodeURIComponent(text)}` }));
  const bodies = fc.constantFrom(
    post(`{"query":"{ essEvents { total } }","variables":${'['.repeat(30_000)}${']'.repeat(30_000)}}`),
    post(
      `{"query":"query ($t: [String!]) { essEvents(territory: $t) { total } }","variables":{"t":[${Array.from({ length: 5_000 }, () => '"COM-x"').join()}]}}`,
    ),
    post(`{${Array.from({ length: 4_000 }, (_, index) => `"k${String(index)}":1`).join()}}`),
    post(JSON.stringify({ query: '{ essEvents { total } }', operationName: 'x'.repeat(60_000) })),
  );
  return fc.oneof({ weight: 6, arbitrary: byPost }, { weight: 2, arbitrary: byGet }, { weight: 1, arbitrary: bodies });
}

/** A number of requests, the same for the same seed. */
export function costlyRequests(count: number, known: Known, seed: number): CostlyRequest[] {
  const any = fc.oneof(
    { weight: 5, arbitrary: addresses(known) },
    { weight: 1, arbitrary: trusted(known) },
    { weight: 4, arbitrary: graphql(known) },
  );
  return fc.sample(any, { numRuns: count, seed });
}
