/**
 * Every route that the running server has, for everyone who may knock, judged by the table `DOORS`. A route that
 * appears with a new version of Strapi, of a plugin or of ours fails until somebody has judged it.
 */
import { request } from 'node:http';
import { request as requestTls } from 'node:https';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { account } from '../support/accounts';
import { admin, cms } from '../support/cms';
import { BESIDE_THE_ROUTER, DOORS, ENDING_SESSIONS, VISITORS, WHO, type Visitor } from '../support/doors';
import { organisationId } from '../support/entries';

const ROLES = { partner: 'ess-partner', writer: 'ess-writing', validator: 'ess-validation' } as const;

/** Tokens; nobody's is empty. */
type Tokens = Readonly<Record<Visitor, string>>;

let tokens: Tokens;

async function signedIn(suffix: string): Promise<Tokens> {
  const organisation = await organisationId('rtes');
  const [partner, writer, validator] = [
    await account(`portes-partenaire-${suffix}`, ROLES.partner),
    await account(`portes-redaction-${suffix}`, ROLES.writer),
    await account(`portes-validation-${suffix}`, ROLES.validator),
  ];
  expect((await admin('PUT', `/admin/ess/partners/${String(partner.id)}`, { organisation })).status).toBe(204);
  return { anonymous: '', partner: partner.token, writer: writer.token, validator: validator.token };
}

beforeAll(async () => {
  await cms();
  tokens = await signedIn('une');
});

/** What is read of Koa's router. */
const routerSchema = z.object({
  stack: z.array(z.object({ methods: z.array(z.string()), path: z.union([z.string(), z.instanceof(RegExp)]) })),
});

/** `GET /admin/users/:id`; a layer for every method is `ALL`. */
async function registeredRoutes(): Promise<string[]> {
  const { strapi } = await cms();
  const router: unknown = strapi.server.router;
  const routes = routerSchema
    .parse(router)
    .stack.flatMap(({ methods, path }) =>
      methods.length > 8
        ? [`ALL ${String(path)}`]
        : methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${String(path)}`),
    );
  return [...new Set([...routes, ...BESIDE_THE_ROUTER])];
}

interface Judgement {
  readonly who: keyof typeof WHO;
  readonly pattern: string;
}

const JUDGEMENTS: readonly Judgement[] = DOORS.flatMap(({ who, routes }) =>
  routes.flatMap((text) => {
    const words = text.split(' ');
    const path = words.at(-1) ?? '';
    const methods = words.slice(0, -1);
    return (methods.length === 0 ? [path] : methods.map((method) => `${method} ${path}`)).map((pattern) => ({
      who,
      pattern,
    }));
  }),
);

const isBroad = ({ pattern }: Judgement): boolean => pattern.startsWith('/');

/** A route by its name goes before all that is below a path. */
function judgementOf(route: string): Judgement | undefined {
  const path = route.split(' ')[1] ?? '';
  return (
    JUDGEMENTS.find(({ pattern }) => pattern === route) ??
    JUDGEMENTS.filter(isBroad).find(({ pattern }) => path === pattern || path.startsWith(`${pattern}/`))
  );
}

/** What stands for a parameter: a type where there is one, and what no entry, file, account or token has as its id. */
function addressOf(path: string): string {
  const type = path.includes('/components/') ? 'ess.occurrence' : 'plugin::ess.event';
  const values = new Map([
    ['model', type],
    ['contentType', type],
    ['uid', type],
    ['targetField', 'themes'],
  ]);
  return path.replace(/\(.*\)/, '0').replace(/:(\w+)\*?/g, (_, name: string) => values.get(name) ?? '0');
}

/** What Strapi refuses of a form: nothing is written where the door opens. */
const bodyFor = (path: string): object => (path.includes('/collection-types/') ? { title: {} } : {});

/** From an address of its own: failed logins of this test must not slow those of others. */
async function knock(route: string, token: string): Promise<number> {
  const { url } = await cms();
  const [method = '', path = ''] = route.split(' ');
  const hasBody = !['GET', 'ALL', 'DELETE'].includes(method);
  return new Promise((resolve, reject) => {
    const sent = (url.startsWith('https:') ? requestTls : request)(
      url + addressOf(path),
      {
        method: method === 'ALL' ? 'GET' : method,
        localAddress: '127.0.0.9',
        headers: {
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          ...(hasBody ? { 'content-type': 'application/json' } : {}),
        },
      },
      (answer) => {
        answer.resume().on('end', () => {
          resolve(answer.statusCode ?? 0);
        });
      },
    );
    sent.on('error', reject).end(hasBody ? JSON.stringify(bodyFor(path)) : undefined);
  });
}

/** Who was neither asked to sign in nor refused: 400, 404 or 410 of what does not exist say that the door is open. */
async function passing(route: string, as: Tokens): Promise<Visitor[]> {
  const answers = await Promise.all(
    VISITORS.map(async (visitor) => ({ visitor, status: await knock(route, as[visitor]) })),
  );
  return answers.flatMap(({ visitor, status }) => (status === 401 || status === 403 ? [] : [visitor]));
}

/** Rows of everything that the database keeps, sessions aside. */
async function rows(): Promise<Record<string, number>> {
  const { strapi } = await cms();
  const counts: Record<string, number> = {};
  for (const uid of Object.keys(strapi.db.metadata))
    if (uid !== 'admin::session') counts[uid] = await strapi.db.query(uid).count();
  return counts;
}

describe('the routes of the running server', () => {
  it('are each judged by the table, which names no other', async () => {
    const routes = await registeredRoutes();
    expect(routes.filter((route) => !judgementOf(route))).toEqual([]);
    const used = new Set(routes.map(judgementOf));
    expect(JUDGEMENTS.filter((judgement) => !used.has(judgement))).toEqual([]);
    // What opens to somebody is named in full: a new route never comes in unjudged.
    expect(JUDGEMENTS.filter((judgement) => isBroad(judgement) && judgement.who !== 'nobody')).toEqual([]);
  });

  it('let in whom the table says and nobody else, and knocking writes nothing', { timeout: 120_000 }, async () => {
    const before = await rows();
    const wrong: string[] = [];
    const judge = async (route: string, as: Tokens) => {
      const expected = WHO[judgementOf(route)?.who ?? 'nobody'].join(', ');
      const passed = (await passing(route, as)).join(', ');
      if (passed !== expected) wrong.push(`${route}: lets in [${passed}], not [${expected}]`);
    };
    for (const route of await registeredRoutes()) if (!ENDING_SESSIONS.includes(route)) await judge(route, tokens);
    expect(wrong).toEqual([]);
    expect(await rows()).toEqual(before);
    for (const [index, route] of ENDING_SESSIONS.entries()) await judge(route, await signedIn(String(index)));
    expect(wrong).toEqual([]);
  });

  it.each(['POST /email', 'PUT /i18n/settings', 'PUT /content-manager/components/:uid/configuration'])(
    'leave %s to administrators',
    async (route) => {
      expect([401, 403]).not.toContain(await knock(route, (await cms()).adminToken));
    },
  );
});
