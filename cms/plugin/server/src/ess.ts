/** The parts of the plugin, made once for a Strapi instance and handed to whoever needs them. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { Announcements, type Watermark } from './announcements/announcements';
import type { WatermarkFile } from './announcements/history';
import type { PublishedChanges } from './announcements/published-changes';
import { WakeUp } from './announcements/wake-up';
import type { ServerFacts } from './catalogue/answered-views';
import { Catalogue } from './catalogue/catalogue';
import type { Reader } from './catalogue/reader';
import { readConfig, type EssConfig } from './config';
import { isPostgres } from './database/dialect';
import { forgetLostConnections } from './database/lost-connections';
import { DatabaseWatch } from './database/database-watch';
import { Visitors } from './visitors/visitors';
import { Jobs } from './jobs/jobs';
import { Leases } from './jobs/leases';
import { Publication, type Announcer } from './publication/publication';
import { Territories } from './territories/territories';

export interface Ess {
  readonly config: EssConfig;
  readonly territories: Territories;
  readonly publication: Publication;
  readonly announcements: Announcements;
  readonly catalogue: Catalogue;
  readonly visitors: Visitors;
}

const instances = new WeakMap<Core.Strapi, Ess>();

export function essOf(strapi: Core.Strapi): Ess {
  let ess = instances.get(strapi);
  if (!ess) {
    const config = readConfig(strapi);
    const territories = new Territories(strapi);
    const catalogue = new Catalogue(
      () => reader(strapi).knex,
      territories,
      () => serverFacts(strapi),
      config.now,
    );
    const told = (changes: PublishedChanges) => {
      if (changes === 'everything') territories.invalidate();
      catalogue.changed(changes);
    };
    const announcements = new Announcements(
      {
        heard: told,
        territories: (version) => void territories.heard(version),
        reached: (watermark) => started.get(strapi)?.watermarks?.write(watermark),
        wentBack: (seen) => void noticeRestore(strapi, seen),
      },
      config.now,
      config.database.replicaUrl !== null,
    );
    const announcer: Announcer = {
      write: (trx, changes) => announcements.write(trx, changes),
      committed: (id, changes) => {
        announcements.committed(id);
        told(changes);
      },
      tell: told,
    };
    ess = {
      config,
      territories,
      announcements,
      publication: new Publication(strapi, territories, announcer, config.now),
      catalogue,
      visitors: new Visitors(config.delivery.rate, config.delivery.trustedProxies),
    };
    instances.set(strapi, ess);
  }
  return ess;
}

/** What only the start of the server brings. */
interface Started {
  /** Part of public ids that says which network gave them: kept in the database, it survives a change of address. */
  readonly instanceId: string;
  readonly reader: Reader;
  /** Whether the database answers. */
  readonly watch: DatabaseWatch;
  /** What one server at a time may do. */
  readonly leases: Leases;
  /** How PostgreSQL tells at once of what other servers change. */
  readonly wakeUp: WakeUp | undefined;
  readonly jobs: Jobs;
  /** How far the history of the database went, beside it. */
  readonly watermarks: WatermarkFile | undefined;
}

const started = new WeakMap<Core.Strapi, Started>();

export function rememberStart(
  strapi: Core.Strapi,
  instanceId: string,
  open: Reader,
  watermarks: WatermarkFile | undefined,
): void {
  const { announcements, config } = essOf(strapi);
  // What other servers changed is the question by which the database is known to answer: one statement a second.
  const read = async () => {
    try {
      await announcements.read(open.probe);
    } catch (error) {
      await open.probe.raw('select 1');
      strapi.log.error(error);
    }
  };
  const ask = async () => {
    await read();
    // Not waited for: a long transaction may hold the connection that writes.
    announcements.forget(strapi.db.connection).catch((error: unknown) => strapi.log.error(error));
  };
  const watch = new DatabaseWatch(ask, (isUp) => {
    if (isUp) strapi.log.info('La base de données répond à nouveau');
    else strapi.log.error('La base de données ne répond plus');
  });
  const leases = new Leases(strapi.db.connection, (error) => strapi.log.error(error));
  const wakeUp = isPostgres(strapi.db.connection)
    ? new WakeUp(strapi, config.database.directUrl, () => void watch.probe()).start()
    : undefined;
  const jobs = new Jobs({
    knex: strapi.db.connection,
    leases,
    now: essOf(strapi).config.now,
    isReady: () => watch.isUp,
    report: (message, error) => strapi.log.error(message, error),
  });
  started.set(strapi, { instanceId, reader: open, watch, leases, jobs, wakeUp, watermarks });
}

/** A database that stands behind what was seen of it was restored from a backup: says so, once for all servers. */
export async function noticeRestore(strapi: Core.Strapi, seen: Watermark): Promise<void> {
  try {
    if (await essOf(strapi).publication.beginHistory(seen)) strapi.log.warn(RESTORED);
  } catch (error) {
    strapi.log.error(error);
  }
}

const RESTORED =
  'Cette base de données est plus ancienne que ce que ce serveur en avait vu : une sauvegarde a été restaurée. Les réseaux qui recopient /ess/changes.json sont invités à tout relire.';

export const watchOf = (strapi: Core.Strapi): DatabaseWatch => startOf(strapi).watch;

/** What the server does by itself; features declare theirs during the bootstrap. */
export const jobsOf = (strapi: Core.Strapi): Jobs => startOf(strapi).jobs;

/** The connections to the database, by who uses them; the same one twice where readers have none of their own. */
export const connectionsOf = (strapi: Core.Strapi): Readonly<Record<'application' | 'reader', Knex>> => ({
  application: strapi.db.connection,
  reader: startOf(strapi).reader.knex,
});

export const leasesOf = (strapi: Core.Strapi): Leases => startOf(strapi).leases;

function startOf(strapi: Core.Strapi): Started {
  const start = started.get(strapi);
  if (!start) throw new Error('The ESS plugin has not finished its bootstrap');
  return start;
}

const stops = new WeakMap<Core.Strapi, () => Promise<void>>();

export function rememberStop(strapi: Core.Strapi, stop: () => Promise<void>): void {
  stops.set(strapi, stop);
}

/** Takes apart what the start put together. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await stops.get(strapi)?.();
  await started.get(strapi)?.wakeUp?.stop();
  await started.get(strapi)?.watermarks?.settled();
  await started.get(strapi)?.reader.close();
  forgetLostConnections(strapi);
}

/** The database as public readers see it. */
const reader = (strapi: Core.Strapi): Reader => startOf(strapi).reader;

export const serverFacts = (strapi: Core.Strapi): ServerFacts => ({
  instanceId: startOf(strapi).instanceId,
  publicUrl: publicUrl(strapi),
});

/** Address under which the public reaches this server, without a final slash. */
export function publicUrl(strapi: Core.Strapi): string {
  const configured: unknown = strapi.config.get('server.absoluteUrl');
  return (typeof configured === 'string' ? configured : '').replace(/\/$/, '');
}
