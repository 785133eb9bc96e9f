/** The parts of the plugin, made once for a Strapi instance and handed to whoever needs them. */
import type { Core } from '@strapi/strapi';
import type { ServerFacts } from './catalogue/answered-views';
import { Catalogue } from './catalogue/catalogue';
import type { Reader } from './catalogue/reader';
import { readConfig, type EssConfig } from './config';
import { DatabaseWatch } from './delivery/database-watch';
import { Visitors } from './delivery/visitors';
import { Leases } from './jobs/leases';
import { Publication } from './publication/publication';
import { Territories } from './territories/territories';

export interface Ess {
  readonly config: EssConfig;
  readonly territories: Territories;
  readonly publication: Publication;
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
    ess = {
      config,
      territories,
      publication: new Publication(strapi, territories, (changes) => catalogue.changed(changes), config.now),
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
}

const started = new WeakMap<Core.Strapi, Started>();

export function rememberStart(strapi: Core.Strapi, instanceId: string, open: Reader): void {
  const watch = new DatabaseWatch(
    () => open.probe.raw('select 1'),
    (isUp) => {
      if (isUp) strapi.log.info('La base de données répond à nouveau');
      else strapi.log.error('La base de données ne répond plus');
    },
  );
  const leases = new Leases(strapi.db.connection, (error) => strapi.log.error(error));
  started.set(strapi, { instanceId, reader: open, watch, leases });
}

export const watchOf = (strapi: Core.Strapi): DatabaseWatch => startOf(strapi).watch;

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
  await started.get(strapi)?.reader.close();
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
