/** Sets the open endpoint of Strapi's GraphQL plugin up to be asked by anyone; called before it makes its server. */
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { Core } from '@strapi/strapi';
import { createApolloPlugin } from './apollo-plugin';
import { DocumentJudge, type GraphqlLimits } from './document-judge';

const judges = new WeakMap<Core.Strapi, DocumentJudge>();

/** Who judges the documents of the open endpoint; nobody where there is none. */
export const judgeOf = (strapi: Core.Strapi): DocumentJudge | undefined => judges.get(strapi);

export function protectGraphql(strapi: Core.Strapi, limits: GraphqlLimits): void {
  // Strapi's own limit, where it is lower, is kept: beyond it its rule could fail instead of refusing.
  const configured: unknown = strapi.config.get('plugin::graphql.depthLimit');
  const isLower = typeof configured === 'number' && configured > 0 && configured < limits.depth;
  const depth = isLower ? configured : limits.depth;
  if (!isLower) strapi.config.set('plugin::graphql.depthLimit', depth);

  const judge = new DocumentJudge({ ...limits, depth });
  judges.set(strapi, judge);
  const apollo: Readonly<Record<string, unknown>> = strapi.config.get('plugin::graphql.apolloServer', {});
  strapi.config.set('plugin::graphql.apolloServer', {
    // A public API documents itself.
    introspection: true,
    ...apollo,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    // The gate answers for both.
    cors: false,
    bodyParserConfig: true,
    // Trusted documents are known beforehand: nobody may store a text of their own.
    persistedQueries: false,
    parseOptions: { maxTokens: limits.tokens },
    plugins: [
      ...(Array.isArray(apollo.plugins) ? apollo.plugins : []),
      // It listens to every field, for a cache that answers to POST never have.
      ApolloServerPluginCacheControlDisabled(),
      createApolloPlugin(judge),
    ],
  });

  // Strapi offers Apollo's pages, which load scripts from elsewhere. Whoever wants them says so.
  if (!strapi.config.get('plugin::graphql.landingPage'))
    strapi.config.set('plugin::graphql.landingPage', () => landingPage);
}

const landingPage = {
  async serverWillStart() {
    return { renderLandingPage: async () => ({ html: LANDING_PAGE }) };
  },
};

const LANDING_PAGE = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>API GraphQL</title>
<h1>API GraphQL</h1>
<p>Cette adresse répond aux requêtes GraphQL envoyées par POST, en JSON. Son schéma se lit par introspection.</p>
<p lang="en">This address answers GraphQL requests sent by POST as JSON. Its schema can be read by introspection.</p>
</html>
`;
