/** Puts together what lets a server be seen from outside. */
import type { Core } from '@strapi/strapi';
import { isWritable } from '../database/writability';
import { connectionsOf, essOf, jobsOf, serverFacts, watchOf } from '../ess';
import { READ_MODEL_VERSION } from '../publication/tables';
import { version } from '../../../package.json';
import { health, type HealthFacts } from './health';
import type { Metrics } from './metrics';
import { prometheus, type Prometheus } from './prometheus';
import { poolState, ServerStateReader } from './server-state';
import { tellSlowQueries } from './slow-queries';

export interface Monitoring {
  health(isUp: boolean): Promise<Readonly<Record<string, unknown>>>;
  /** Where a token opens it. */
  readonly prometheus: { readonly token: string; readonly metrics: Prometheus } | undefined;
  stop(): void;
}

/** What answers the public, as far as it is measured. */
export interface MonitoredParts extends Pick<HealthFacts, 'cache' | 'copies' | 'lastChange'> {
  readonly metrics: Metrics;
}

export function startMonitoring(strapi: Core.Strapi, { metrics, ...delivery }: MonitoredParts): Monitoring {
  const { catalogue, config } = essOf(strapi);
  const { metricsToken, slowQueryMilliseconds } = config.monitoring;
  const watch = watchOf(strapi);
  const connections = connectionsOf(strapi);
  const reader = new ServerStateReader(
    async () => ({ entries: await catalogue.collectionStates(), jobs: await jobsOf(strapi).states() }),
    (work) => watch.during(work),
    (error) => {
      if (watch.isUp) strapi.log.error(error);
    },
  );
  const facts: HealthFacts = {
    ...delivery,
    version,
    instanceId: serverFacts(strapi).instanceId,
    database: strapi.db.dialect.client,
    readModelVersion: READ_MODEL_VERSION,
    isWritable: () => isWritable(strapi),
    requests: () => metrics.read(),
    pools: () => ({ application: poolState(connections.application), reader: poolState(connections.reader) }),
    isDatabaseUp: () => watch.isUp,
    state: () => reader.state(),
  };
  const measured = metricsToken ? { token: metricsToken, metrics: prometheus(facts) } : undefined;
  const stops =
    slowQueryMilliseconds === 0
      ? []
      : [...new Set(Object.values(connections))].map((knex) =>
          tellSlowQueries(knex, slowQueryMilliseconds, ({ milliseconds, sql, requestId }) =>
            strapi.log.warn(`Requête lente (${String(milliseconds)} ms) : ${sql}`, {
              milliseconds,
              ...(requestId ? { requestId } : {}),
            }),
          ),
        );
  return {
    health: (isUp) => health(facts, isUp),
    prometheus: measured,
    stop: () => {
      for (const stop of stops) stop();
      measured?.metrics.stop();
    },
  };
}
