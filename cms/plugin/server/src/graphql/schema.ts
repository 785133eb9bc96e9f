/** The public schema: the same definitions for the open endpoint and for trusted documents. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import type { Catalogue } from '../catalogue/catalogue';
import typeDefs from '../../../schema.graphql';
import { createResolvers } from './resolvers';

export { typeDefs };

export function createSchema(catalogue: () => Catalogue): GraphQLSchema {
  return makeExecutableSchema({ typeDefs, resolvers: createResolvers(catalogue) });
}
