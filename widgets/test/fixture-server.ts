/**
 * A small CMS for the tests: answers the trusted documents of the built widgets by executing them against
 * the public schema, so that no fixture can stray from it, and serves the built files.
 *
 * An element is pointed at `<origin>/case/<name>/<key>`: the case says how the CMS behaves, the key keeps
 * the counts of one test apart from those of another.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { toGraphqlEnum } from 'ess-shared-types';
import { buildSchema, graphql, GraphQLError } from 'graphql';
import { trustedDocuments } from '../build/operations.mjs';
import { CASES, type Arguments, type Case } from './cases.js';
import { NOW } from './fixture-events.js';

const widgets = path.join(import.meta.dirname, '..');
const schema = buildSchema(readFileSync(path.join(widgets, '..', 'cms', 'plugin', 'schema.graphql'), 'utf8'));
const documents: Readonly<Record<string, string>> = trustedDocuments();

/** What a request looked like to the CMS. */
export interface SeenRequest {
  readonly method: string;
  readonly variables: unknown;
  readonly headers: readonly string[];
}

const seen = new Map<string, SeenRequest[]>();

/** Enumerations are kebab-case in views, UPPER_SNAKE in GraphQL. */
const ENUMERATED = new Set(['temporalState', 'precision', 'lang', 'state', 'level']);
function toGraphql(view: unknown): unknown {
  return JSON.parse(
    JSON.stringify(view, (name, value: unknown) =>
      ENUMERATED.has(name) && typeof value === 'string' ? toGraphqlEnum(value) : value,
    ),
  );
}

/** One page of a list. */
function page(all: readonly object[], args: Arguments, { foundAt = () => null, validUntil = null }: Case) {
  const first = Number(args.cursor ?? 0);
  const nodes = all.slice(first, first + (args.limit ?? 20));
  const end = first + nodes.length;
  const pageInfo = { hasNextPage: end < all.length, endCursor: String(end) };
  return toGraphql({
    nodes,
    pageInfo,
    total: all.length,
    asOf: NOW,
    validUntil,
    foundAt: foundAt(args),
    selection: null,
  });
}

function rootValue(behaviour: Case) {
  const { lists = {}, items = {}, refusal } = behaviour;
  const refused = () => new GraphQLError(refusal ?? '', { extensions: { code: 'BAD_USER_INPUT' } });
  const list = (field: string) => (args: Arguments) => {
    if (refusal) throw refused();
    return page(lists[field]?.(args) ?? [], args, behaviour);
  };
  const item = (field: string) => (args: Arguments) => toGraphql(items[field]?.(args) ?? null);
  return {
    ...Object.fromEntries(LISTS.map((field) => [field, list(field)])),
    ...Object.fromEntries(ITEMS.map((field) => [field, item(field)])),
    essTerritories: ({ code, name }: { readonly code?: readonly string[]; readonly name?: string }) => {
      const nodes = TERRITORIES.filter(
        (territory) =>
          code?.includes(territory.code) ?? territory.name.toLowerCase().startsWith(name?.toLowerCase() ?? ''),
      );
      return { nodes, pageInfo: { hasNextPage: false }, total: nodes.length, asOf: NOW };
    },
    essVocabularies: () => ({
      nodes: [
        {
          id: 'themes@fixture',
          slug: 'themes',
          label: 'Thèmes',
          lang: 'FR',
          editorial: true,
          terms: [
            { slug: 'alimentation', label: 'Alimentation durable', mappedTo: [] },
            { slug: 'mobilite', label: 'Mobilité', mappedTo: [] },
          ],
        },
      ],
      total: 1,
      asOf: NOW,
    }),
  };
}

const LISTS = ['essEvents', 'essKeyFigures', 'essInitiatives', 'essResources'];
const ITEMS = ['essEvent', 'essKeyFigure', 'essInitiative', 'essResource'];

const TERRITORIES = [
  { code: 'COM-49127', name: 'Durtal', level: 'COMMUNE', department: 'Maine-et-Loire', parents: [], postalCodes: [] },
  { code: 'COM-49007', name: 'Angers', level: 'COMMUNE', department: 'Maine-et-Loire', parents: [], postalCodes: [] },
  {
    code: 'COM-49176',
    name: 'Saint-Lézin',
    level: 'COMMUNE',
    department: 'Maine-et-Loire',
    parents: [],
    postalCodes: [],
  },
  { code: 'COM-53226', name: 'Saint-Lézin', level: 'COMMUNE', department: 'Mayenne', parents: [], postalCodes: [] },
  { code: 'DEP-49', name: 'Maine-et-Loire', level: 'DEPARTMENT', parents: [], postalCodes: [] },
];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const text = (status: number, body: string): Reply => ({ status, contentType: 'text/html', body });
const json = (status: number, value: unknown): Reply => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value),
});

/** Answers as the case of the address says. */
async function answer(url: URL, request: IncomingMessage): Promise<Reply> {
  const [, , name = '', key = '', , , id = ''] = url.pathname.split('/');
  const behaviour = CASES[name];
  const source = documents[id];
  if (!behaviour || source === undefined) return text(404, 'unknown');
  const variables: unknown = JSON.parse(url.searchParams.get('variables') ?? '{}');
  if (!isRecord(variables)) return text(400, 'no variables');
  const log = seen.get(key) ?? [];
  seen.set(key, log);
  log.push({ method: request.method ?? '', variables, headers: Object.keys(request.headers) });

  const { headers = {}, status = () => 200, delay = 0, body } = behaviour;
  await new Promise((resolve) => setTimeout(resolve, delay).unref());
  if (body !== undefined) return text(200, body);
  const code = status(log.length);
  if (code !== 200) return text(code, 'down');
  const result = await graphql({ schema, source, rootValue: rootValue(behaviour), variableValues: variables });
  const failure = result.errors?.find(({ originalError }) => originalError && !(originalError instanceof GraphQLError));
  if (failure) throw failure;
  return { ...json(result.data ? 200 : 400, result), headers };
}

const EXAMPLE_ORIGIN = 'http://127.0.0.1:1337';

/** The example page, its script from here and its content from a case. */
function demo(name: string, origin: string): string {
  return readFileSync(path.join(widgets, '..', 'examples', 'mairie-statique', 'index.html'), 'utf8')
    .replaceAll(`${EXAMPLE_ORIGIN}/ess/widgets`, `${origin}/ess/widgets`)
    .replaceAll(EXAMPLE_ORIGIN, `${origin}/case/${name}/demo`);
}

async function reply(request: IncomingMessage): Promise<Reply> {
  const origin = `http://${request.headers.host ?? ''}`;
  const url = new URL(request.url ?? '/', origin);
  const last = path.basename(url.pathname);
  if (url.pathname.startsWith('/case/')) return answer(url, request);
  if (url.pathname.startsWith('/seen/')) return json(200, seen.get(last) ?? []);
  if (url.pathname.startsWith('/demo/')) return text(200, demo(last, origin));
  const [, release] = /^\/ess\/widgets\/(1|tampered)\//.exec(url.pathname) ?? [];
  if (!release) return text(404, 'not found');
  const built = readFileSync(path.join(widgets, 'dist', last), 'utf8');
  // Somebody changed the chunks on the server, but not the element that a page pinned.
  const body = release === 'tampered' && /-[0-9a-f]{12}\.js$/.test(last) ? `${built};window.tampered = true;` : built;
  return { status: 200, contentType: last.endsWith('.js') ? 'text/javascript' : 'application/json', body };
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, contentType, body, headers } = await reply(request);
  response.writeHead(status, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Cache-Status',
    'Content-Type': `${contentType}; charset=utf-8`,
    'Timing-Allow-Origin': '*',
    ...headers,
  });
  response.end(body);
}

/** Starts the server on a free port, or on `port`. */
export async function startFixtureServer(port = 0): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
