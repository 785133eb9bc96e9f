import path from 'node:path';
import { env } from '../src/settings';

/** `ess` stands before `graphql`: its types and resolvers are declared before the schema is built. */
export default () => {
  // The commands of the repository switch it on where nobody else can come.
  const demo = env.bool('ESS_DEMO', false);
  // From `cms/app/dist/config`, where this file is compiled to.
  const project = path.resolve(__dirname, '..', '..', '..', '..');
  return {
    ess: {
      enabled: true,
      config: {
        demo,
        territories: env.bool('ESS_TERRITORIES', true),
        ...(demo ? { corpus: path.join(project, 'cms', 'corpus'), examples: path.join(project, 'examples') } : {}),
        widgets: path.join(project, 'widgets', 'dist'),
        releases: path.join(project, 'widgets', 'releases'),
        siteName: env('SITE_NAME', '') || null,
        site: {
          // This server is for nothing else: its address leads to the home page, `/admin` to the administration.
          isRoot: true,
          sentence: env('SITE_SENTENCE', '') || null,
          logo: env('SITE_LOGO', '') || null,
          colour: env('SITE_COLOUR', '') || null,
          examples: env.array('SITE_EXAMPLES', ['tiers-lieux', 'achats responsables', 'mobilité', 'Pays de la Loire']),
          contactUrl: env('SITE_CONTACT', '') || null,
          legalUrl: env('SITE_LEGAL', '') || null,
        },
        // At night; `off` asks nothing of anyone.
        linkCheck: {
          cron: env.cron('LINK_CHECK_CRON', '0 20 2 * * *'),
          // As many as come round in a week, unless a number says otherwise.
          perRun: env.int('LINK_CHECK_PER_RUN', 0) || null,
          delay: env.int('LINK_CHECK_DELAY', 2_000),
        },
        journal: { months: env.int('JOURNAL_MONTHS', 12) },
        weeklyMessage: { recipients: env.array('WEEKLY_MESSAGE_RECIPIENTS', []) },
        database: {
          replicaUrl: env('DATABASE_REPLICA_URL', '') || null,
          directUrl: env('DATABASE_DIRECT_URL', '') || null,
          // Beside SQLite's file, or where this server keeps its own.
          watermarks: path.resolve(env('WATERMARKS_FOLDER', path.dirname(env('DATABASE_FILENAME', 'data/ess.db')))),
        },
        delivery: {
          copies: path.resolve(env('COPIES_FOLDER', path.join('data', 'copies'))),
          rate: { burst: env.int('RATE_LIMIT_BURST', 120), perSecond: env.int('RATE_LIMIT_PER_SECOND', 20) },
          stopDelay: env.int('STOP_DELAY', 3),
          trustedProxies: env.array('TRUSTED_PROXIES', []),
          accessLog: env('ACCESS_LOG', '') || null,
          sharedCache: sharedCache(),
        },
        monitoring: {
          metricsToken: env('METRICS_TOKEN', '') || null,
          logFormat: env('LOG_FORMAT', 'text'),
          slowQueryMilliseconds: env.int('SLOW_QUERY_MS', 1_000),
        },
      },
    },
    // `plugin::ess.login-limits` counts in its place.
    email: { config: { ratelimit: { enabled: false } } },
    graphql: {
      enabled: true,
      config: {
        endpoint: '/graphql',
        // Only the plugin's own schema is public: nothing is generated from content types.
        shadowCRUD: false,
        defaultLimit: 20,
        maxLimit: 100,
      },
    },
  };
};

/** A CDN or a proxy that keeps answers and is told of changes; none by default. */
function sharedCache() {
  const purgeUrl = env('SHARED_CACHE_PURGE_URL', '');
  if (purgeUrl === '') return null;
  const token = env('SHARED_CACHE_PURGE_TOKEN', '');
  return {
    purgeUrl,
    maxAge: env.int('SHARED_CACHE_MAX_AGE', 600),
    purgeHeaders: token === '' ? {} : { Authorization: `Bearer ${token}` },
  };
}
