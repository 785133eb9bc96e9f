/** The public addresses under `/ess/`. Nothing else in the plugin touches HTTP. */
import type { Core } from '@strapi/strapi';
import { isTrackingName, parseSelection, toLanguage } from 'ess-shared-types';
import { SelectionRefused } from '../catalogue/refusal';
import { essOf, publicUrl } from '../ess';
import { agendaPage, eventPage } from '../formats/html/agenda';
import { messagePage } from '../formats/html/message';
import { WORDS } from '../formats/html/words';
import { createSchema } from '../graphql/schema';
import { readStaticFiles, strongEtag, type StaticFile } from './static-files';
import { TrustedDocuments } from './trusted-documents';

/** Address written in the example pages; replaced by the server's own when they are served from it. */
const EXAMPLE_ORIGIN = 'http://127.0.0.1:1337';
/** Major version of the widgets: `/ess/widgets/1/` is evergreen within it. */
const WIDGETS_MAJOR = '1';

type Context = Parameters<Core.MiddlewareHandler>[0];

interface Assets {
  readonly trustedDocuments: TrustedDocuments;
  readonly widgets: ReadonlyMap<string, StaticFile>;
}

export function registerRoutes(strapi: Core.Strapi): void {
  const ess = essOf(strapi);
  const { config } = ess;
  let assets: Promise<Assets> | undefined;
  const ready = () => (assets ??= loadAssets(strapi));

  const route = (path: string, handler: (context: Context) => Promise<void>) => ({
    method: 'GET' as const,
    path,
    handler: async (context: Context) => {
      publicHeaders(context);
      await handler(context);
    },
    config: { auth: false as const },
  });

  strapi.server.routes([
    route('/ess/health', async (context) => {
      try {
        await strapi.db.connection.raw('select 1');
        send(context, 200, 'application/json; charset=utf-8', JSON.stringify({ status: 'ok' }));
      } catch (error) {
        strapi.log.error(error);
        send(context, 503, 'application/json; charset=utf-8', JSON.stringify({ status: 'database-unavailable' }));
      }
    }),
    route('/ess/agenda', async (context) => {
      const parsed = parseSelection(context.URL.searchParams, { ignoreUnknownNames: true });
      const lang = parsed.ok ? (parsed.selection.lang ?? 'fr') : 'fr';
      try {
        if (!parsed.ok) throw await ess.catalogue.refusal(parsed.problems, lang);
        sendPage(
          context,
          200,
          agendaPage(await ess.catalogue.events(parsed.selection), parsed.selection, publicUrl(strapi)),
        );
      } catch (error) {
        if (!(error instanceof SelectionRefused)) throw error;
        sendPage(context, 400, messagePage(WORDS.refused[lang], error.message, lang, publicUrl(strapi)));
      }
    }),
    route('/ess/rendez-vous/:slug', async (context) => {
      const lang = toLanguage(context.URL.searchParams.get('lang'));
      const slug = parameter(context, 'slug');
      const event = await ess.catalogue.eventBy({ slug }, lang);
      if (event && event.slug !== slug) {
        context.status = 308;
        context.set('Location', event.pageUrl);
      } else if (event) {
        sendPage(context, 200, eventPage(event, lang, publicUrl(strapi), ess.config.now()));
      } else if (await ess.catalogue.wasWithdrawn('event', slug)) {
        sendPage(context, 410, messagePage(WORDS.gone[lang], slug, lang, publicUrl(strapi)));
      } else {
        sendPage(context, 404, messagePage(WORDS.notFound[lang], slug, lang, publicUrl(strapi)));
      }
    }),
    route('/ess/graphql/:hash', async (context) => {
      const { trustedDocuments } = await ready();
      const hash = parameter(context, 'hash');
      if (!trustedDocuments.has(hash)) {
        problem(context, 404, 'Unknown trusted document', 'The sha256 names no operation of a released widget.');
        return;
      }
      const unknown = [...context.URL.searchParams.keys()].filter(
        (name) => name !== 'variables' && !isTrackingName(name),
      );
      if (unknown.length > 0) {
        problem(context, 400, 'Unknown parameter', `“${unknown.join('”, “').slice(0, 200)}”. Allowed: variables.`);
        return;
      }
      const result = await trustedDocuments.run(hash, context.URL.searchParams.get('variables') ?? '');
      send(context, result.data ? 200 : 400, 'application/json; charset=utf-8', JSON.stringify(result));
    }),
    route(`/ess/widgets/${WIDGETS_MAJOR}/:file`, async (context) => {
      sendFile(context, (await ready()).widgets.get(parameter(context, 'file')));
    }),
    ...(config.demo && config.examples
      ? [
          route('/ess/demo/', async (context) => {
            sendFile(context, await demoFile(strapi, context, 'mairie-statique/index.html'));
          }),
          route('/ess/demo/:file', async (context) => {
            sendFile(context, await demoFile(strapi, context, `mairie-statique/${parameter(context, 'file')}`));
          }),
        ]
      : []),
  ]);
}

async function loadAssets(strapi: Core.Strapi): Promise<Assets> {
  const ess = essOf(strapi);
  const folder = ess.config.widgets ?? undefined;
  return {
    trustedDocuments: await TrustedDocuments.load(
      createSchema(() => ess.catalogue),
      folder,
    ),
    widgets: folder === undefined ? new Map() : await readStaticFiles(folder),
  };
}

async function demoFile(strapi: Core.Strapi, context: Context, name: string): Promise<StaticFile | undefined> {
  const { examples } = essOf(strapi).config;
  if (!examples) return undefined;
  const configured: unknown = strapi.config.get('server.url');
  const origin = typeof configured === 'string' && configured.startsWith('http') ? publicUrl(strapi) : context.origin;
  return (await readStaticFiles(examples, (text) => text.replaceAll(EXAMPLE_ORIGIN, origin))).get(name);
}

/** Anonymous and open to every origin; never a cookie, never credentials. */
function publicHeaders(context: Context): void {
  context.set('Access-Control-Allow-Origin', '*');
  context.remove('Access-Control-Allow-Credentials');
  context.remove('Vary');
  context.set('Cache-Control', 'public, max-age=0, must-revalidate');
  context.set('X-Content-Type-Options', 'nosniff');
  // Other origins may not read it otherwise, and a widget would not know that its answer is stale.
  context.set('Access-Control-Expose-Headers', 'Cache-Status');
}

function send(context: Context, status: number, contentType: string, body: Buffer | string): void {
  context.status = status;
  context.set('Content-Type', contentType);
  if (status === 200) {
    context.etag = strongEtag(body);
    if (context.fresh) {
      context.status = 304;
      return;
    }
  } else {
    context.set('Cache-Control', 'no-store');
  }
  context.body = body;
}

const sendPage = (context: Context, status: number, body: string): void => {
  send(context, status, 'text/html; charset=utf-8', body);
};

function sendFile(context: Context, file: StaticFile | undefined): void {
  if (!file) {
    problem(context, 404, 'Not found', 'There is no such file.');
    return;
  }
  send(context, 200, file.contentType, file.body);
}

/** RFC 9457. */
function problem(context: Context, status: number, title: string, detail: string): void {
  send(
    context,
    status,
    'application/problem+json; charset=utf-8',
    JSON.stringify({ type: 'about:blank', title, status, detail }),
  );
}

function parameter(context: Context, name: string): string {
  const parameters: Readonly<Record<string, unknown>> = context.params;
  const value = parameters[name];
  return typeof value === 'string' ? value : '';
}
