/** The parts of the plugin, made once for a Strapi instance and handed to whoever needs them. */
import type { Core } from '@strapi/strapi';
import { Catalogue } from './catalogue/catalogue';
import { readConfig, type EssConfig } from './config';
import { Publication } from './publication/publication';
import { Territories } from './territories/territories';

export interface Ess {
  readonly config: EssConfig;
  readonly territories: Territories;
  readonly publication: Publication;
  readonly catalogue: Catalogue;
}

const instances = new WeakMap<Core.Strapi, Ess>();

export function essOf(strapi: Core.Strapi): Ess {
  let ess = instances.get(strapi);
  if (!ess) {
    const config = readConfig(strapi);
    const territories = new Territories(strapi);
    ess = {
      config,
      territories,
      publication: new Publication(strapi, territories, config.now),
      catalogue: new Catalogue(
        () => strapi.db.connection,
        territories,
        () => serverFacts(strapi),
        config.now,
      ),
    };
    instances.set(strapi, ess);
  }
  return ess;
}

const instanceIds = new WeakMap<Core.Strapi, string>();

/** Read once at bootstrap from the database, so that ids survive a change of address. */
export function rememberInstanceId(strapi: Core.Strapi, instanceId: string): void {
  instanceIds.set(strapi, instanceId);
}

function serverFacts(strapi: Core.Strapi) {
  const instanceId = instanceIds.get(strapi);
  if (instanceId === undefined) throw new Error('The ESS plugin has not finished its bootstrap');
  return { instanceId, publicUrl: publicUrl(strapi) };
}

/** Address under which the public reaches this server, without a final slash. */
export function publicUrl(strapi: Core.Strapi): string {
  const configured: unknown = strapi.config.get('server.absoluteUrl');
  return (typeof configured === 'string' ? configured : '').replace(/\/$/, '');
}
