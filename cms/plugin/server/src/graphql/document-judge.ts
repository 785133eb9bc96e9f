/** Judges documents by the schema that will answer them, before any other work is done for them. */
import { GraphQLError, parse, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { createDocumentCheck, type DocumentLimits } from './document-rules';
import { inOurWords } from './error-words';

/** Limits of the open endpoint. Trusted documents have none: their texts are registered. */
export interface GraphqlLimits extends DocumentLimits {
  /** Words, numbers and punctuation of a document. */
  readonly tokens: number;
}

export class DocumentJudge {
  /** The first fault of a parsed document. */
  readonly faultOf: ReturnType<typeof createDocumentCheck>;
  private schema: GraphQLSchema | undefined;

  constructor(private readonly limits: GraphqlLimits) {
    this.faultOf = createDocumentCheck(limits);
  }

  /** To be called when the server of the schema starts; until then every text is let through. */
  use(schema: GraphQLSchema): void {
    this.schema = schema;
  }

  /** The fault of a text, as Apollo Server says it to the client. */
  readonly faultOfText = (text: string): GraphQLFormattedError | undefined => {
    if (!this.schema) return undefined;
    let code = 'GRAPHQL_PARSE_FAILED';
    try {
      const document = parse(text, { maxTokens: this.limits.tokens });
      code = 'GRAPHQL_VALIDATION_FAILED';
      const fault = this.faultOf(this.schema, document);
      return fault && formatted(fault, code);
    } catch (error) {
      // Anything else is a fault of ours, and Apollo Server meets it again and answers for it.
      return error instanceof GraphQLError ? formatted(error, code) : undefined;
    }
  };
}

function formatted(fault: GraphQLError, code: string): GraphQLFormattedError {
  const { message, locations } = fault.toJSON();
  return { message: inOurWords(message), ...(locations && { locations }), extensions: { code } };
}
