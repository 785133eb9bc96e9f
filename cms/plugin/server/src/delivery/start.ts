/** Puts the delivery together when the server starts, and takes it apart when it stops. */
import type { Core } from '@strapi/strapi';
import { announcedAt } from '../announcements/announcements';
import { essOf, publicUrl, serverFacts, watchOf } from '../ess';
import { judgeOf } from '../graphql/protection';
import { createSchema } from '../graphql/schema';
import { startMonitoring } from '../monitoring/start';
import { AccessLog } from './access-log';
import type { EssConfig } from '../config';
import type { SiteFacts } from '../formats/html/home-page';
import { connectionOfThread } from '../database/connections';
import { Answers } from './answers';
import { AnswersBeside } from './answers-beside';
import { Delivery } from './delivery';
import { Farewell } from './farewell';
import { FastPath } from './fast-path';
import { graphqlGate, type GraphqlGate } from './graphql-gate';
import { LastGoodCopies } from './last-good-copies';
import { Metrics } from '../monitoring/metrics';
import { SharedCache } from './shared-cache';
import { StaticAnswers } from './static-answers';
import { TrustedDocuments } from './trusted-documents';

/** Milliseconds: what another server changed while this one was stopped is dated by its clock. */
const CLOCKS_DIFFER = 60_000;
const MEGABYTE = 1024 * 1024;

/** Resolves to what stops it. */
export async function startDelivery(strapi: Core.Strapi): Promise<() => Promise<void>> {
  const ess = essOf(strapi);
  const { catalogue, config } = ess;
  const settings = config.delivery;
  const report = (error: unknown) => strapi.log.error(error);
  const server = () => publicUrl(strapi);
  const watch = watchOf(strapi).start();

  const documents = await TrustedDocuments.load(
    createSchema(() => catalogue),
    config.widgets ?? undefined,
    config.releases ?? undefined,
    (fault) => strapi.log.error(fault),
  );
  const states = await catalogue.collectionStates();
  const announced = await announcedAt(strapi.db.connection);
  const lastChange = Math.max(announced + CLOCKS_DIFFER, ...states.map(({ changedAt }) => changedAt ?? 0));
  const copies = await openCopies(strapi, new Date(lastChange).toISOString());
  const helped = (...asked: Parameters<typeof catalogue.refusal>) => catalogue.refusal(...asked);
  const source = { catalogue, server: () => serverFacts(strapi), now: config.now };
  const sharedCache = settings.sharedCache ? new SharedCache(settings.sharedCache, report) : undefined;
  // What changed while no server was up, by a restored backup for one, was told to nobody.
  sharedCache?.changed('everything');
  const beside = await openBeside(strapi);
  const delivery = new Delivery({
    answers: new Answers(source, documents, siteFacts(config), beside && ((target) => beside.make(target))),
    watch,
    copies,
    sharedCache,
    mostBytes: settings.cacheMegabytes * MEGABYTE,
    now: config.now,
    server,
    helped,
    report,
  });
  catalogue.onChange((changes) => delivery.changed(changes));

  const log = settings.accessLog ? new AccessLog(settings.accessLog, config.monitoring.logFormat, report) : undefined;
  const metrics = new Metrics();
  const monitoring = startMonitoring(strapi, {
    metrics,
    cache: () => delivery.cache,
    copies: () => copies && { count: copies.count, bytes: copies.size, isWritable: copies.isWritable },
    lastChange: () => delivery.lastChange,
  });
  const fastPath = new FastPath({
    delivery,
    statics: await StaticAnswers.load({
      widgets: config.widgets ?? undefined,
      releases: config.releases ?? undefined,
      examples: config.demo ? (config.examples ?? undefined) : undefined,
    }),
    gate: gateOf(strapi),
    watch,
    visitors: ess.visitors,
    metrics,
    monitoring,
    log,
    helped,
    server,
    report,
    isRoot: config.site.isRoot,
    isLeaving: () => farewell.isLeaving,
  });
  const stepAside = fastPath.standBefore(strapi.server.httpServer);
  const farewell = new Farewell(strapi.server.httpServer);
  // Ctrl+C is typed by someone who waits.
  let isTyped = false;
  process.prependOnceListener('SIGINT', () => (isTyped = true));
  return async () => {
    const delay = isTyped ? 0 : settings.stopDelay * 1_000;
    const cut = await farewell.say({ delay, patience: settings.stopPatience * 1_000 });
    if (cut > 0) strapi.log.warn(`${String(cut)} requêtes en cours n’ont pas pu finir`);
    stepAside();
    watch.stop();
    delivery.stop();
    await beside?.stop();
    await copies?.close();
    monitoring.stop();
    await log?.close();
  };
}

const siteFacts = ({ siteName, site }: EssConfig): SiteFacts => ({ ...site, name: siteName ?? null });

/** The thread of long answers; without it, they are made here. */
async function openBeside(strapi: Core.Strapi): Promise<AnswersBeside | undefined> {
  const { config } = essOf(strapi);
  const file = AnswersBeside.file();
  const database = await connectionOfThread(strapi, config.database.replicaUrl);
  if (file === undefined || database === undefined) return undefined;
  return new AnswersBeside(file, { database, site: siteFacts(config) }, () => ({
    now: config.now(),
    server: serverFacts(strapi),
  }));
}

/** A folder that cannot be used costs the answers that only it could give, not the start. */
async function openCopies(strapi: Core.Strapi, since: string): Promise<LastGoodCopies | undefined> {
  const { copies: folder, copiesMegabytes } = essOf(strapi).config.delivery;
  if (!folder) return undefined;
  try {
    return await LastGoodCopies.open(folder, copiesMegabytes * MEGABYTE, since, (error) => strapi.log.error(error));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    strapi.log.error(`Copies des réponses : le dossier ${folder} ne peut pas servir (${reason})`);
    return undefined;
  }
}

/** The gate of Strapi's GraphQL plugin, where it is installed. */
function gateOf(strapi: Core.Strapi): GraphqlGate | undefined {
  const judge = judgeOf(strapi);
  if (!judge) return undefined;
  const { config, visitors } = essOf(strapi);
  return graphqlGate({
    endpoint: strapi.config.get('plugin::graphql.endpoint'),
    bodyBytes: config.graphqlLimits.bodyBytes,
    isReadable: () => watchOf(strapi).isUp,
    wait: (request) => visitors.wait(request),
    faultOf: judge.faultOfText,
  });
}
