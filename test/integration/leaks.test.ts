/**
 * Nothing that is not public leaves the server: every GraphQL field with every argument, every public
 * address and every stock route of the plugin's types is asked, and the answers are searched for words that
 * only drafts, private people, editors' notes and creators hold.
 */
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, cms, graphql, requestJson } from '../support/cms';
import { unzip } from '../../cms/plugin/server/test/formats/support/zip';
import { create, minimalEvent, update, type Uid } from '../support/entries';

/** Each word stands in one private place only. */
const SECRETS = {
  draft: 'zzbrouillon',
  modifiedDraft: 'zzmodifie',
  withdrawn: 'zzretire',
  internalPerson: 'zzinterne',
  networkPerson: 'zzreseau',
  erasedPerson: 'zzefface',
  personAlias: 'zzalias',
  mandate: 'zzmandat',
  reviewNote: 'zzrelecture',
  externalId: 'zzidentifiant',
  privateLink: 'zzprive',
  deadLink: 'zzmort',
  unpublishedResource: 'zzressource',
  unpublishedFigure: 'zzchiffre',
  unpublishedInitiative: 'zzinitiative',
  unpublishedDispositif: 'zzdispositif',
  contactPoint: 'zzcontact',
} as const;

/** What every answer must be free of: the secrets, the creator of the entries, and Strapi's own fields. */
const FORBIDDEN = [
  ...Object.values(SECRETS),
  ...Object.values(ADMINISTRATOR),
  'createdBy',
  'created_by',
  'updatedBy',
  'password',
];

const made: [Uid, string][] = [];
const event: Uid = 'plugin::ess.event';
let publishedSlug = '';
let publishedId = '';
let schema: GraphQLSchema;

async function make(uid: Uid, data: Record<string, unknown>, status: 'draft' | 'published' = 'draft'): Promise<string> {
  const documentId = await create(uid, data, status);
  made.push([uid, documentId]);
  return documentId;
}

const to = (documentId: string) => ({ set: [{ documentId }] });

beforeAll(async () => {
  const { strapi } = await cms();
  await make(event, {
    ...(await minimalEvent(`Jamais publié ${SECRETS.draft}`)),
    body: [{ type: 'paragraph', children: [{ type: 'text', text: SECRETS.draft }] }],
  });

  const people = await Promise.all(
    (
      [
        ['internalPerson', 'visible_internally'],
        ['networkPerson', 'visible_to_network'],
        ['erasedPerson', 'visible_to_public'],
      ] as const
    ).map(async ([name, visibility]) =>
      make('plugin::ess.person', {
        display_name: SECRETS[name],
        visibility,
        erasure_requested: name === 'erasedPerson',
        aliases: [{ label: SECRETS.personAlias }],
        mandates: [{ function_label: SECRETS.mandate }],
      }),
    ),
  );
  const privateLink = await make(
    'plugin::ess.resource',
    { title: 'Support privé', canonical_url: `https://${SECRETS.privateLink}.example/`, link_status: 'link_private' },
    'published',
  );
  const deadLink = await make(
    'plugin::ess.resource',
    { title: 'Page disparue', canonical_url: `https://${SECRETS.deadLink}.example/`, link_status: 'link_dead' },
    'published',
  );
  await make('plugin::ess.resource', { title: SECRETS.unpublishedResource });
  await make('plugin::ess.key-figure', { title: SECRETS.unpublishedFigure, note: SECRETS.unpublishedFigure });
  await make('plugin::ess.initiative', { title: SECRETS.unpublishedInitiative });
  await make('plugin::ess.dispositif', { title: SECRETS.unpublishedDispositif });
  await make('plugin::ess.organisation', {
    name: 'Structure témoin',
    contact_points: [
      { label: SECRETS.contactPoint, generic_email: 'contact@exemple.example', visibility: 'contact_internal' },
    ],
  });

  const documentId = await make(
    event,
    {
      ...(await minimalEvent('Rendez-vous témoin des fuites')),
      external_id: `event:${SECRETS.externalId}`,
      participations: people.map((person) => ({
        role: 'speaker',
        person: to(person),
        function_at_date: 'fonction publique',
      })),
      sessions: [
        {
          title: 'Séquence',
          participations: people.map((person) => ({ role: 'speaker', person: to(person) })),
          documents: [{ resource: to(privateLink) }],
          sessions: [
            {
              title: 'Sous-séquence',
              participations: people.map((person) => ({
                role: 'speaker',
                person: to(person),
                unit_label: 'une équipe',
              })),
              documents: [{ resource: to(deadLink) }],
            },
          ],
        },
      ],
      documents: [{ resource: to(privateLink) }, { resource: to(deadLink) }],
      provenance: [{ document: to(privateLink) }],
      review_flags: [{ reason: 'review_to_verify', note: SECRETS.reviewNote }],
    },
    'published',
  );
  await update(event, documentId, { title: SECRETS.modifiedDraft, summary: SECRETS.modifiedDraft });

  const withdrawn = await make(event, await minimalEvent(`Retiré ${SECRETS.withdrawn}`), 'published');
  await strapi.documents(event).unpublish({ documentId: withdrawn });

  const { data } = await graphql(
    '{ essEvents(limit: 100, from: "2099-05-20", to: "2099-05-20") { nodes { id slug title } } }',
  );
  const { nodes } = data?.essEvents as { nodes: { id: string; slug: string; title: string }[] };
  const witness = nodes.find(({ title }) => title === 'Rendez-vous témoin des fuites');
  if (!witness) throw new Error('The witness event is not public');
  publishedSlug = witness.slug;
  publishedId = witness.id;

  const introspection = await graphql(getIntrospectionQuery());
  schema = buildClientSchema(introspection.data as unknown as IntrospectionQuery);
});

afterAll(async () => {
  const { strapi } = await cms();
  for (const [uid, documentId] of made) await strapi.documents(uid).delete({ documentId });
});

function leaksIn(text: string): string[] {
  return FORBIDDEN.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
}

/** Every field of a type, as deep as it goes; a type inside itself is opened once more. */
function selectAll(type: GraphQLOutputType, path: readonly string[] = []): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  if (path.filter((name) => name === named.name).length > 1) return '{ __typename }';
  const fields = Object.values(named.getFields()).map(
    (field) => `${field.name} ${selectAll(field.type, [...path, named.name])}`,
  );
  return `{ ${fields.join(' ')} }`;
}

/** Values worth trying for an argument: those that could reach what is hidden. */
function valuesFor(type: GraphQLInputType, argument: string): string[] {
  if (isNonNullType(type)) return valuesFor(type.ofType, argument);
  if (isListType(type)) return valuesFor(type.ofType, argument).map((value) => `[${value}]`);
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isInputObjectType(type))
    throw new Error(`Argument ${argument} is an object: a filter that the table does not know`);
  if (type.toString() === 'Int') return ['1', '100'];
  if (argument === 'from' || argument === 'to') return ['"2099-05-20"'];
  const texts =
    argument === 'id'
      ? [publishedId, ...made.map(([, documentId]) => documentId)]
      : [publishedSlug, ...Object.values(SECRETS), '%', "' OR 1=1 --", 'FR', 'COM-49127'];
  return texts.map((text) => JSON.stringify(text));
}

const rootFields = (): GraphQLField<unknown, unknown>[] => Object.values(schema.getQueryType()?.getFields() ?? {});
const requiredOf = (field: GraphQLField<unknown, unknown>): GraphQLArgument[] =>
  field.args.filter(({ type }) => isNonNullType(type));

describe('GraphQL', () => {
  it('has the fields of the public schema only, no mutation and no subscription', () => {
    expect(
      rootFields()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'essDispositif',
      'essDispositifs',
      'essEvent',
      'essEvents',
      'essInitiative',
      'essInitiatives',
      'essKeyFigure',
      'essKeyFigures',
      'essOrganisations',
      'essResource',
      'essResources',
      'essSelection',
      'essTerritories',
      'essVocabularies',
    ]);
    expect(schema.getMutationType() ?? null).toBeNull();
    expect(schema.getSubscriptionType() ?? null).toBeNull();
    const names = Object.keys(schema.getTypeMap());
    expect(
      names.filter((name) => /Filters?Input|EntityResponse|PublicationStatus|UsersPermissions/.test(name)),
    ).toEqual([]);
  });

  it('answers every field, with every argument, without a private word', async () => {
    const leaks: string[] = [];
    let asked = 0;
    for (const field of rootFields()) {
      const required = requiredOf(field).map(({ name }) => `${name}: "anjou"`);
      const optional = field.args.flatMap(({ name, type }) => valuesFor(type, name).map((value) => ({ name, value })));
      const argumentsToTry = [
        required.length > 0 ? `(${required.join(', ')})` : '',
        ...optional.map(
          ({ name, value }) =>
            `(${[...required.filter((text) => !text.startsWith(`${name}:`)), `${name}: ${value}`].join(', ')})`,
        ),
      ];
      for (const withArguments of argumentsToTry) {
        for (const query of [`{ ${field.name}${withArguments} ${selectAll(field.type)} }`]) {
          const { text, status } = await graphql(query);
          asked += 1;
          if (status >= 500) leaks.push(`${field.name}${withArguments}: ${String(status)}`);
          // What was asked may be named in a refusal: only what the server adds counts.
          const echoed = leaksIn(withArguments);
          const found = leaksIn(text).filter((word) => !echoed.includes(word));
          if (found.length > 0) leaks.push(`${field.name}${withArguments}: ${found.join(', ')}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  }, 300_000);

  it('shows the public part of the witness, so that the search for words means something', async () => {
    const { data } = await graphql(
      `
        query ($slug: String) {
          essEvent(slug: $slug) {
            title
            participations {
              person
              functionAtDate
            }
            sessions {
              sessions {
                participations {
                  unitLabel
                }
                documents {
                  title
                  url
                  linkStatus {
                    key
                  }
                }
              }
            }
          }
        }
      `,
      { slug: publishedSlug },
    );
    expect(data?.essEvent).toMatchObject({
      title: 'Rendez-vous témoin des fuites',
      participations: [{ person: null, functionAtDate: 'fonction publique' }, { person: null }, { person: null }],
      sessions: [
        {
          sessions: [
            {
              participations: [{ unitLabel: 'une équipe' }, {}, {}],
              documents: [{ title: 'Page disparue', url: null, linkStatus: { key: 'dead' } }],
            },
          ],
        },
      ],
    });
  });

  it.each([
    'essEvents(status: DRAFT) { nodes { title } }',
    'essEvents(publicationFilter: "draft") { nodes { title } }',
    'essEvents(filters: { title: { contains: "zz" } }) { nodes { title } }',
    'essEvents(filters: { participations: { person: { display_name: { contains: "zz" } } } }) { nodes { title } }',
    'essEvents(pagination: { limit: -1 }) { nodes { title } }',
    'essEvents { nodes { documentId } }',
    'essEvents { nodes { createdBy { email } } }',
    'essEvents_connection { nodes { title } }',
    'essPeople { nodes { display_name } }',
    'essKeyFigures(status: DRAFT) { nodes { title } }',
    'essOrganisations { nodes { contactPoints { label } } }',
    'essPerson(documentId: "x") { display_name }',
    'uploadFiles { url }',
    'usersPermissionsUsers { email }',
  ])('refuses %s', async (selection) => {
    const { status, errors } = await graphql(`{ ${selection} }`);
    expect(status).toBe(400);
    expect(errors.length).toBeGreaterThan(0);
  });

  it.each(['createEssEvent', 'updateEssEvent', 'deleteEssEvent', 'createEssPerson', 'deleteEssTerritory'])(
    'has no mutation %s',
    async (name) => {
      const { data, errors } = await graphql(`mutation { ${name}(data: {}) { documentId } }`);
      expect(errors.length).toBeGreaterThan(0);
      expect(data ?? null).toBeNull();
    },
  );
});

const TYPES = [
  'key-figures',
  'initiatives',
  'dispositifs',
  'selections',
  'indicators',
  'sources',
  'figure-groups',
  'events',
  'event-series-list',
  'organisations',
  'people',
  'resources',
  'terms',
  'territories',
  'vocabularies',
];
const QUERIES = [
  '',
  '?status=draft',
  '?status=draft&populate=*',
  '?publicationState=preview',
  '?populate[participations][populate]=*',
  '?filters[participations][person][display_name][$contains]=zz',
  '?fields=*&populate[createdBy]=*',
  '?where[title][$contains]=zz',
  '?sort=createdBy.password',
];

describe('stock routes of the plugin’s types', () => {
  it.each(TYPES)('%s: nothing by REST, whatever the query', async (type) => {
    const { url } = await cms();
    for (const stem of [`/api/ess/${type}`, `/api/${type}`, `/api/ess/${type}/${made[0]?.[1] ?? ''}`]) {
      for (const query of QUERIES) {
        const { status, text } = await requestJson(`${url}${stem}${query}`);
        expect([400, 401, 403, 404, 405], `${stem}${query}`).toContain(status);
        expect(leaksIn(text)).toEqual([]);
      }
    }
  });

  it.each(['POST', 'PUT', 'DELETE'])('%s writes nothing anonymously', async (method) => {
    const { url } = await cms();
    for (const type of TYPES) {
      const { status } = await requestJson(`${url}/api/ess/${type}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'DELETE' ? {} : { body: '{"data":{}}' }),
      });
      expect([401, 403, 404, 405]).toContain(status);
    }
  });

  it('keeps the admin, its content manager and the media library closed', async () => {
    const { url } = await cms();
    for (const address of [
      '/content-manager/collection-types/plugin::ess.event',
      '/content-manager/collection-types/plugin::ess.person',
      '/content-manager/relations/plugin::ess.event/publisher',
      '/admin/users',
      '/admin/users/me',
      '/upload/files',
      '/api/upload/files',
      '/content-type-builder/content-types',
      '/api/users',
      '/api/i18n/locales',
    ]) {
      const { status, text } = await requestJson(`${url}${address}`);
      expect([401, 403, 404], address).toContain(status);
      expect(leaksIn(text)).toEqual([]);
    }
  });
});

/** Every list of the public contract, with its formats. */
const FORMAT_ENDINGS: Readonly<Record<string, readonly string[]>> = {
  agenda: ['', '.ics', '.rss', '.atom', '.feed.json', '.json', '.jsonld', '.csv'],
  'chiffres-cles': ['', '.json', '.jsonld', '.csv'],
  initiatives: ['', '.json', '.geojson', '.jsonld', '.csv'],
  ressources: ['', '.rss', '.atom', '.json', '.jsonld', '.csv'],
  dispositifs: ['', '.json', '.jsonld', '.csv'],
};
const PRESENTATIONS: Readonly<Record<string, readonly string[]>> = {
  '': ['fragment=1', 'limit=100'],
  '.json': ['limit=100'],
  '.csv': ['dialect=excel'],
};

/** Asks, and searches the answer; what was asked may be echoed in a refusal. `1` when there was an answer. */
async function expectNoLeak(address: string, question = ''): Promise<number> {
  const { url } = await cms();
  const { status, text, headers } = await requestJson(url + address);
  expect([200, 400], address).toContain(status);
  const echoed = leaksIn(question);
  expect(
    leaksIn(text).filter((word) => !echoed.includes(word)),
    address,
  ).toEqual([]);
  expect(headers.get('set-cookie')).toBeNull();
  return status === 200 ? 1 : 0;
}

describe('public addresses', () => {
  it('answers trusted documents from the same catalogue, without a private word', async () => {
    const { url } = await cms();
    const operations = await requestJson(`${url}/ess/widgets/1/operations.json`);
    expect(operations.status).toBe(200);
    const documents = Object.entries(operations.body as Record<string, string>);
    expect(documents.length).toBeGreaterThan(0);
    for (const [hash, document] of documents) {
      for (const asked of [{}, { when: 'ALL' }, { from: '2099-05-20', to: '2099-05-20' }]) {
        const given = Object.entries({ limit: 100, id: publishedId, slug: publishedSlug, name: 'zz', ...asked });
        // A variable that an operation does not declare is refused.
        const declared = given.filter(([name]) => document.includes(`$${name}:`));
        const variables = JSON.stringify(Object.fromEntries(declared));
        const { status, text, headers } = await requestJson(
          `${url}/ess/graphql/${hash}?variables=${encodeURIComponent(variables)}`,
        );
        expect(status, text).toBe(200);
        expect(leaksIn(text)).toEqual([]);
        expect(headers.get('set-cookie')).toBeNull();
        expect(headers.get('access-control-allow-origin')).toBe('*');
        expect(headers.get('access-control-allow-credentials')).toBeNull();
      }
    }
  });

  it('refuses an unknown document, unknown parameters, unreadable variables and path tricks with a clear body', async () => {
    const { url } = await cms();
    const operations = await requestJson(`${url}/ess/widgets/1/operations.json`);
    const [hash] = Object.keys(operations.body as Record<string, string>);
    const unknown = await requestJson(`${url}/ess/graphql/${'0'.repeat(64)}`);
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
    expect((await requestJson(`${url}/ess/graphql/${hash ?? ''}?query={essEvents{total}}`)).status).toBe(400);
    expect((await requestJson(`${url}/ess/graphql/${hash ?? ''}?variables=[1`)).status).toBe(400);
    expect(
      (await requestJson(`${url}/ess/graphql/${hash ?? ''}?variables=${encodeURIComponent('{"kind":["NOPE"]}')}`)).text,
    ).toContain('NOPE');
    for (const path of [
      '/ess/widgets/1/..%2f..%2fpackage.json',
      '/ess/widgets/1/%2e%2e%2findex.html',
      '/ess/demo/..%2f..%2f..%2fpackage.json',
    ]) {
      expect([400, 404]).toContain((await requestJson(`${url}${path}`)).status);
    }
  });

  it('answers every list in every format, whatever is asked, without a private word', async () => {
    const questions = [
      '',
      ...['territory=COM-49127', 'lang=en', 'q=zz', `q=${SECRETS.draft}`, `exclude=${publishedSlug}`],
      ...['publisher=cress-pays-de-la-loire', 'topic=alimentation', 'selection=inconnue'],
    ];
    const agendaQuestions = [
      'when=all',
      'when=past',
      'from=2099-05-20&to=2099-05-20',
      'status=cancelled',
      'sessions=1',
    ];
    let asked = 0;
    for (const [stem, endings] of Object.entries(FORMAT_ENDINGS)) {
      for (const ending of endings) {
        const all = [...questions, ...(stem === 'agenda' ? agendaQuestions : []), ...(PRESENTATIONS[ending] ?? [])];
        for (const question of all) asked += await expectNoLeak(`/ess/${stem}${ending}?${question}`, question);
      }
    }
    expect(asked).toBeGreaterThan(200);
  });

  it('answers every search, and the pages that lead to it, without a private word', async () => {
    const { url } = await cms();
    const places = ['COM-49127', 'EPCI-244900809', 'DEP-49', 'REG-52', 'FR'];
    for (const address of [
      ...['/ess', '/ess?lang=en', '/ess/themes', '/ess/themes/avise-leviers', '/ess/recherche', '/ess/territoires'],
      ...['/ess/themes/themes/mobilite', '/ess/themes/avise-leviers/financer.json?lang=en'],
      ...places.flatMap((code) => [
        `/ess/territoires/${code}`,
        `/ess/territoires/${code}.json?lang=en`,
        `/ess/embed/territoire?territory=${code}`,
      ]),
    ])
      expect(await expectNoLeak(address), address).toBe(1);
    for (const word of ['zz', 'camille', ...Object.values(SECRETS)]) {
      for (const stem of ['recherche', 'recherche.json', 'suggestions.json'])
        expect(await expectNoLeak(`/ess/${stem}?q=${word}`, word)).toBe(1);
      for (const address of ['recherche.json?lieu=', 'territoires.json?q='])
        expect(await expectNoLeak(`/ess/${address}${word}&lang=en`, word)).toBe(1);
    }
    // A word that only a draft has is in no index.
    const { body } = await requestJson(`${url}/ess/recherche.json?q=${SECRETS.draft}`);
    expect(body).toMatchObject({ total: 0, words: [{ typed: SECRETS.draft, found: 'nowhere' }] });
  });

  it('answers every entry in every format without a private word', async () => {
    const kinds: Record<string, string> = {
      agenda: 'essEvents(when: ALL, limit: 100)',
      'chiffres-cles': 'essKeyFigures(limit: 100)',
      initiatives: 'essInitiatives(limit: 100)',
      ressources: 'essResources(limit: 100)',
      dispositifs: 'essDispositifs(limit: 100)',
    };
    for (const [stem, field] of Object.entries(kinds)) {
      const { data } = await graphql(`{ list: ${field} { nodes { slug } } }`);
      const { nodes } = data?.list as { nodes: { slug: string }[] };
      const slugs = [...nodes.slice(0, 10).map(({ slug }) => slug), ...(stem === 'agenda' ? [publishedSlug] : [])];
      expect(slugs.length).toBeGreaterThan(5);
      for (const slug of slugs) {
        for (const ending of FORMAT_ENDINGS[stem] ?? [])
          expect(await expectNoLeak(`/ess/${stem === 'agenda' ? 'rendez-vous' : stem}/${slug}${ending}`)).toBe(1);
      }
    }
  });

  it('answers all that is published together without a private word', async () => {
    const { url } = await cms();
    for (const address of [
      ...['/ess/sitemap.xml', '/ess/catalog.jsonld', '/ess/demo/', '/ess/health', '/ess/ready'],
      ...['answers', 'changes', 'entries'].map((name) => `/ess/schemas/${name}.schema.json`),
    ])
      await expectNoLeak(address);
    for (const name of ['agenda', 'chiffres-cles', 'initiatives', 'ressources'])
      expect(await expectNoLeak(`/ess/embed/${name}?when=all&limit=100`)).toBe(1);
    for (const question of ['when=all', 'from=2099-05-20&to=2099-05-20'])
      await expectNoLeak(`/ess/embed/agenda?${question}`);
    const archive = await fetch(`${url}/ess/export.zip`);
    const files = await unzip(new Uint8Array(await archive.arrayBuffer()));
    expect(files.size).toBeGreaterThan(10);
    for (const [name, { text }] of files) expect(leaksIn(text), name).toEqual([]);
    let next: string | null = '/ess/changes.json';
    while (next !== null) {
      const { body, text } = await requestJson(url + next);
      const page = body as {
        hasMore: boolean;
        next: string;
        changes: { slug: string; state: string; entry: unknown }[];
      };
      // A tombstone keeps the slug that was public, and nothing else.
      const shown = page.changes.map((change) => (change.state === 'withdrawn' ? { ...change, slug: '' } : change));
      expect(leaksIn(JSON.stringify(shown)), text.slice(0, 200)).toEqual([]);
      const { pathname, search } = new URL(page.next);
      next = page.hasMore ? pathname + search : null;
    }
  });

  it('escapes what it echoes, and says what is gone', async () => {
    const { url } = await cms();
    const hostile = await requestJson(
      `${url}/ess/agenda?territory=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    expect(hostile.status).toBe(400);
    expect(hostile.text).not.toContain('<script');
    for (const ending of FORMAT_ENDINGS.agenda ?? []) {
      const gone = await requestJson(`${url}/ess/rendez-vous/retire-${SECRETS.withdrawn}${ending}`);
      expect(gone.status).toBe(410);
      const unknown = await requestJson(`${url}/ess/rendez-vous/jamais-publie-${SECRETS.draft}${ending}`);
      expect(unknown.status).toBe(404);
    }
  });

  it('says that it is alive', async () => {
    const { url } = await cms();
    expect(await requestJson(`${url}/ess/health`)).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});
