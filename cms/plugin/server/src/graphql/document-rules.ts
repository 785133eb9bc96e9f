/**
 * What a document may not be, whatever it asks for. These rules run before all others: the depth rule of Strapi's
 * GraphQL plugin, which comes first in Apollo Server's own validation, never ends on fragments that spread each
 * other, fails on one that is not defined, and fails when it has more than a hundred faults to report.
 */
import { ApolloArmor } from '@escape.tech/graphql-armor';
import {
  GraphQLError,
  KnownFragmentNamesRule,
  NoFragmentCyclesRule,
  validate,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationContext,
} from 'graphql';

/** What one document may hold; `tokens` is counted while it is read. */
export interface DocumentLimits {
  /** Fields inside each other. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields, those with fields of their own counting 2 and each level 1.5 times the one above. */
  readonly cost: number;
}

/** The first fault of a document, in words that name the limit, or `undefined`. */
export function createDocumentCheck(limits: DocumentLimits) {
  const { validationRules } = new ApolloArmor({
    maxDepth: { n: limits.depth, flattenFragments: true },
    maxAliases: { n: limits.aliases },
    maxDirectives: { n: limits.directives },
    // Fragments are counted where they are spread, so that fragments of fragments of fragments cost what they weigh.
    costLimit: { maxCost: limits.cost, flattenFragments: true },
    // Tokens are counted by the parser itself, suggestions are hidden by Apollo Server.
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  const rules = [KnownFragmentNamesRule, NoFragmentCyclesRule, onlyKnownOperations, ...validationRules];
  return (schema: GraphQLSchema, document: DocumentNode): GraphQLError | undefined => {
    const [fault] = validate(schema, document, rules);
    // The syntax is right, and a cost has no decimals.
    const message = fault?.message.replace('Syntax Error: ', '').replace(/, found \d+\.\d.*/, '.');
    return fault && new GraphQLError(message ?? '', { nodes: fault.nodes ?? null });
  };
}

/** Operations that the schema knows, under names that it does not keep for itself (`__proto__` is one of them). */
function onlyKnownOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (!context.getSchema().getRootType(node.operation))
        context.reportError(new GraphQLError(`There is no ${node.operation}: the API is read-only.`, { nodes: node }));
      if (node.name?.value.startsWith('__'))
        context.reportError(
          new GraphQLError('Names of operations may not begin with two underscores.', { nodes: node.name }),
        );
    },
  };
}
