/** What Apollo Server is told to do beside answering: refuse early, answer faults with 400, and say what is allowed. */
import {
  buildSchema,
  GraphQLError,
  isObjectType,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { DocumentJudge } from './document-judge';
import { inOurWords } from './error-words';
import { typeDefs } from './schema';
import { nestingFault } from './variables';

/** What is used of Apollo Server's requests. */
interface GraphqlRequest {
  readonly schema: GraphQLSchema;
  readonly request: { readonly variables?: unknown };
}

interface GraphqlResponse {
  readonly response: {
    readonly http: { status?: number };
    readonly body: { readonly singleResult?: { readonly errors?: readonly GraphQLFormattedError[] } };
  };
}

/** Refused before validation: Apollo Server would say 500 of what is thrown there, were it not for `http`. */
class Refused extends GraphQLError {
  constructor({ message, nodes }: Pick<GraphQLError, 'message' | 'nodes'>, code: string) {
    super(message, { nodes: nodes ?? null, extensions: { code, http: { status: 400 } } });
  }
}

/** Documents sent by POST were judged at the gate; here those sent by GET are, and whatever goes around the gate. */
export function createApolloPlugin(judge: DocumentJudge) {
  return {
    async serverWillStart({ schema }: Pick<GraphqlRequest, 'schema'>) {
      readViewsDirectly(schema);
      judge.use(schema);
    },
    async requestDidStart() {
      return {
        async validationDidStart({ schema, document }: GraphqlRequest & { readonly document: DocumentNode }) {
          const fault = judge.faultOf(schema, document);
          if (fault) throw new Refused(fault, 'GRAPHQL_VALIDATION_FAILED');
        },
        async didResolveOperation({ request }: GraphqlRequest) {
          const message = nestingFault(request.variables);
          if (message !== undefined) throw new Refused({ message, nodes: undefined }, 'BAD_USER_INPUT');
        },
        async willSendResponse({ response }: GraphqlResponse) {
          const errors = response.body.singleResult?.errors ?? [];
          for (const error of errors) Object.assign(error, { message: inOurWords(error.message) });
          // As everywhere else: a question that cannot be understood is not a success.
          if (errors.some(({ extensions }) => extensions?.code === 'BAD_USER_INPUT')) response.http.status = 400;
        },
      };
    },
    async unexpectedErrorProcessingRequest({ error }: { readonly error: Error }) {
      if (error instanceof Refused) throw error;
    },
  };
}

/**
 * Strapi puts four promises around every field of every type, to find neither policy nor rule, and Apollo Server tells
 * its plugins of each field of each answer. Ours are fields of finished views: GraphQL reads them by itself, many times
 * faster. Root fields, and what a site adds to our types, stay as they are.
 */
function readViewsDirectly(schema: GraphQLSchema): void {
  for (const ours of Object.values(buildSchema(typeDefs).getTypeMap())) {
    const type = schema.getType(ours.name);
    if (!ours.name.startsWith('Ess') || !isObjectType(ours) || !isObjectType(type)) continue;
    const fields = type.getFields();
    for (const name of Object.keys(ours.getFields())) {
      const field = fields[name];
      // Whatever is put around it later is not kept.
      if (!field) continue;
      Object.defineProperty(field, 'resolve', {
        configurable: true,
        get: () => undefined,
        set: () => undefined,
      });
    }
  }
}
