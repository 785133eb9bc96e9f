/** Adds the public schema to Strapi's GraphQL plugin, where it is installed, and takes the generated one away. */
import type { Core } from '@strapi/strapi';
import type { GraphQLSchema } from 'graphql';
import { COMPONENTS } from '../components';
import { TYPE_UIDS } from '../content-types';
import { receiveOperations } from './passed-operations';
import { essOf } from '../ess';
import { protectGraphql } from './protection';
import { createResolvers } from './resolvers';
import { typeDefs } from './schema';

/** What this plugin asks of the extension service of Strapi's GraphQL plugin. */
interface GraphqlExtension {
  shadowCRUD(uid: string): { disable(): unknown };
  use(configuration: (tools: { readonly nexus: Nexus }) => object): unknown;
}

/** What this plugin asks of Nexus, with which Strapi builds the schema. */
interface Nexus {
  plugin(options: { readonly name: string; onAfterBuild(schema: GraphQLSchema): void }): object;
}

export function registerGraphql(strapi: Core.Strapi): void {
  if (!('graphql' in strapi.plugins)) return;
  const extension: GraphqlExtension = strapi.plugin('graphql').service('extension');
  // Generated queries leak drafts, filter through relations and cost hundreds of statements a list.
  for (const uid of TYPE_UIDS) extension.shadowCRUD(uid).disable();
  for (const name of Object.keys(COMPONENTS)) extension.shadowCRUD(`ess.${name}`).disable();
  // Called twice by Strapi: it must not have side effects.
  extension.use(({ nexus }) => {
    const resolvers = createResolvers(() => essOf(strapi).catalogue);
    // Root fields answer anonymous readers: the catalogue holds published views only.
    const open = Object.keys(resolvers.Query).map((field) => [`Query.${field}`, { auth: false }]);
    return {
      typeDefs,
      resolvers,
      resolversConfig: Object.fromEntries(open),
      plugins: [nexus.plugin({ name: 'ess-without-ok', onAfterBuild: removeOk })],
    };
  });
  protectGraphql(strapi, essOf(strapi).config.graphqlLimits);
  const endpoint: string = strapi.config.get('plugin::graphql.endpoint');
  strapi.server.use(receiveOperations(endpoint));
}

/** Nexus cannot make a schema without a query and invents `ok` when Strapi generates none; then ours stand beside it. */
function removeOk(schema: GraphQLSchema): void {
  const fields = schema.getQueryType()?.getFields();
  if (fields) delete fields.ok;
}
