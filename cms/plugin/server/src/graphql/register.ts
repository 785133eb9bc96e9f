/** Adds the public schema to Strapi's GraphQL plugin, where it is installed, and takes the generated one away. */
import type { Core } from '@strapi/strapi';
import { toGraphqlEnum } from 'ess-shared-types';
import type { GraphQLFormattedError } from 'graphql';
import { COMPONENTS } from '../components';
import { TYPE_UIDS } from '../content-types';
import { essOf } from '../ess';
import { createResolvers, GRAPHQL_ENUMS } from './resolvers';
import { typeDefs } from './schema';

/** Root fields answer anonymous readers: the catalogue holds published views only. */
const PUBLIC_FIELDS = [
  'essEvents',
  'essEvent',
  'essKeyFigures',
  'essKeyFigure',
  'essInitiatives',
  'essInitiative',
  'essResources',
  'essResource',
  'essDispositifs',
  'essDispositif',
  'essVocabularies',
  'essSelection',
  'essTerritories',
  'essOrganisations',
];

/** What this plugin asks of the extension service of Strapi's GraphQL plugin. */
interface GraphqlExtension {
  shadowCRUD(uid: string): { disable(): unknown };
  use(configuration: () => object): unknown;
}

export function registerGraphql(strapi: Core.Strapi): void {
  if (!('graphql' in strapi.plugins)) return;
  const extension: GraphqlExtension = strapi.plugin('graphql').service('extension');
  // Generated queries leak drafts, filter through relations and cost hundreds of statements a list.
  for (const uid of TYPE_UIDS) extension.shadowCRUD(uid).disable();
  for (const name of Object.keys(COMPONENTS)) extension.shadowCRUD(`ess.${name}`).disable();
  // Called twice by Strapi: it must not have side effects.
  extension.use(() => ({
    typeDefs,
    resolvers: createResolvers(() => essOf(strapi).catalogue),
    resolversConfig: Object.fromEntries(PUBLIC_FIELDS.map((field) => [`Query.${field}`, { auth: false }])),
  }));
  nameAllowedValues(strapi);
}

/** GraphQL says that a value is not in an enumeration; we also say which are. An Apollo Server plugin. */
const namesAllowedValues = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }: { response: GraphQLResponse }) {
        for (const error of response.body.singleResult?.errors ?? []) {
          const [, ...names] = /does not exist in "(\w+)" enum|Enum "(\w+)" cannot represent/.exec(error.message) ?? [];
          const keys = GRAPHQL_ENUMS[names.find((name) => name) ?? ''];
          if (keys)
            Object.assign(error, { message: `${error.message} Allowed: ${keys.map(toGraphqlEnum).join(', ')}.` });
        }
      },
    };
  },
};

interface GraphQLResponse {
  readonly body: {
    readonly kind: string;
    readonly singleResult?: { readonly errors?: readonly GraphQLFormattedError[] };
  };
}

function nameAllowedValues(strapi: Core.Strapi): void {
  const configured: unknown = strapi.config.get('plugin::graphql.apolloServer.plugins');
  strapi.config.set('plugin::graphql.apolloServer.plugins', [
    ...(Array.isArray(configured) ? configured : []),
    namesAllowedValues,
  ]);
}
